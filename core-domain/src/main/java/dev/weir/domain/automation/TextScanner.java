package dev.weir.domain.automation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** Walks over the text of a condition: names, strings, numbers and single marks, blanks left out. */
final class TextScanner {

    private final String text;
    private int position;

    TextScanner(String text) {
        this.text = text;
    }

    int position() {
        skipBlanks();
        return position;
    }

    boolean accept(char mark) {
        skipBlanks();
        if (position < text.length() && text.charAt(position) == mark) {
            position++;
            return true;
        }
        return false;
    }

    void expect(char mark) {
        if (!accept(mark)) {
            throw refusal("expected %s, found %s".formatted(mark, found()));
        }
    }

    void end() {
        skipBlanks();
        if (position < text.length()) {
            throw refusal("expected the end or an operator, found %s".formatted(found()));
        }
    }

    String name() {
        skipBlanks();
        var start = position;
        while (position < text.length() && isNamePart(text.charAt(position))) {
            position++;
        }
        if (start == position) {
            throw refusal("expected a name, found %s".formatted(found()));
        }
        return text.substring(start, position);
    }

    /** {@return whether {@code name=} stood here, which is then passed over} */
    boolean acceptKeyword(String name) {
        skipBlanks();
        if (!text.startsWith(name, position)) {
            return false;
        }
        var before = position;
        position += name.length();
        if (accept('=')) {
            return true;
        }
        position = before;
        return false;
    }

    int number() {
        var at = position();
        var digits = name();
        if (!digits.matches("\\d{1,6}")) {
            throw refusal(at, "expected a number, found %s".formatted(digits));
        }
        return Integer.parseInt(digits);
    }

    boolean isString() {
        skipBlanks();
        return position < text.length() && (text.charAt(position) == '\'' || text.charAt(position) == '"');
    }

    String string() {
        if (!isString()) {
            throw refusal("expected a text in quotes, found %s".formatted(found()));
        }
        var at = position;
        var quote = text.charAt(position++);
        var value = new StringBuilder();
        while (position < text.length() && text.charAt(position) != quote) {
            if (text.charAt(position) == '\\' && position + 1 < text.length()) {
                position++;
            }
            value.append(text.charAt(position++));
        }
        if (position == text.length()) {
            throw refusal(at, "the quoted text has no end");
        }
        position++;
        return value.toString();
    }

    /** {@return the texts of {@code ['a', 'b']}, whose first bracket has been passed over} */
    List<String> listTo(char end) {
        var values = new ArrayList<String>();
        while (!accept(end)) {
            values.add(string());
            if (!accept(',')) {
                expect(end);
                break;
            }
        }
        return values;
    }

    /** {@return the texts of <code>{'a', 'b'}</code> or of a list} */
    List<String> set() {
        if (accept('[')) {
            return listTo(']');
        }
        expect('{');
        return listTo('}');
    }

    /** {@return the pairs of <code>{'a': 'b'}</code>} */
    SequencedMap<String, String> map() {
        expect('{');
        var values = new LinkedHashMap<String, String>();
        while (!accept('}')) {
            var name = string();
            expect(':');
            values.put(name, string());
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        return values;
    }

    /** {@return what {@code step} gives; a refusal of the algebra gets the place where it was asked} */
    <T> T at(int where, Supplier<T> step) {
        try {
            return step.get();
        } catch (Refusal e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw refusal(where, String.valueOf(e.getMessage()));
        }
    }

    IllegalArgumentException refusal(String message) {
        return refusal(position, message);
    }

    IllegalArgumentException refusal(int at, String message) {
        return new Refusal("%s (at character %d)".formatted(message, at + 1));
    }

    private String found() {
        skipBlanks();
        return position < text.length() ? "\"" + text.charAt(position) + "\"" : "the end";
    }

    private void skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private static boolean isNamePart(char c) {
        return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
    }

    private static final class Refusal extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Refusal(String message) {
            super(message);
        }
    }
}
