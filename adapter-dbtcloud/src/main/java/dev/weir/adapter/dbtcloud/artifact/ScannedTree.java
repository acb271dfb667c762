package dev.weir.adapter.dbtcloud.artifact;

import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** A value under a scanner as the tree that {@link TreeReader} makes of it; what it cannot follow is {@link ByteScanner.Unreadable}. */
final class ScannedTree {

    private final ByteScanner scanner;

    private ScannedTree(ByteScanner scanner) {
        this.scanner = scanner;
    }

    static Tree read(ByteScanner scanner) throws IOException {
        return new ScannedTree(scanner).value(0);
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

    private Tree fields(int depth) throws IOException {
        var values = new LinkedHashMap<String, Tree>();
        scanner.into('{');
        while (scanner.more('}')) {
            values.put(scanner.name(), value(depth + 1));
        }
        return Tree.fields(values);
    }

    private Tree items(int depth) throws IOException {
        List<Tree> values = new ArrayList<>();
        scanner.into('[');
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
            return Tree.number(new BigDecimal(word));
        } catch (NumberFormatException _) {
            throw new ByteScanner.Unreadable();
        }
    }
}
