package dev.weir.domain.selection;

import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.asset.Section;
import dev.weir.domain.asset.Trait;
import dev.weir.domain.selection.Selection.Criterion;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The methods that the second engine answers in its own way; those that are not here it answers like the first. */
final class SecondMatcher {

    private static final int MOST_VARIANTS = 64;

    private final NodeIndex index;
    private final Manifest manifest;
    private final FqnMatcher names;
    private final State state;

    SecondMatcher(NodeIndex index, FqnMatcher names, State state) {
        this.index = index;
        this.names = names;
        this.state = state;
        manifest = index.manifest();
    }

    /** {@return what the method finds, or empty where both engines answer alike} */
    Optional<BitSet> matches(Criterion criterion) {
        var text = criterion.text();
        return switch (criterion.method()) {
            case FQN -> Optional.of(fqn(text));
            case GROUP -> Optional.of(groups(text));
            case PATH -> Optional.of(paths(text));
            case FILE -> Optional.of(files(text));
            case CONFIG -> Optional.of(configs(criterion));
            case TEST_NAME -> Optional.of(testNames(text));
            case TEST_TYPE -> Optional.of(testTypes(text));
            case RESOURCE_TYPE ->
                ResourceType.of(text) == ResourceType.UNKNOWN ? Optional.of(new BitSet()) : Optional.empty();
            case EXPOSURE -> lenient(Section.EXPOSURES);
            case METRIC -> lenient(Section.METRICS);
            case SEMANTIC_MODEL -> lenient(Section.SEMANTIC_MODELS);
            case SAVED_QUERY -> lenient(Section.SAVED_QUERIES);
            case UNIT_TEST -> lenient(Section.UNIT_TESTS);
            case FUNCTION -> lenient(Section.FUNCTIONS);
            case SOURCE -> lenient(Section.SOURCES);
            case STATE ->
                state.difference().isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                text.equals("new") ? (BitSet) index.members().clone() : new BitSet());
            case RESULT -> state.results().isPresent() ? Optional.empty() : Optional.of(new BitSet());
            case SOURCE_STATUS ->
                state.earlierSources().isPresent() && state.currentSources().isPresent()
                        ? Optional.empty()
                        : Optional.of(new BitSet());
            case VERSION -> {
                requireWholeVersions(criterion);
                yield Optional.empty();
            }
            case TAG, ACCESS, PACKAGE, SELECTOR, COLUMN -> Optional.empty();
        };
    }

    /** A value of the wrong shape is only met when there is something to hold it against. */
    private Optional<BitSet> lenient(Section section) {
        return index.section(section).isEmpty() ? Optional.of(new BitSet()) : Optional.empty();
    }

    /** Beside the qualified name, the name and the unique id. */
    private BitSet fqn(String value) {
        var domain = (BitSet) index.members().clone();
        domain.andNot(index.section(Section.SOURCES));
        var found = names.find(value, domain);
        var glob = Glob.of(value);
        found.or(index.where(domain, Attribute.NAME, glob::matches));
        for (int node = domain.nextSetBit(0); node >= 0; node = domain.nextSetBit(node + 1)) {
            if (glob.matches(manifest.uniqueId(node))) {
                found.set(node);
            }
        }
        return found;
    }

    private BitSet groups(String value) {
        var found = index.where(index.members(), Attribute.GROUP, value::equals);
        found.or(new ConfigMatcher(manifest)
                .where(
                        List.of("group"),
                        index.members(),
                        it -> it instanceof Tree.Text(String name, var _) && name.equals(value)));
        return found;
    }

    /**
     * By the paths in the manifest: a file, all below a folder, or a pattern whose star crosses slashes. Nodes of packages lie under
     * {@code dbt_packages}, their patches do not; generic tests lie among the compiled files.
     */
    private BitSet paths(String value) {
        var wanted = resolved(value);
        if (wanted.isEmpty() || value.startsWith("/")) {
            return new BitSet();
        }
        if (SelectionParser.split(wanted, '/').stream().anyMatch(it -> it.contains("**") && !it.equals("**"))) {
            return new BitSet();
        }
        var globs = variants(wanted).stream().map(Glob::of).toList();
        boolean literal = Glob.of(wanted).literal().isPresent();
        var domain = withoutGenericTests();
        var found = index.where(domain, Attribute.PATCH_PATH, it -> any(globs, FilePaths.patch(it)));
        var files = manifest.text(Attribute.ORIGINAL_FILE_PATH);
        var root = manifest.metadata().projectName();
        for (int node = domain.nextSetBit(0); node >= 0; node = domain.nextSetBit(node + 1)) {
            var file = files.of(node);
            if (file != null) {
                var path = FilePaths.normal(file);
                var packageName = manifest.text(Attribute.PACKAGE, node);
                if (manifest.section(node) == Section.NODES
                        && root.filter(it -> it.equals(packageName)).isEmpty()) {
                    path = "dbt_packages/%s/%s".formatted(packageName, path);
                }
                if (any(globs, path) || (literal && path.startsWith(wanted + "/"))) {
                    found.set(node);
                }
            }
        }
        return found;
    }

    /** Two stars as a whole part may stand for no folder at all. */
    private static List<String> variants(String pattern) {
        var variants = new ArrayList<>(List.of(pattern));
        for (int at = 0; at < variants.size() && variants.size() < MOST_VARIANTS; at++) {
            var variant = variants.get(at);
            int stars = variant.indexOf("**/");
            if (stars >= 0) {
                variants.add(variant.substring(0, stars) + variant.substring(stars + 3));
            }
        }
        return variants;
    }

    private static boolean any(List<Glob> globs, String path) {
        return globs.stream().anyMatch(it -> it.matches(path));
    }

    private static String resolved(String path) {
        var parts = new ArrayList<String>();
        for (var part : SelectionParser.split(FilePaths.normal(path), '/')) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return "";
                }
                parts.removeLast();
            } else {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private BitSet withoutGenericTests() {
        var domain = (BitSet) index.members().clone();
        index.type(ResourceType.TEST).stream()
                .filter(it -> manifest.is(it, Trait.GENERIC_TEST))
                .forEach(domain::clear);
        return domain;
    }

    private BitSet files(String value) {
        var glob = Glob.of(value);
        return index.where(withoutGenericTests(), Attribute.ORIGINAL_FILE_PATH, path -> {
            var name = FilePaths.fileName(FilePaths.normal(path));
            return glob.matches(name) || glob.matches(FilePaths.stem(name));
        });
    }

    /** Texts and items of lists by wildcard, numbers by their text, of nodes of every kind; a scalar ends the way. */
    private BitSet configs(Criterion criterion) {
        if (criterion.arguments().isEmpty()) {
            return new BitSet();
        }
        var wanted = ConfigMatcher.python(criterion.value());
        var glob = Glob.of(wanted);
        return new ConfigMatcher(manifest)
                .reaching(criterion.arguments(), index.members(), it -> holds(it, wanted, glob));
    }

    private static boolean holds(Tree value, String wanted, Glob glob) {
        return switch (value) {
            case Tree.Text text -> glob.matches(text.value());
            case Tree.Num number -> number.value().toPlainString().equals(wanted);
            case Tree.Flag flag -> wanted.equalsIgnoreCase(flag.value() ? "true" : "false");
            case Tree.Items items ->
                items.values().stream().anyMatch(it -> it instanceof Tree.Text text && glob.matches(text.value()));
            case Tree.Nothing _, Tree.Fields _ -> false;
        };
    }

    private BitSet testNames(String value) {
        var glob = Glob.of(value);
        var found = index.where(index.type(ResourceType.TEST), Attribute.TEST_NAME, glob::matches);
        var singular = (BitSet) index.type(ResourceType.TEST).clone();
        singular.stream().filter(it -> manifest.is(it, Trait.GENERIC_TEST)).forEach(singular::clear);
        singular.or(index.section(Section.UNIT_TESTS));
        found.or(index.where(singular, Attribute.NAME, glob::matches));
        return found;
    }

    private BitSet testTypes(String value) {
        var tests = (BitSet) index.type(ResourceType.TEST).clone();
        switch (value) {
            case "data" -> {}
            case "generic" ->
                tests.stream()
                        .filter(it -> !manifest.is(it, Trait.GENERIC_TEST))
                        .forEach(tests::clear);
            case "singular" ->
                tests.stream().filter(it -> manifest.is(it, Trait.GENERIC_TEST)).forEach(tests::clear);
            case "unit" -> tests = (BitSet) index.section(Section.UNIT_TESTS).clone();
            default -> tests = new BitSet();
        }
        return tests;
    }

    /** Older and newer are told of whole numbers only. */
    private void requireWholeVersions(Criterion criterion) {
        if (!criterion.text().equals("old") && !criterion.text().equals("prerelease")) {
            return;
        }
        var versions = manifest.versions();
        index.type(ResourceType.MODEL).stream()
                .filter(it -> versions.code(it) >= 0 && !(versions.of(it) instanceof Tree.Num))
                .findFirst()
                .ifPresent(it -> {
                    throw Matcher.refused(
                            criterion,
                            "the version of %s is no whole number, and this engine compares no others"
                                    .formatted(manifest.uniqueId(it)));
                });
    }
}
