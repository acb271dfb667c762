package dev.weir.adapter.dbtcloud.artifact;

import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.ManifestDraft;
import dev.weir.domain.asset.Section;
import dev.weir.domain.asset.Trait;
import dev.weir.domain.value.FieldsBuilder;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what the hot tier keeps of one entry of a manifest. Every field may be missing, null, or of another kind. */
final class NodeReader {

    private static final int LONGEST_NAME = 1 << 8;

    private final ManifestDraft draft;
    private final ByteScanner scanner;
    private final TakenFields taken;
    private final ScannedTree trees;
    private final KeyTrail<Meant> keys;
    private final KeyTrail<Boolean> ofDependsOn;
    private final FieldsBuilder along = new FieldsBuilder();
    private final KnownConfigs configs;
    private final KnownStems stems;
    private final KnownRest rest;

    NodeReader(ManifestDraft draft, ByteScanner scanner, TakenFields taken) {
        this.draft = draft;
        this.scanner = scanner;
        this.taken = taken;
        trees = new ScannedTree(scanner);
        configs = new KnownConfigs(scanner);
        stems = new KnownStems(scanner);
        rest = new KnownRest(scanner);
        keys = new KeyTrail<>(scanner, key -> new Meant(NodeField.of(key), taken.of(key), new RepeatedText(scanner)));
        ofDependsOn = new KeyTrail<>(scanner, key -> key.equals("nodes") ? true : null);
    }

    /** What a key is, what of its value is taken along, null for none of it, and how its text was read last. */
    private record Meant(NodeField field, @Nullable WantedFields wanted, RepeatedText text) {

        boolean needsNoReading(ByteScanner scanner) throws IOException {
            return wanted == null && field.saysNothing(scanner.peek(), scanner.second());
        }
    }

    /** Reads the object at whose beginning the parser stands. */
    void read(Section section, String uniqueId) throws IOException {
        long position = scanner.position();
        draft.begin(section, uniqueId).position(position);
        var seen = new Seen();
        boolean whole = true;
        scanner.enter();
        var key = keys.first();
        while (!key.isEnd()) {
            var meant = Objects.requireNonNull(key.known());
            if (meant.needsNoReading(scanner)) {
                key = keys.over(key);
                continue;
            }
            int before = along.size();
            field(section, key.name(), meant, seen);
            whole &= along.size() > before || meant.wanted() == null;
            key = keys.after(key);
        }
        var fields = along.fields();
        if (whole) {
            taken.keep(position, fields);
        }
        if (!seen.type) {
            draft.text(Attribute.RESOURCE_TYPE, before(uniqueId, '.'));
            draft.lost("an entry of %s without resource_type".formatted(section.key()), uniqueId);
        }
        if (seen.name.isEmpty()) {
            draft.lost("an entry of %s without name".formatted(section.key()), uniqueId);
        }
        if (!seen.fqn) {
            draft.fqn(List.of(seen.packageName, seen.name));
        }
        if (!seen.alias.isEmpty() && !seen.alias.equals(seen.name)) {
            draft.text(Attribute.ALIAS, seen.alias);
        }
        if (!seen.identifier.isEmpty() && !seen.identifier.equals(seen.name)) {
            draft.text(Attribute.IDENTIFIER, seen.identifier);
        }
        if (section == Section.NODES && (seen.blank || (!seen.code && seen.file.isEmpty())) && !seen.seed) {
            draft.trait(Trait.BLANK_CODE);
        }
    }

    /** What is known only when the whole entry was read. */
    private static final class Seen {
        private String name = "";

        /** With its quotes; null if it is not at hand. */
        private byte @Nullable [] nameWritten;

        private String packageName = "";
        private String alias = "";
        private String identifier = "";
        private String file = "";
        private boolean fqn;
        private boolean type;
        private boolean seed;
        private boolean code;
        private boolean blank;
    }

    /** Counts what is not of the kind that it is read as, and so is as good as absent. */
    private void notice(Section section, NodeField field, String name) throws IOException {
        oddUnless(field.fits(scanner.peek()), section, name);
    }

    private void oddUnless(boolean fits, Section section, String name) throws IOException {
        char first = scanner.peek();
        if (!fits && !FirstByte.isNull(first)) {
            draft.lost("%s{}.%s is %s".formatted(section.key(), name, FirstByte.kind(first)), draft.uniqueId());
        }
    }

    private List<String> texts(Section section, String name) throws IOException {
        var texts = scanner.texts();
        if (scanner.strangers() > 0) {
            draft.lost("%s{}.%s holds what is no text".formatted(section.key(), name), draft.uniqueId());
        }
        return texts;
    }

    private void field(Section section, String name, Meant meant, Seen seen) throws IOException {
        var field = meant.field();
        notice(section, field, name);
        switch (field) {
            case NAME -> {
                boolean text = FirstByte.isText(scanner.peek());
                long from = scanner.position();
                seen.name = keep(meant);
                seen.nameWritten = text ? scanner.since(from, LONGEST_NAME) : null;
            }
            case RESOURCE_TYPE -> {
                boolean text = FirstByte.isText(scanner.peek());
                var word = keep(meant);
                seen.type = text && !word.isEmpty();
                seen.seed = word.equals("seed");
            }
            case PACKAGE_NAME -> seen.packageName = keep(meant);
            case ORIGINAL_FILE_PATH -> seen.file = keep(meant);
            case PATCH_PATH,
                    GROUP,
                    ACCESS,
                    DATABASE,
                    SCHEMA,
                    RELATION_NAME,
                    SOURCE_NAME,
                    ATTACHED_NODE,
                    COLUMN_NAME,
                    LANGUAGE -> keep(meant);
            case ALIAS -> {
                var likely = seen.nameWritten;
                seen.alias = likely != null && scanner.passes(likely) ? seen.name : scanner.text();
            }
            case IDENTIFIER -> seen.identifier = scanner.text();
            case MODEL -> {
                if (section == Section.UNIT_TESTS) {
                    oddUnless(FirstByte.isText(scanner.peek()), section, name);
                    keep(meant);
                } else {
                    scanner.skip();
                }
            }
            case FQN -> fqn(section, name, seen);
            case TAGS -> draft.tags(texts(section, name));
            case VERSION -> scalar(draft::version);
            case LATEST_VERSION -> scalar(draft::latestVersion);
            case RAW_CODE, RAW_SQL -> code(name, meant.wanted(), seen);
            case META -> meta();
            case CONFIG -> config(section);
            case DEPENDS_ON -> dependsOn(section);
            case TEST_METADATA -> testMetadata(section);
            case FRESHNESS -> freshness(section);
            case DESCRIPTION, COLUMNS, OTHER -> {
                var wanted = meant.wanted();
                if (wanted == null) {
                    scanner.skip();
                } else {
                    along.put(name, trees.read(wanted));
                }
            }
        }
    }

    private void fqn(Section section, String name, Seen seen) throws IOException {
        var last = seen.nameWritten;
        var stem = last == null ? null : stems.passed(last);
        if (stem != null) {
            draft.fqn(stem, seen.name);
            seen.fqn = true;
            return;
        }
        long from = scanner.position();
        var fqn = texts(section, name);
        draft.fqn(fqn);
        seen.fqn = !fqn.isEmpty();
        if (last != null && seen.fqn && scanner.strangers() == 0) {
            stems.keep(from, last, draft.stem());
        }
    }

    private void code(String name, @Nullable WantedFields wanted, Seen seen) throws IOException {
        seen.code = true;
        if (wanted == null) {
            seen.blank = scanner.view().isNullOrBlankText();
        } else {
            var code = trees.read();
            along.put(name, code);
            seen.blank =
                    code instanceof Tree.Nothing || (code instanceof Tree.Text(String text, var _) && isBlank(text));
        }
    }

    private static boolean isBlank(String code) {
        int at = 0;
        while (at < code.length() && " \n\t\r\f".indexOf(code.charAt(at)) >= 0) {
            at++;
        }
        return at == code.length();
    }

    private String keep(Meant meant) throws IOException {
        var text = meant.text().read();
        draft.text(Objects.requireNonNull(meant.field().attribute()), text);
        return text;
    }

    /** A text or a number; nothing else is a version. */
    private void scalar(Consumer<Tree> kept) throws IOException {
        char first = scanner.peek();
        var text = scanner.text();
        if (!text.isEmpty()) {
            kept.accept(first == '"' ? Tree.text(text) : Tree.number(text));
        }
    }

    private void config(Section section) throws IOException {
        if (scanner.peek() != '{') {
            scanner.skip();
            return;
        }
        boolean unitTest = section == Section.UNIT_TESTS;
        var known = unitTest ? null : configs.passed();
        if (known != null) {
            draft.config(known);
            return;
        }
        long from = scanner.position();
        var config = trees.map(rest);
        draft.config(config);
        if (unitTest) {
            config.at("tags").ifPresent(it -> draft.tags(texts(it)));
        } else {
            draft.lawfulConfig().ifPresent(it -> configs.keep(from, it));
        }
    }

    private void meta() throws IOException {
        draft.meta(trees.map());
    }

    private static List<String> texts(Tree tree) {
        return switch (tree) {
            case Tree.Text text -> List.of(text.value());
            case Tree.Items items -> items.texts();
            case Tree.Num _, Tree.Flag _, Tree.Nothing _, Tree.Fields _ -> List.of();
        };
    }

    /** What is no list says nothing of the parents, so that the map of parents may. */
    private void dependsOn(Section section) throws IOException {
        List<String> parents = List.of();
        boolean told = true;
        if (scanner.peek() != '{') {
            scanner.skip();
            return;
        }
        scanner.enter();
        var key = ofDependsOn.first();
        while (!key.isEnd()) {
            if (key.known() == null) {
                key = ofDependsOn.over(key);
                continue;
            }
            told = scanner.peek() == '[';
            oddUnless(told, section, "depends_on.nodes");
            parents = texts(section, "depends_on.nodes");
            key = ofDependsOn.after(key);
        }
        if (told) {
            draft.parents(parents);
        }
    }

    private void testMetadata(Section section) throws IOException {
        if (!scanner.enter()) {
            return;
        }
        draft.trait(Trait.GENERIC_TEST);
        for (var name = scanner.key(); !name.isEmpty(); name = scanner.key()) {
            if (name.equals("name") || name.equals("namespace")) {
                oddUnless(FirstByte.isText(scanner.peek()), section, "test_metadata." + name);
            }
            switch (name) {
                case "name" -> draft.text(Attribute.TEST_NAME, scanner.text());
                case "namespace" -> draft.text(Attribute.TEST_NAMESPACE, scanner.text());
                default -> scanner.skip();
            }
        }
    }

    private void freshness(Section section) throws IOException {
        oddUnless(scanner.peek() == '{', section, "freshness");
        var freshness = trees.map();
        if (section == Section.SOURCES && (odd(freshness, "warn_after") || odd(freshness, "error_after"))) {
            draft.lost("a threshold of freshness that cannot be read", draft.uniqueId());
        }
        if (section == Section.SOURCES && (set(freshness, "warn_after") || set(freshness, "error_after"))) {
            draft.trait(Trait.HAS_FRESHNESS);
        }
    }

    /** {@return whether there is something that is no threshold; an empty one is none, and not odd} */
    private static boolean odd(Tree.Fields freshness, String threshold) {
        var given = freshness.values().get(threshold);
        return given != null
                && !(given instanceof Tree.Nothing)
                && !(given instanceof Tree.Fields fields
                        && fits(fields, "count", Tree.Num.class)
                        && fits(fields, "period", Tree.Text.class));
    }

    private static boolean fits(Tree.Fields threshold, String key, Class<? extends Tree> kind) {
        return threshold
                .at(key)
                .filter(it -> !(it instanceof Tree.Nothing) && !kind.isInstance(it))
                .isEmpty();
    }

    private static boolean set(Tree.Fields freshness, String threshold) {
        return freshness.values().get(threshold) instanceof Tree.Fields given
                && given.values().get("count") instanceof Tree.Num
                && given.values().get("period") instanceof Tree.Text;
    }

    private static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }
}
