package dev.weir.domain.translation;

import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Python's literals. Jinja's native mode, which Dagster renders translations with, takes a text that is one for its value: {@code "1"}
 * is a number, {@code "['a']"} a list. Numbers keep their digits as written, so that a text is not lost where a text is wanted.
 */
public final class PythonLiteral {

    private static final int LONGEST = 100_000;
    private static final int DEEPEST = 50;
    private static final Pattern NUMBER = Pattern.compile(
            "[+-]?(?:0|[1-9](?:_?[0-9])*)(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]{1,3})?|[+-]?\\.[0-9]+(?:[eE][+-]?[0-9]{1,3})?");

    private final String text;
    private int at;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /** {@return the value that {@code text} spells; empty for one that is no literal, which stays a text} */
    public static Optional<Tree> read(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !mayBegin(text.charAt(0))) {
            return Optional.empty();
        }
        var reader = new PythonLiteral(text);
        var value = reader.value(0);
        reader.skipBlanks();
        return value != null && reader.at == text.length() ? Optional.of(value) : Optional.empty();
    }

    /** {@return any value as Python prints it} */
    public static String printed(Tree value) {
        return RenderedValue.printed(value);
    }

    /** Blanks at the beginning are an indent, which Python refuses. */
    private static boolean mayBegin(char first) {
        return "[({'\"+-.TFN".indexOf(first) >= 0 || (first >= '0' && first <= '9');
    }

    private @Nullable Tree value(int depth) {
        skipBlanks();
        if (at >= text.length() || depth > DEEPEST) {
            return null;
        }
        return switch (text.charAt(at)) {
            case '[' -> items(']', depth);
            case '(' -> items(')', depth);
            case '{' -> fields(depth);
            case '\'', '"' -> quoted();
            case 'T' -> word("True", Tree.flag(true));
            case 'F' -> word("False", Tree.flag(false));
            case 'N' -> word("None", Tree.nothing());
            default -> number();
        };
    }

    private @Nullable Tree word(String word, Tree value) {
        if (!text.startsWith(word, at)) {
            return null;
        }
        at += word.length();
        return value;
    }

    private @Nullable Tree number() {
        var matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt() || matcher.end() == at) {
            return null;
        }
        at = matcher.end();
        String digits = matcher.group().replace("_", "");
        var value = new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
        return Tree.number(
                value.scale() <= 0 && digits.chars().anyMatch(it -> it == 'e' || it == 'E' || it == '.')
                        ? value.setScale(1)
                        : value);
    }

    private @Nullable Tree items(char end, int depth) {
        at++;
        var items = new ArrayList<Tree>();
        boolean comma = true;
        while (true) {
            skipBlanks();
            if (at < text.length() && text.charAt(at) == end) {
                at++;
                return end == ')' && items.size() == 1 && !comma ? items.getFirst() : Tree.items(List.copyOf(items));
            }
            var item = comma ? value(depth + 1) : null;
            if (item == null) {
                return null;
            }
            items.add(item);
            comma = skip(',');
        }
    }

    private @Nullable Tree fields(int depth) {
        at++;
        var fields = new LinkedHashMap<String, Tree>();
        boolean comma = true;
        while (true) {
            skipBlanks();
            if (at < text.length() && text.charAt(at) == '}') {
                at++;
                return Tree.fields(fields);
            }
            var key = comma ? value(depth + 1) : null;
            var value = key != null && skip(':') ? value(depth + 1) : null;
            if (key == null || value == null) {
                return null;
            }
            fields.put(RenderedValue.printed(key), value);
            comma = skip(',');
        }
    }

    private @Nullable Tree quoted() {
        char quote = text.charAt(at++);
        var found = new StringBuilder();
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == quote) {
                return Tree.text(found.toString());
            }
            if (next == '\n') {
                return null;
            }
            if (next == '\\') {
                if (at >= text.length()) {
                    return null;
                }
                char escaped = text.charAt(at++);
                switch (escaped) {
                    case 'n' -> found.append('\n');
                    case 't' -> found.append('\t');
                    case 'r' -> found.append('\r');
                    case '\\', '\'', '"' -> found.append(escaped);
                    default -> {
                        return null;
                    }
                }
            } else {
                found.append(next);
            }
        }
        return null;
    }

    private boolean skip(char wanted) {
        skipBlanks();
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
