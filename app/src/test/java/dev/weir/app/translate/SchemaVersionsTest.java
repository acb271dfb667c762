package dev.weir.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.wiring.FileDoors;
import dev.weir.domain.asset.AssetDep;
import dev.weir.domain.asset.AssetSpec;
import dev.weir.domain.asset.CheckSpec;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.Counting;
import dev.weir.domain.event.Interpretation;
import dev.weir.domain.run.RunId;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.SpecWriting;
import dev.weir.domain.translation.Specs;
import dev.weir.domain.translation.TranslationSwitch;
import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Tree;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.Artifacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The same project and the same run, as each version of dbt would have written them: the same assets, checks and events. */
class SchemaVersionsTest {

    private static final List<String> RUNS = List.of(
            "build-again", "build-partial-success", "build-test-fail", "build-unit-test-fail", "seed", "snapshot");

    private final Artifacts artifacts = FileDoors.artifacts();

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> assetsAndChecksAreTheSame() {
        var newest = tree("build-again", "manifest.json");
        var known = specs(newest);
        assertThat(known.assets()).hasSizeGreaterThan(30);
        assertThat(known.checks()).hasSizeGreaterThan(30);
        return DbtVersion.withGroups()
                .map(version -> DynamicTest.dynamicTest(version.toString(), () -> {
                    var gone = version.sectionsToCome();
                    var told = specs(version.manifest(newest));
                    assertThat(assets(told, gone)).isEqualTo(assets(known, gone));
                    assertThat(checks(told)).isEqualTo(checks(known));
                    assertThat(told.refusals()).isEmpty();
                }));
    }

    /** Before there were groups, code stood under another name, references were lists, and tests did not say where they were written. */
    @Test
    void codeIsFoundUnderItsFormerName() {
        var newest = tree("build-again", "manifest.json");
        assertThat(codes(specs(DbtVersion.OLD_1_2.manifest(newest)))).isEqualTo(codes(specs(newest)));
    }

    private static Map<String, List<Optional<String>>> codes(Specs specs) {
        return specs.assets().stream()
                .collect(Collectors.toMap(AssetSpec::uniqueId, it -> List.of(it.codeVersion(), it.description())));
    }

    @TestFactory
    Stream<DynamicTest> eventsAreTheSame() {
        return DbtVersion.withGroups()
                .flatMap(version -> RUNS.stream()
                        .filter(run -> !run.contains("unit-test")
                                || !version.sectionsToCome().contains("unit_tests"))
                        .map(run -> DynamicTest.dynamicTest(
                                "%s, %s".formatted(version, run), () -> eventsAreTheSame(version, run))));
    }

    private void eventsAreTheSame(DbtVersion version, String run) {
        var manifest = tree(run, "manifest.json");
        var results = tree(run, "run_results.json");
        var older = version.results(results);
        var known = events(manifest, results);
        var told = events(version.manifest(manifest), older);
        var rows = ((Tree.Items) older.at("results").orElseThrow())
                .values().stream().map(DbtVersion::uniqueId).toList();
        assertThat(told).containsOnlyKeys(rows);
        told.forEach((node, event) -> assertThat(event).as(node).isEqualTo(known.get(node)));
    }

    @TestFactory
    Stream<DynamicTest> nothingOfItIsOdd() {
        return Stream.of(DbtVersion.values())
                .map(version -> DynamicTest.dynamicTest(version.toString(), () -> {
                    var manifest = version.manifest(tree("build-again", "manifest.json"));
                    try (var file = artifacts.manifest(RealArtifacts.write(folder.resolve("m.json"), manifest))) {
                        assertThat(file.manifest().losses().stream().map(Loss::kind))
                                .filteredOn(it -> !it.startsWith("an edge to a node"))
                                .isEmpty();
                    }
                    var results = version.results(tree("build-again", "run_results.json"));
                    assertThat(artifacts
                                    .results(RealArtifacts.write(folder.resolve("r.json"), results))
                                    .losses())
                            .isEmpty();
                }));
    }

    private static Tree.Fields tree(String run, String name) {
        return RealArtifacts.named(name).stream()
                .filter(it -> RealArtifacts.folder(it).equals(run))
                .findFirst()
                .map(RealArtifacts::tree)
                .orElseThrow();
    }

    private Specs specs(Tree.Fields manifest) {
        try (var file = artifacts.manifest(RealArtifacts.write(folder.resolve("m.json"), manifest))) {
            var all = new BitSet();
            all.set(0, file.manifest().size());
            return SpecWriting.of(file, all, TranslationSwitch.defaults(), SpecTranslation.STANDARD);
        }
    }

    /** What an asset is made from through something that a version does not have cannot be told from its files. */
    private static Map<String, AssetSpec> assets(Specs specs, List<String> gone) {
        return Stream.concat(specs.assets().stream(), specs.observed().stream())
                .collect(Collectors.toMap(
                        AssetSpec::uniqueId,
                        it -> gone.contains("functions")
                                ? it.withDeps(it.deps().stream()
                                        .filter(SchemaVersionsTest::isDirect)
                                        .toList())
                                : it));
    }

    private static boolean isDirect(AssetDep dep) {
        return dep.uniqueId()
                .filter(it -> it.startsWith("model.") || it.startsWith("source."))
                .isPresent();
    }

    private static Map<String, CheckSpec> checks(Specs specs) {
        return specs.checks().stream().collect(Collectors.toMap(CheckSpec::uniqueId, it -> it));
    }

    /** Of each node what matters: what happened, to whom, when, how long it took and what a test found. */
    private Map<String, String> events(Tree.Fields manifest, Tree.Fields results) {
        try (var file = artifacts.manifest(RealArtifacts.write(folder.resolve("m.json"), manifest))) {
            Manifest graph = file.manifest();
            var read = artifacts.results(RealArtifacts.write(folder.resolve("r.json"), results));
            var origin = new Interpretation.Origin(
                    new WorkspaceName("shop"), new RunId(1), 1, Instant.EPOCH, new Counting.Counts());
            var told = new TreeMap<String, String>();
            Interpretation.of(read, Optional.of(graph), origin)
                    .events()
                    .forEach(event -> told.merge(event.header().id().node(), said(event), String::concat));
            return told;
        }
    }

    private static String said(AssetEvent event) {
        var header = event.header();
        var more = switch (event) {
            case AssetEvent.Checked(var _, var asset, var verdict) -> asset + " " + verdict;
            case AssetEvent.Skipped(var _, var because) -> because.toString();
            default -> "";
        };
        return "%s %s %s %s %s %s %s"
                .formatted(
                        event.type(),
                        event.outcome(),
                        header.status().toLowerCase(Locale.ROOT),
                        header.at(),
                        header.execution().seconds(),
                        header.resourceType(),
                        more);
    }
}
