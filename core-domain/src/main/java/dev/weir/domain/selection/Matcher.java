package dev.weir.domain.selection;

import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.asset.Section;
import dev.weir.domain.selection.Selection.Criterion;
import dev.weir.domain.value.Tree;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What each method finds: the nodes that a criterion matches by itself, before its operators. */
final class Matcher {

    private final NodeIndex index;
    private final Manifest manifest;
    private final Dialect dialect;
    private final State state;

    Matcher(NodeIndex index, State state) {
        this.index = index;
        this.state = state;
        manifest = index.manifest();
        dialect = index.dialect();
    }

    BitSet matches(Criterion criterion) {
        return dialect.second()
                ? new SecondMatcher(index, index.names(), state)
                        .matches(criterion)
                        .orElseGet(() -> first(criterion))
                : first(criterion);
    }

    private BitSet first(Criterion criterion) {
        return switch (criterion.method()) {
            case FQN -> index.names().find(required(criterion), fqnDomain());
            case TAG -> tags(criterion);
            case GROUP -> groups(criterion);
            case ACCESS -> access(criterion);
            case SOURCE -> sources(criterion);
            case PATH -> paths(criterion);
            case FILE -> files(criterion);
            case PACKAGE -> packages(criterion);
            case CONFIG -> new ConfigMatcher(manifest).find(criterion.arguments(), criterion.value(), configurable());
            case TEST_NAME -> new TestMatcher(index).names(criterion);
            case TEST_TYPE -> new TestMatcher(index).types(criterion);
            case RESOURCE_TYPE -> types(criterion);
            case STATE -> new StateMatcher(index, state).states(criterion);
            case EXPOSURE -> named(criterion, Section.EXPOSURES);
            case METRIC -> named(criterion, Section.METRICS);
            case SEMANTIC_MODEL -> named(criterion, Section.SEMANTIC_MODELS);
            case SAVED_QUERY -> named(criterion, Section.SAVED_QUERIES);
            case UNIT_TEST -> named(criterion, Section.UNIT_TESTS);
            case FUNCTION -> named(criterion, Section.FUNCTIONS);
            case RESULT -> new StateMatcher(index, state).results(criterion);
            case SOURCE_STATUS -> new StateMatcher(index, state).sourceStatus(criterion);
            case VERSION -> new VersionMatcher(index).versions(criterion);
            case SELECTOR, COLUMN -> new BitSet();
        };
    }

    private BitSet fqnDomain() {
        return index.sections(dialect::names);
    }

    private BitSet configurable() {
        return index.sections(Section.NODES, Section.SOURCES);
    }

    private BitSet tags(Criterion criterion) {
        var domain = (BitSet) index.searched().clone();
        domain.andNot(index.section(Section.SEMANTIC_MODELS));
        if (!(criterion.value() instanceof Tree.Text text)) {
            var tagged = index.tagged(domain, tags -> !tags.isEmpty());
            return nothingElse(criterion, tagged);
        }
        var glob = Glob.of(text.value());
        return index.tagged(domain, tags -> tags.stream().anyMatch(glob::matches));
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
        Set<String> hits = index.paths().find(pattern);
        var found =
                index.where(index.searched(), Attribute.ORIGINAL_FILE_PATH, it -> below(FilePaths.normal(it), hits));
        found.or(index.where(index.searched(), Attribute.PATCH_PATH, it -> hits.contains(FilePaths.patch(it))));
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
        return index.where(index.searched(), Attribute.ORIGINAL_FILE_PATH, path -> {
            var name = FilePaths.fileName(FilePaths.normal(path));
            return glob.matches(name) || (dialect.fileStems() && glob.matches(FilePaths.stem(name)));
        });
    }

    private BitSet packages(Criterion criterion) {
        var text = required(criterion);
        var project = manifest.metadata().projectName();
        var wanted = dialect.packageThis() && text.equals("this") ? project.orElse(text) : text;
        return index.where(index.searched(), Attribute.PACKAGE, Glob.of(wanted)::matches);
    }

    private BitSet types(Criterion criterion) {
        var text = required(criterion);
        var type = ResourceType.of(text);
        if (!dialect.knows(type) || !dialect.wordOf(type).equals(text)) {
            var known = Arrays.stream(ResourceType.values())
                    .filter(dialect::knows)
                    .map(dialect::wordOf)
                    .toList();
            throw refused(criterion, "no resource type \"%s\"".formatted(text), Suggestion.to(text, known));
        }
        var found = (BitSet) index.type(type).clone();
        found.and(dialect.resourceTypeBeyondNodes() ? index.searched() : index.section(Section.NODES));
        return found;
    }

    /** A value that is no text cannot be matched: refused as soon as there is anything to match it with. */
    static BitSet nothingElse(Criterion criterion, BitSet tried) {
        if (!tried.isEmpty()) {
            throw refused(
                    criterion,
                    "the value is %s, and this method needs a text"
                            .formatted(criterion.value().kind()));
        }
        return tried;
    }

    static String required(Criterion criterion) {
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

    static SelectionException refused(Criterion criterion, String what, Optional<String> nearest) {
        return new SelectionException(new Refusal(SelectionPrinter.print(criterion), criterion.place(), what, nearest));
    }
}
