package dev.weir.domain.selection;

import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.asset.Section;
import dev.weir.domain.asset.Trait;
import dev.weir.domain.selection.Selection.Criterion;
import dev.weir.domain.value.Tree;
import java.util.BitSet;
import java.util.List;

/** What the methods about tests find: generic ones by their test's name, all by their kind. */
final class TestMatcher {

    private final NodeIndex index;
    private final Manifest manifest;
    private final Dialect dialect;

    TestMatcher(NodeIndex index) {
        this.index = index;
        manifest = index.manifest();
        dialect = index.dialect();
    }

    BitSet names(Criterion criterion) {
        var generic = generic();
        if (!(criterion.value() instanceof Tree.Text text)) {
            generic.or(index.section(Section.UNIT_TESTS));
            return Matcher.nothingElse(criterion, generic);
        }
        var glob = Glob.of(text.value());
        var found = index.where(generic, Attribute.TEST_NAME, glob::matches);
        if (dialect.testNameOfUnitTests()) {
            found.or(index.where(index.section(Section.UNIT_TESTS), Attribute.NAME, glob::matches));
        }
        return found;
    }

    private BitSet generic() {
        var tests = (BitSet) index.type(ResourceType.TEST).clone();
        tests.stream().filter(it -> !manifest.is(it, Trait.GENERIC_TEST)).forEach(tests::clear);
        return tests;
    }

    private BitSet singular() {
        var tests = (BitSet) index.type(ResourceType.TEST).clone();
        tests.andNot(generic());
        return tests;
    }

    BitSet types(Criterion criterion) {
        var text = Matcher.required(criterion);
        if (text.equals("generic") || text.equals("schema")) {
            return generic();
        }
        if (!dialect.dataMeansAllTests()) {
            if (text.equals("singular") || text.equals("data")) {
                return singular();
            }
        } else if ("data".contains(text)) {
            return (BitSet) index.type(ResourceType.TEST).clone();
        } else if ("singular".contains(text)) {
            return singular();
        } else if ("unit".contains(text)) {
            return (BitSet) index.section(Section.UNIT_TESTS).clone();
        }
        throw Matcher.refused(
                criterion,
                "no type of test \"%s\"; there are generic, singular, unit and data".formatted(text),
                Suggestion.to(text, List.of("generic", "singular", "unit", "data")));
    }
}
