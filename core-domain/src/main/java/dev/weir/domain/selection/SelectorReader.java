package dev.weir.domain.selection;

import dev.weir.domain.selection.Selection.Criterion;
import dev.weir.domain.selection.Selection.Difference;
import dev.weir.domain.value.Place;
import dev.weir.domain.value.Tree;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Reads definitions of selectors from trees, quirks included: a map with {@code exclude} inside a list is the exclusion of that list
 * and nothing else; text is one piece, in which blanks and commas are nothing special; a depth counts only beside its flag.
 */
final class SelectorReader {

    /** dbt's own reader gives up at about this depth. */
    private static final int DEEPEST = 250;

    private static final Set<String> CRITERION_KEYS = Set.of(
            "method",
            "value",
            "exclude",
            "parents",
            "parents_depth",
            "children",
            "children_depth",
            "childrens_parents",
            "indirect_selection");

    private static final Set<String> KEYS = Set.of("name", "definition", "description", "default");

    private final Dialect dialect;
    private final SelectionParser parser;
    private final SequencedMap<String, Selectors.Named> named;
    private boolean written;

    SelectorReader(Dialect dialect, SequencedMap<String, Selectors.Named> named) {
        this.dialect = dialect;
        this.named = named;
        parser = new SelectionParser(dialect);
    }

    /** Reads one entry of a file's list. Of a name that comes twice the last counts. */
    void read(Tree entry) {
        if (!(entry instanceof Tree.Fields fields)) {
            throw Selectors.refused(
                    entry, "selectors", "expected a map with name and definition, found " + entry.kind());
        }
        if (!(fields.values().get("name") instanceof Tree.Text name)) {
            throw Selectors.refused(entry, "selectors", "a selector needs a name that is a text");
        }
        for (var key : fields.values().keySet()) {
            if (!KEYS.contains(key)) {
                throw new SelectionException(new Refusal(
                        name.value(),
                        fields.placeOfKey(key),
                        "a selector has no key \"%s\"; it has name, definition, description and default".formatted(key),
                        Suggestion.to(key, KEYS)));
            }
        }
        var description = fields.at("description").orElse(Tree.text(""));
        if (!(description instanceof Tree.Text words)) {
            throw Selectors.refused(description, name.value(), "its description must be a text");
        }
        var standing = fields.at("default").orElse(Tree.flag(false));
        if (!(standing instanceof Tree.Flag isDefault)) {
            throw Selectors.refused(standing, name.value(), "default must be true or false, not " + standing.kind());
        }
        var definition = fields.at("definition")
                .orElseThrow(() -> Selectors.refused(entry, name.value(), "it has no definition"));
        boolean listed = definition instanceof Tree.Items && dialect.second();
        if (!(definition instanceof Tree.Text || definition instanceof Tree.Fields || listed)) {
            throw Selectors.refused(
                    definition, name.value(), "its definition must be a text or a map, not " + definition.kind());
        }
        put(name.value(), words.value(), root(name.value(), definition), isDefault.value(), fields.place());
    }

    /** Reads one entry of a manifest's section, where dbt has left out what is empty. */
    void readWritten(String name, Tree.Fields body) {
        written = true;
        var definition = body.at("definition").orElse(body);
        var description = body.values().get("description") instanceof Tree.Text text ? text.value() : "";
        put(name, description, root(name, definition), Facets.truthy(body.at("default")), body.place());
    }

    private void put(String name, String description, Selection definition, boolean isDefault, Place place) {
        named.remove(name);
        named.put(
                name,
                new Selectors.Named(
                        name,
                        description,
                        definition,
                        isDefault ? Selectors.Standing.DEFAULT : Selectors.Standing.ASKED_FOR,
                        place));
    }

    /** Whatever is wrong inside of a definition is told with the selector's name: of a manifest there is no line to tell. */
    private Selection root(String name, Tree definition) {
        try {
            return root(definition);
        } catch (SelectionException wrong) {
            var refusal = wrong.refusal();
            throw new SelectionException(new Refusal(
                    refusal.criterion(),
                    refusal.place(),
                    "in the selector %s: %s".formatted(name, refusal.what()),
                    refusal.nearest()));
        }
    }

    private Selection root(Tree definition) {
        if (!dialect.second()
                && definition instanceof Tree.Fields fields
                && fields.values().size() > 1
                && (fields.at("union").isPresent() || fields.at("intersection").isPresent())) {
            throw Selectors.refused(
                    definition,
                    String.join(",", fields.values().keySet()),
                    "at the root of a definition, union or intersection stands alone");
        }
        return definition(definition, 0);
    }

    Selection definition(Tree tree, int depth) {
        if (depth > DEEPEST) {
            throw Selectors.refused(tree, "definition", "it is nested deeper than %d levels".formatted(DEEPEST));
        }
        return switch (tree) {
            case Tree.Text text -> text(text);
            case Tree.Fields fields when fields.at("union").isPresent() -> set(fields, "union", depth);
            case Tree.Fields fields when fields.at("intersection").isPresent() -> set(fields, "intersection", depth);
            case Tree.Fields fields -> map(fields, depth);
            case Tree.Items items when dialect.second() -> set(items.values(), "union", depth);
            case Tree.Items _, Tree.Num _, Tree.Flag _, Tree.Nothing _ ->
                throw Selectors.refused(tree, "definition", "expected a text or a map, found " + tree.kind());
        };
    }

    private Selection text(Tree.Text text) {
        if (dialect.second() && text.value().indexOf(',') >= 0) {
            return Selection.allOf(SelectionParser.split(text.value(), ',').stream()
                    .filter(it -> !it.isEmpty())
                    .map(it -> (Selection) parser.piece(it, text.place()))
                    .toList());
        }
        return parser.piece(text.value(), text.place()).indirectly(unsaid());
    }

    private Selection set(Tree.Fields fields, String key, int depth) {
        var base = set(list(fields, key), key, depth);
        if (dialect.second() && fields.at("exclude").isPresent()) {
            return new Difference(base, exclusion(fields, depth).orElse(Selection.anyOf(List.of())));
        }
        return base;
    }

    private Selection set(List<Tree> items, String key, int depth) {
        var included = new ArrayList<Selection>();
        var excluded = new ArrayList<Selection>();
        boolean seen = false;
        for (var item : items) {
            if (excludes(item) && item instanceof Tree.Fields fields) {
                if (seen && !dialect.second()) {
                    throw Selectors.refused(item, "exclude", "there can be only one exclude beside each other");
                }
                var exclusion = exclusion(fields, depth);
                exclusion.ifPresent(excluded::add);
                seen = exclusion.isPresent();
            } else {
                included.add(definition(item, depth + 1));
            }
        }
        var base = key.equals("union") ? Selection.anyOf(included) : Selection.allOf(included);
        return switch (excluded.size()) {
            case 0 -> base;
            case 1 -> new Difference(base, excluded.getFirst());
            default -> new Difference(base, Selection.anyOf(excluded));
        };
    }

    /** To the first engine any map with the key; to the second only one that has nothing else. */
    private boolean excludes(Tree item) {
        return item instanceof Tree.Fields fields
                && fields.at("exclude").isPresent()
                && (!dialect.second() || fields.values().size() == 1);
    }

    private Optional<Selection> exclusion(Tree.Fields fields, int depth) {
        var parts = list(fields, "exclude").stream()
                .map(it -> definition(it, depth + 1))
                .toList();
        return switch (parts.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(parts.getFirst());
            default -> Optional.of(Selection.anyOf(parts));
        };
    }

    private static List<Tree> list(Tree.Fields fields, String key) {
        var value = fields.at(key).orElse(Tree.nothing());
        if (!(value instanceof Tree.Items items)) {
            throw Selectors.refused(value, key, "expected a list, found " + value.kind());
        }
        for (var item : items.values()) {
            if (!(item instanceof Tree.Text || item instanceof Tree.Fields)) {
                throw Selectors.refused(item, key, "expected texts and maps in the list, found " + item.kind());
            }
        }
        return items.values();
    }

    private Selection map(Tree.Fields fields, int depth) {
        if (fields.values().size() == 1 && fields.at("method").isEmpty()) {
            var only = fields.values().firstEntry();
            return criterion(fields, Tree.text(only.getKey()), only.getValue(), Tree.fields(new LinkedHashMap<>()));
        }
        var method = fields.at("method");
        var value = fields.at("value").or(() -> written ? Optional.of(Tree.text("")) : Optional.empty());
        if (fields.values().size() == 1 || method.isEmpty() || value.isEmpty()) {
            if (fields.values().size() == 1 && method.isPresent() && written) {
                return criterion(fields, method.get(), Tree.text(""), fields);
            }
            throw Selectors.refused(
                    fields,
                    String.join(", ", fields.values().keySet()),
                    fields.values().size() == 1
                            ? "no method \"method\"; a criterion has method and value"
                            : "expected one key that is a method, or method and value");
        }
        var base = criterion(fields, method.get(), value.get(), fields);
        return fields.at("exclude").isEmpty()
                ? base
                : exclusion(fields, depth)
                        .map(it -> (Selection) new Difference(base, it))
                        .orElse(base);
    }

    private Selection criterion(Tree.Fields at, Tree method, Tree value, Tree.Fields options) {
        int up = depth(options, "parents");
        int down = depth(options, "children");
        boolean spread = truthy(options.at("childrens_parents"));
        if (dialect.second()) {
            strictly(options);
            spread &= up == Reach.NONE && down == Reach.NONE;
        }
        if (spread && down != Reach.NONE) {
            throw Selectors.refused(at, "childrens_parents", "childrens_parents and children do not go together");
        }
        var indirect =
                options.at("indirect_selection").map(SelectorReader::indirect).or(this::unsaid);
        if (method instanceof Tree.Nothing && value instanceof Tree.Text text) {
            return new Criterion(
                    parser.defaultMethod(text.value()),
                    List.of(),
                    value,
                    reach(spread, up, down),
                    indirect,
                    at.place());
        }
        if (!(method instanceof Tree.Text word)) {
            throw Selectors.refused(at, "method", "a method is a text, not " + method.kind());
        }
        var words = SelectionParser.split(word.value(), '.');
        if (!dialect.selectorsAreMethods() && words.getFirst().equals("selector")) {
            return written(value, at);
        }
        var known = Method.named(words.getFirst(), dialect);
        if (known.isEmpty() && dialect.second() && value instanceof Tree.Text text) {
            return new Criterion(
                    parser.defaultMethod(text.value()),
                    List.of(),
                    value,
                    reach(spread, up, down),
                    indirect,
                    at.place());
        }
        return new Criterion(
                known.orElseGet(() -> parser.method(words.getFirst(), word.value(), at.place())),
                words.subList(1, words.size()),
                value,
                reach(spread, up, down),
                indirect,
                at.place());
    }

    /** The mode of a criterion that names none; nothing for the command's. */
    private Optional<IndirectSelection> unsaid() {
        return dialect.selectorsFollowTheCommand() ? Optional.empty() : Optional.of(IndirectSelection.EAGER);
    }

    /** Up to 1.11 a reference is replaced by what it names, which must have come before; all else beside it is ignored. */
    private Selection written(Tree value, Tree at) {
        var known = value instanceof Tree.Text text
                ? Optional.ofNullable(named.get(text.value()))
                : Optional.<Selectors.Named>empty();
        return known.orElseThrow(() ->
                        Selectors.refused(at, ConfigMatcher.python(value), "no selector of this name comes before"))
                .definition();
    }

    private static Reach reach(boolean spread, int up, int down) {
        return new Reach(spread ? Reach.Spread.CHILDRENS_PARENTS : Reach.Spread.NONE, up, down);
    }

    /** A number of steps, if the flag beside it is set. The number 0 is no limit, the text "0" is none at all. */
    private int depth(Tree.Fields options, String flag) {
        var given = options.at(flag + "_depth");
        boolean asked = truthy(options.at(flag));
        if (dialect.second()) {
            asked |= given.isPresent();
        }
        int steps = given.filter(it -> Facets.truthy(Optional.of(it)) || dialect.second())
                .map(it -> whole(it, flag + "_depth"))
                .orElse(Reach.UNLIMITED);
        return asked ? Math.max(0, steps) : Reach.NONE;
    }

    /** To the first engine every text but the empty one is true; the second reads it. */
    private boolean truthy(Optional<Tree> flag) {
        return Facets.truthy(flag)
                && !(dialect.second() && flag.filter(Tree.text("false")::equals).isPresent());
    }

    /** The second engine knows its keys, and wants depths to be numbers. */
    private void strictly(Tree.Fields options) {
        for (var key : options.values().keySet()) {
            if (!written && !CRITERION_KEYS.contains(key)) {
                throw new SelectionException(new Refusal(
                        key,
                        options.placeOfKey(key),
                        "a criterion has no such key",
                        Suggestion.to(key, CRITERION_KEYS)));
            }
            if (!written && key.endsWith("_depth") && options.values().get(key) instanceof Tree.Text text) {
                throw Selectors.refused(text, key, "expected a number of steps, found a text");
            }
        }
    }

    /** Python's {@code int()}. */
    private static int whole(Tree tree, String key) {
        var number = switch (tree) {
            case Tree.Num written -> written.value().toBigInteger();
            case Tree.Flag flag -> flag.value() ? BigInteger.ONE : BigInteger.ZERO;
            case Tree.Text text
            when text.value().strip().matches("[+-]?\\d{1,100}") ->
                new BigInteger(text.value().strip());
            case Tree.Text _, Tree.Nothing _, Tree.Items _, Tree.Fields _ ->
                throw Selectors.refused(tree, key, "expected a number of steps, found " + described(tree));
        };
        return number.min(BigInteger.valueOf(Reach.UNLIMITED - 1L))
                .max(BigInteger.valueOf(-1))
                .intValue();
    }

    private static String described(Tree tree) {
        return tree instanceof Tree.Text text ? "\"" + text.value() + "\"" : tree.kind();
    }

    private static IndirectSelection indirect(Tree tree) {
        return tree.asText()
                .flatMap(IndirectSelection::of)
                .orElseThrow(() -> Selectors.refused(
                        tree,
                        "indirect_selection",
                        "expected eager, cautious, buildable or empty, found " + described(tree)));
    }
}
