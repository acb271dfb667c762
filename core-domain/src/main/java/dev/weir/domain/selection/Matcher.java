package dev.weir.domain.selection;

import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.asset.Section;
import dev.weir.domain.asset.Trait;
import dev.weir.domain.selection.Selection.Criterion;
import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What each method finds: the nodes that a criterion matches by itself, before its operators. */
final class Matcher {

    private static final Section[] EVERYTHING = Section.values();

    private final NodeIndex index;
    private final Manifest manifest;
    private final Dialect dialect;
    private final State state;
    private @Nullable FqnMatcher names;
    private @Nullable FilePaths paths;

    Matcher(NodeIndex index, State state) {
        this.index = index;
        this.state = state;
        manifest = index.manifest();
        dialect = index.dialect();
    }

    BitSet matches(Criterion criterion) {
        return dialect.second()
                ? new SecondMatcher(index, names(), state).matches(criterion).orElseGet(() -> first(criterion))
                : first(criterion);
    }

    private BitSet first(Criterion criterion) {
        return switch (criterion.method()) {
            case FQN -> names().find(required(criterion), fqnDomain());
            case TAG -> tags(criterion);
            case GROUP -> groups(criterion);
            case ACCESS -> access(criterion);
            case SOURCE -> sources(criterion);
            case PATH -> paths(criterion);
            case FILE -> files(criterion);
            case PACKAGE -> packages(criterion);
            case CONFIG -> new ConfigMatcher(manifest).find(criterion.arguments(), criterion.value(), configurable());
            case TEST_NAME -> testNames(criterion);
            case TEST_TYPE -> testTypes(criterion);
            case RESOURCE_TYPE -> types(criterion);
            case STATE -> state(criterion);
            case EXPOSURE -> named(criterion, Section.EXPOSURES);
            case METRIC -> named(criterion, Section.METRICS);
            case SEMANTIC_MODEL -> named(criterion, Section.SEMANTIC_MODELS);
            case SAVED_QUERY -> named(criterion, Section.SAVED_QUERIES);
            case UNIT_TEST -> named(criterion, Section.UNIT_TESTS);
            case FUNCTION -> named(criterion, Section.FUNCTIONS);
            case RESULT -> results(criterion);
            case SOURCE_STATUS -> sourceStatus(criterion);
            case VERSION -> versions(criterion);
            case SELECTOR, COLUMN -> new BitSet();
        };
    }

    private FqnMatcher names() {
        var known = names;
        if (known == null) {
            known = new FqnMatcher(index);
            names = known;
        }
        return known;
    }

    private BitSet fqnDomain() {
        var domain = (BitSet) index.members().clone();
        domain.andNot(index.section(Section.SOURCES));
        if (!dialect.fqnBeyondNodes()) {
            domain.and(index.section(Section.NODES));
        }
        if (!dialect.fqnOfFunctions()) {
            domain.andNot(index.section(Section.FUNCTIONS));
        }
        return domain;
    }

    private BitSet configurable() {
        return index.sections(Section.NODES, Section.SOURCES);
    }

    private BitSet tags(Criterion criterion) {
        var domain = index.sections(EVERYTHING);
        domain.andNot(index.section(Section.SEMANTIC_MODELS));
        if (!(criterion.value() instanceof Tree.Text text)) {
            var tagged = index.where(domain, manifest.tags(), tags -> !tags.isEmpty());
            return nothingElse(criterion, tagged);
        }
        var glob = Glob.of(text.value());
        return index.where(domain, manifest.tags(), tags -> tags.stream().anyMatch(glob::matches));
    }

    private BitSet groups(Criterion criterion) {
        var domain = index.sections(Section.NODES, Section.METRICS);
        Predicate<String> wanted = wildcards(criterion, dialect.groupWildcards());
        return new ConfigMatcher(manifest)
                .where(
                        List.of("group"),
                        domain,
                        it -> it instanceof Tree.Text group && !group.value().isEmpty() && wanted.test(group.value()));
    }

    private Predicate<String> wildcards(Criterion criterion, boolean allowed) {
        var text = required(criterion);
        return allowed ? Glob.of(text)::matches : text::equals;
    }

    private BitSet access(Criterion criterion) {
        var text = criterion.text();
        var models = (BitSet) index.type(ResourceType.MODEL).clone();
        models.and(index.section(Section.NODES));
        if (dialect.second()) {
            models.or(index.section(Section.FUNCTIONS));
        }
        var found = index.where(models, Attribute.ACCESS, text::equals);
        if (text.equals("protected")) {
            models.stream()
                    .filter(it -> manifest.text(Attribute.ACCESS).code(it) < 0)
                    .forEach(found::set);
        }
        return found;
    }

    private BitSet sources(Criterion criterion) {
        var parts = SelectionParser.split(required(criterion), '.');
        if (parts.size() > 3) {
            throw refused(
                    criterion,
                    "a source is written source, source.table or package.source.table, not in %d parts"
                            .formatted(parts.size()));
        }
        var all = index.section(Section.SOURCES);
        var found = index.where(all, Attribute.SOURCE_NAME, Glob.of(parts.get(parts.size() == 3 ? 1 : 0))::matches);
        if (parts.size() > 1) {
            found.and(index.where(all, Attribute.NAME, Glob.of(parts.getLast())::matches));
        }
        if (parts.size() == 3) {
            found.and(index.where(all, Attribute.PACKAGE, Glob.of(parts.getFirst())::matches));
        }
        return found;
    }

    private BitSet named(Criterion criterion, Section section) {
        var parts = SelectionParser.split(required(criterion), '.');
        if (parts.size() > 2) {
            throw refused(criterion, "expected name or package.name, not %d parts".formatted(parts.size()));
        }
        var all = index.section(section);
        var found = index.where(all, Attribute.NAME, Glob.of(parts.getLast())::matches);
        if (parts.size() == 2) {
            found.and(index.where(all, Attribute.PACKAGE, Glob.of(parts.getFirst())::matches));
        }
        return found;
    }

    private BitSet paths(Criterion criterion) {
        var pattern = required(criterion);
        FilePaths.fault(pattern).ifPresent(it -> {
            throw refused(criterion, it);
        });
        var known = paths;
        if (known == null) {
            known = FilePaths.of(manifest);
            paths = known;
        }
        Set<String> hits = known.find(pattern);
        var found = index.where(index.members(), Attribute.ORIGINAL_FILE_PATH, it -> below(FilePaths.normal(it), hits));
        found.or(index.where(index.members(), Attribute.PATCH_PATH, it -> hits.contains(FilePaths.patch(it))));
        return found;
    }

    private static boolean below(String path, Set<String> hits) {
        var at = path;
        while (!at.isEmpty()) {
            if (hits.contains(at)) {
                return true;
            }
            at = FilePaths.folder(at);
        }
        return hits.contains("");
    }

    private BitSet files(Criterion criterion) {
        var glob = Glob.of(required(criterion));
        return index.where(index.members(), Attribute.ORIGINAL_FILE_PATH, path -> {
            var name = FilePaths.fileName(FilePaths.normal(path));
            return glob.matches(name) || (dialect.fileStems() && glob.matches(FilePaths.stem(name)));
        });
    }

    private BitSet packages(Criterion criterion) {
        var text = required(criterion);
        var project = manifest.metadata().projectName();
        var wanted = dialect.packageThis() && text.equals("this") ? project.orElse(text) : text;
        return index.where(index.members(), Attribute.PACKAGE, Glob.of(wanted)::matches);
    }

    private BitSet testNames(Criterion criterion) {
        var generic = generic();
        if (!(criterion.value() instanceof Tree.Text text)) {
            generic.or(index.section(Section.UNIT_TESTS));
            return nothingElse(criterion, generic);
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

    private BitSet testTypes(Criterion criterion) {
        var text = required(criterion);
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
        throw refused(
                criterion,
                "no type of test \"%s\"; there are generic, singular, unit and data".formatted(text),
                Suggestion.to(text, List.of("generic", "singular", "unit", "data")));
    }

    private BitSet types(Criterion criterion) {
        var text = required(criterion);
        var type = ResourceType.of(text);
        if (type == ResourceType.UNKNOWN) {
            var known = Arrays.stream(ResourceType.values())
                    .filter(it -> it != ResourceType.UNKNOWN)
                    .map(ResourceType::word)
                    .toList();
            throw refused(criterion, "no resource type \"%s\"".formatted(text), Suggestion.to(text, known));
        }
        var found = (BitSet) index.type(type).clone();
        if (!dialect.resourceTypeBeyondNodes()) {
            found.and(index.sections(Section.NODES, Section.SOURCES));
        }
        return found;
    }

    private BitSet state(Criterion criterion) {
        var difference = state.difference()
                .orElseThrow(() -> refused(criterion, "there is no earlier manifest to compare with"));
        var text = required(criterion);
        var word = StateWord.of(text)
                .filter(it -> dialect.stateOldAndUnmodified() || (it != StateWord.OLD && it != StateWord.UNMODIFIED))
                .orElseThrow(() -> refused(
                        criterion,
                        "no state \"%s\"".formatted(text),
                        Suggestion.to(
                                text,
                                Arrays.stream(StateWord.values())
                                        .map(StateWord::word)
                                        .toList())));
        if (word == StateWord.MODIFIED || word == StateWord.UNMODIFIED || word == StateWord.CONTRACT) {
            difference.broken().ifPresent(it -> {
                throw refused(criterion, it);
            });
        }
        var found = difference.nodes(word);
        found.and(index.members());
        return found;
    }

    private BitSet results(Criterion criterion) {
        var results = state.results().orElseThrow(() -> refused(criterion, "there are no earlier run results"));
        return known(results.getOrDefault(criterion.text(), Set.of()));
    }

    private BitSet known(Iterable<String> uniqueIds) {
        var found = new BitSet(manifest.size());
        for (var uniqueId : uniqueIds) {
            manifest.indexOf(uniqueId).ifPresent(found::set);
        }
        found.and(index.members());
        return found;
    }

    private BitSet sourceStatus(Criterion criterion) {
        Map<String, String> before =
                state.earlierSources().orElseThrow(() -> refused(criterion, "there is no earlier sources.json"));
        Map<String, String> now =
                state.currentSources().orElseThrow(() -> refused(criterion, "there is no sources.json of today"));
        if (!criterion.text().equals("fresher")) {
            return new BitSet();
        }
        return known(now.entrySet().stream()
                .filter(it -> !before.containsKey(it.getKey()) || Times.later(it.getValue(), before.get(it.getKey())))
                .map(Map.Entry::getKey)
                .toList());
    }

    private BitSet versions(Criterion criterion) {
        var text = criterion.text();
        var models = (BitSet) index.type(ResourceType.MODEL).clone();
        models.and(index.section(Section.NODES));
        if (models.isEmpty()) {
            return models;
        }
        Predicate<Integer> wanted = switch (text) {
            case "none" -> node -> manifest.versions().code(node) < 0;
            case "latest" -> this::isLatest;
            case "prerelease" -> node -> compared(node, it -> it > 0);
            case "old" -> node -> compared(node, it -> it < 0);
            default ->
                throw refused(
                        criterion,
                        "no kind of version \"%s\"; there are latest, prerelease, old and none".formatted(text),
                        Suggestion.to(text, List.of("latest", "prerelease", "old", "none")));
        };
        var found = new BitSet(manifest.size());
        models.stream().filter(wanted::test).forEach(found::set);
        return found;
    }

    private boolean isLatest(int node) {
        Tree version = manifest.versions().of(node);
        Tree latest = manifest.latestVersions().of(node);
        return version != null && latest != null && ConfigMatcher.equal(version, latest);
    }

    private boolean compared(int node, Predicate<Integer> wanted) {
        Tree version = manifest.versions().of(node);
        Tree latest = manifest.latestVersions().of(node);
        return version != null
                && latest != null
                && Facets.truthy(Optional.of(version))
                && Facets.truthy(Optional.of(latest))
                && wanted.test(order(version, latest));
    }

    /** As numbers when both are, else as texts. */
    private static int order(Tree one, Tree other) {
        var left = number(one);
        var right = number(other);
        return left.isPresent() && right.isPresent()
                ? left.get().compareTo(right.get())
                : ConfigMatcher.python(one).compareTo(ConfigMatcher.python(other));
    }

    private static Optional<Double> number(Tree tree) {
        return switch (tree) {
            case Tree.Num(BigDecimal value, var _) -> Optional.of(value.doubleValue());
            case Tree.Text text
            when text.value().strip().matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?") ->
                Optional.of(Double.parseDouble(text.value().strip()));
            case Tree.Text _, Tree.Flag _, Tree.Nothing _, Tree.Items _, Tree.Fields _ -> Optional.empty();
        };
    }

    /** A value that is no text cannot be matched: refused as soon as there is anything to match it with. */
    private static BitSet nothingElse(Criterion criterion, BitSet tried) {
        if (!tried.isEmpty()) {
            throw refused(
                    criterion,
                    "the value is %s, and this method needs a text"
                            .formatted(criterion.value().kind()));
        }
        return tried;
    }

    private static String required(Criterion criterion) {
        if (criterion.value() instanceof Tree.Text text) {
            return text.value();
        }
        throw refused(
                criterion,
                "the value is %s, and this method needs a text"
                        .formatted(criterion.value().kind()));
    }

    static SelectionException refused(Criterion criterion, String what) {
        return refused(criterion, what, Optional.empty());
    }

    private static SelectionException refused(Criterion criterion, String what, Optional<String> nearest) {
        return new SelectionException(new Refusal(SelectionPrinter.print(criterion), criterion.place(), what, nearest));
    }
}
