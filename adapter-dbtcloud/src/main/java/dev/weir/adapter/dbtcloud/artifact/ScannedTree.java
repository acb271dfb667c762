package dev.weir.adapter.dbtcloud.artifact;

import dev.weir.domain.value.FieldsBuilder;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value under a scanner as the tree that {@link TreeReader} makes of it; what it cannot follow is {@link ByteScanner.Unreadable}. */
final class ScannedTree {

    private final ByteScanner scanner;

    /** One for each depth that was met, used over and over. */
    private final List<FieldsBuilder> builders = new ArrayList<>();

    private final Map<WantedFields, Alike> alike = new HashMap<>();

    /** What is known of maps of which the same is wanted. */
    private record Alike(KeyTrail<WantedFields> keys, KnownRest rest, KnownEntries entries) {}

    ScannedTree(ByteScanner scanner) {
        this.scanner = scanner;
    }

    Tree read() throws IOException {
        return value(0);
    }

    /** {@return the map that is next; an empty one for anything else, which is passed over} */
    Tree.Fields map() throws IOException {
        if (scanner.peek() == '{') {
            return fields(0);
        }
        scanner.skip();
        return Tree.fields(new LinkedHashMap<>());
    }

    /** {@return the map that is next, of those whose rest is known; an empty one for anything else, which is passed over} */
    Tree.Fields map(KnownRest rest) throws IOException {
        if (scanner.peek() != '{') {
            scanner.skip();
            return Tree.fields(new LinkedHashMap<>());
        }
        var fields = builder(0);
        rest.start();
        if (rest.goesOn(fields)) {
            return fields.fields();
        }
        if (fields.size() == 0) {
            scanner.expect('{');
        }
        while (scanner.more('}')) {
            fields.put(scanner.name(), value(1));
            rest.note(fields);
            if (rest.goesOn(fields)) {
                return fields.fields();
            }
        }
        rest.remember(fields);
        return fields.fields();
    }

    /** {@return of the value that is next what is wanted of its entries} */
    Tree read(WantedFields ofEntries) throws IOException {
        return value(ofEntries, 0);
    }

    /** {@return of the map that is next what is wanted} */
    Tree.Fields fields(WantedFields wanted) throws IOException {
        return wanted.isAll() ? fields(0) : fields(alike(wanted), 0);
    }

    private Tree.Fields fields(Alike maps, int depth) throws IOException {
        var keys = maps.keys();
        var rest = maps.rest();
        var kept = builder(depth);
        rest.start();
        scanner.expect('{');
        for (var key = keys.first(); !key.isEnd(); key = keys.after(key)) {
            var wanted = key.known();
            if (wanted == null) {
                scanner.skip();
            } else {
                kept.put(key.name(), value(wanted, depth + 1));
            }
            if (rest.passes(kept)) {
                return kept.fields();
            }
        }
        rest.remember(kept);
        return kept.fields();
    }

    private Alike alike(WantedFields wanted) {
        return alike.computeIfAbsent(
                wanted,
                it -> new Alike(new KeyTrail<>(scanner, it::of), new KnownRest(scanner), new KnownEntries(scanner)));
    }

    private Tree value(WantedFields wanted, int depth) throws IOException {
        return wanted.isAll() || scanner.peek() != '{' ? value(depth) : entries(wanted, depth);
    }

    /** A map of which only some is wanted of each entry. */
    private Tree.Fields entries(WantedFields wanted, int depth) throws IOException {
        var kept = builder(depth);
        var maps = alike(wanted);
        scanner.expect('{');
        while (scanner.more('}')) {
            var name = scanner.name();
            char first = scanner.peek();
            var same = maps.entries().same(name);
            kept.put(name, same == null ? entry(name, first, maps, depth + 1) : same);
        }
        return kept.fields();
    }

    private Tree entry(String name, char first, Alike maps, int depth) throws IOException {
        if (first != '{') {
            return value(depth);
        }
        long from = scanner.position();
        var entry = fields(maps, depth);
        maps.entries().keep(name, from, entry);
        return entry;
    }

    private Tree value(int depth) throws IOException {
        if (depth > JsonFile.DEEPEST) {
            throw new ByteScanner.Unreadable();
        }
        return switch (scanner.peek()) {
            case '{' -> fields(depth);
            case '[' -> items(depth);
            case '"' -> Tree.text(scanner.text());
            default -> scalar();
        };
    }

    private Tree.Fields fields(int depth) throws IOException {
        var fields = builder(depth);
        scanner.expect('{');
        while (scanner.more('}')) {
            fields.put(scanner.name(), value(depth + 1));
        }
        return fields.fields();
    }

    private FieldsBuilder builder(int depth) {
        while (builders.size() <= depth) {
            builders.add(new FieldsBuilder());
        }
        return builders.get(depth);
    }

    private Tree items(int depth) throws IOException {
        List<Tree> values = new ArrayList<>();
        scanner.expect('[');
        while (scanner.more(']')) {
            values.add(value(depth + 1));
        }
        return Tree.items(values);
    }

    private Tree scalar() throws IOException {
        var word = new String(scanner.slice(), StandardCharsets.US_ASCII);
        return switch (word) {
            case "null", "NaN", "Infinity", "-Infinity", "INF", "-INF" -> Tree.nothing();
            case "true" -> Tree.flag(true);
            case "false" -> Tree.flag(false);
            default -> number(word);
        };
    }

    private static Tree number(String word) throws IOException {
        try {
            return Tree.number(word);
        } catch (NumberFormatException _) {
            throw new ByteScanner.Unreadable();
        }
    }
}
