package dev.weir.domain.translation;

import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Python's literals. Jinja's native mode, which Dagster renders translations with, takes a text that is one for its value: {@code "1"}
 * is a number, {@code "['a']"} a list, {@code "1, 2"} a tuple, which is a list here, and so is a set. Numbers keep their digits as
 * written, so that a text is not lost where a text is wanted.
 */
public final class PythonLiteral {

    private static final int LONGEST = 100_000;
    private static final int DEEPEST = 90;
    private static final String DIGITS = "[0-9](?:_?[0-9])*+";
    private static final Pattern FLOATING = Pattern.compile(
            "(?:%1$s\\.(?:%1$s)?|\\.%1$s)(?:[eE][+-]?[0-9]{1,3})?|%1$s[eE][+-]?[0-9]{1,3}".formatted(DIGITS));
    private static final Pattern WHOLE = Pattern.compile(
            "0[xX](?:_?[0-9a-fA-F])++|0[oO](?:_?[0-7])++|0[bB](?:_?[01])++|[1-9](?:_?[0-9])*+|0(?:_?0)*+");
    private static final Pattern QUOTE = Pattern.compile("([rRuU]?)('''|\"\"\"|'|\")");

    /** Lines with nothing on them before the first one that has something. */
    private static final Pattern EMPTY_LINES = Pattern.compile("(?:[ \\t\\f]*+(?:#[^\\n]*+)?\\n)*+");

    private final String text;
    private int at;
    private int brackets;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /** {@return the value that {@code text} spells; empty for one that is no literal, which stays a text} */
    public static Optional<Tree> read(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !mayBegin(text.charAt(0))) {
            return Optional.empty();
        }
        var reader = new PythonLiteral(text);
        var lines = EMPTY_LINES.matcher(text);
        reader.at = lines.lookingAt() ? lines.end() : 0;
        if (reader.at < text.length() && isBlank(text.charAt(reader.at))) {
            // An indent, which Python refuses
            return Optional.empty();
        }
        var value = reader.oneOrSeveral();
        reader.brackets++;
        reader.skipBlanks();
        return value != null && reader.at == text.length() ? Optional.of(value) : Optional.empty();
    }

    /** {@return any value as Python prints it} */
    public static String printed(Tree value) {
        return RenderedValue.printed(value);
    }

    private static boolean mayBegin(char first) {
        return "[({'\"+-.TFNrRuU#\n ".indexOf(first) >= 0 || first == '\t' || (first >= '0' && first <= '9');
    }

    private static boolean isBlank(char letter) {
        return letter == ' ' || letter == '\t' || letter == '\f';
    }

    /** Several that commas part are a tuple without its parentheses. */
    private @Nullable Tree oneOrSeveral() {
        var first = value(0);
        if (first == null || !skip(',')) {
            return first;
        }
        var items = new ArrayList<>(List.of(first));
        while (goesOn()) {
            var item = value(0);
            if (item == null) {
                return null;
            }
            items.add(item);
            if (!skip(',')) {
                break;
            }
        }
        return Tree.items(items);
    }

    private boolean goesOn() {
        skipBlanks();
        return at < text.length() && text.charAt(at) != '\n';
    }

    private @Nullable Tree value(int depth) {
        skipBlanks();
        if (at >= text.length() || depth > DEEPEST) {
            return null;
        }
        char first = text.charAt(at);
        return switch (first) {
            case '[' -> items(']', depth);
            case '(' -> items(')', depth);
            case '{' -> fields(depth);
            case 'T' -> word("True", Tree.flag(true));
            case 'F' -> word("False", Tree.flag(false));
            case 'N' -> word("None", Tree.nothing());
            case '+', '-' -> signed(first == '-', depth);
            case '\'', '"', 'r', 'R', 'u', 'U' -> texts();
            default -> number();
        };
    }

    /** Only a number has a sign, and only one. */
    private @Nullable Tree signed(boolean negative, int depth) {
        at++;
        skipBlanks();
        boolean twice = at < text.length() && "+-".indexOf(text.charAt(at)) >= 0;
        if (!twice && value(depth + 1) instanceof Tree.Num number) {
            return negative ? Tree.number(number.value().negate()) : number;
        }
        return null;
    }

    private @Nullable Tree word(String word, Tree value) {
        if (!text.startsWith(word, at)) {
            return null;
        }
        at += word.length();
        return at < text.length() && Character.isJavaIdentifierPart(text.charAt(at)) ? null : value;
    }

    private @Nullable Tree number() {
        var floating = FLOATING.matcher(text).region(at, text.length());
        if (floating.lookingAt()) {
            at = floating.end();
            var digits = floating.group().replace("_", "").replaceFirst("\\.(?=[eE]|$)", "");
            var value = new BigDecimal(digits);
            return endsNumber() ? Tree.number(value.scale() <= 0 ? value.setScale(1) : value) : null;
        }
        var whole = WHOLE.matcher(text).region(at, text.length());
        if (!whole.lookingAt()) {
            return null;
        }
        at = whole.end();
        var digits = whole.group().replace("_", "").toLowerCase(Locale.ROOT);
        int base = digits.startsWith("0x") ? 16 : digits.startsWith("0o") ? 8 : digits.startsWith("0b") ? 2 : 10;
        var value = new BigInteger(base == 10 ? digits : digits.substring(2), base);
        return endsNumber() ? Tree.number(new BigDecimal(value)) : null;
    }

    private boolean endsNumber() {
        return at == text.length() || (!Character.isJavaIdentifierPart(text.charAt(at)) && text.charAt(at) != '.');
    }

    private @Nullable Tree items(char end, int depth) {
        at++;
        brackets++;
        var items = new ArrayList<Tree>();
        boolean comma = true;
        while (true) {
            skipBlanks();
            if (at < text.length() && text.charAt(at) == end) {
                at++;
                brackets--;
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
        brackets++;
        var fields = new LinkedHashMap<String, Tree>();
        var set = new ArrayList<Tree>();
        boolean comma = true;
        while (true) {
            skipBlanks();
            if (at < text.length() && text.charAt(at) == '}') {
                at++;
                brackets--;
                return set.isEmpty()
                        ? Tree.fields(fields)
                        : Tree.items(set.stream().distinct().toList());
            }
            var key = comma ? value(depth + 1) : null;
            if (key == null) {
                return null;
            }
            if (fields.isEmpty() && !isAtColon()) {
                set.add(key);
            } else {
                var value = set.isEmpty() && skip(':') ? value(depth + 1) : null;
                if (value == null) {
                    return null;
                }
                fields.put(RenderedValue.printed(key), value);
            }
            comma = skip(',');
        }
    }

    private boolean isAtColon() {
        skipBlanks();
        return at < text.length() && text.charAt(at) == ':';
    }

    /** Texts that follow one another are one. */
    private @Nullable Tree texts() {
        var found = new StringBuilder();
        boolean any = false;
        while (true) {
            skipBlanks();
            var quote = QUOTE.matcher(text).region(at, text.length());
            if (!quote.lookingAt()) {
                return any ? Tree.text(found.toString()) : null;
            }
            any = true;
            at = quote.end();
            int start = at;
            if (!toEndOfText(quote.group(2))) {
                return null;
            }
            var written = text.substring(start, at - quote.group(2).length());
            try {
                found.append(quote.group(1).equalsIgnoreCase("r") ? written : PythonEscapes.spelled(written));
            } catch (IllegalArgumentException _) {
                return null;
            }
        }
    }

    private boolean toEndOfText(String quote) {
        while (at < text.length()) {
            if (text.startsWith(quote, at)) {
                at += quote.length();
                return true;
            }
            if (text.charAt(at) == '\n' && quote.length() == 1) {
                return false;
            }
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return false;
    }

    private boolean skip(char wanted) {
        skipBlanks();
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    /** Lines go on inside of brackets only, and nothing but a comment may stand behind a value. */
    private void skipBlanks() {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (isBlank(next) || (brackets > 0 && (next == '\n' || next == '\r'))) {
                at++;
            } else if (next == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                return;
            }
        }
    }
}
