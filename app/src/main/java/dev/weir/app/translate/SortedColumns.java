package dev.weir.app.translate;

import dev.weir.domain.asset.AssetDep;
import dev.weir.domain.asset.AssetSpec;
import dev.weir.domain.asset.ColumnSpec;
import dev.weir.domain.asset.TableFacts;
import dev.weir.domain.translation.Specs;
import java.util.Comparator;

/** Specs with all columns in the order of their names. */
final class SortedColumns {

    private SortedColumns() {}

    static Specs of(Specs specs) {
        return new Specs(
                specs.assets().stream().map(SortedColumns::of).toList(),
                specs.observed(),
                specs.checks(),
                specs.testsWithoutCheck(),
                specs.refusals(),
                specs.sharedKeys(),
                specs.losses());
    }

    private static AssetSpec of(AssetSpec spec) {
        return spec.withTable(of(spec.table()))
                .withDeps(spec.deps().stream()
                        .map(it ->
                                new AssetDep(it.key(), it.uniqueId(), it.facts().map(SortedColumns::of)))
                        .toList());
    }

    private static TableFacts of(TableFacts facts) {
        return new TableFacts(
                facts.table(),
                facts.columns().stream()
                        .sorted(Comparator.comparing(ColumnSpec::name))
                        .toList(),
                facts.materialization(),
                facts.storage());
    }
}
