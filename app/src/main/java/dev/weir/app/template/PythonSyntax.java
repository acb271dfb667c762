package dev.weir.app.template;

import java.util.ArrayList;
import java.util.List;

/**
 * What Python's expressions have and the library's do not, said in what the library has: a slice with a step is a method of the sliced,
 * {@code x[a:b:c]}, and so is a text that is filled, {@code 'a text' % (b, c)}. Only what stands between a template's braces is looked
 * at, and no text inside of it.
 */
final class PythonSyntax {

    static final String SLICE = "__slice__";
    static final String FILL = "__fill__";

    private final String text;
    private int at;

    private PythonSyntax(String text) {
        this.text = text;
    }

    static String rewritten(String template) {
        if (template.indexOf('%') < 0 && template.indexOf(':') < 0) {
            return template;
        }
        var result = new StringBuilder();
        int start = 0;
        for (int open = opening(template, 0); open >= 0; open = opening(template, start)) {
            String end = template.charAt(open + 1) == '{' ? "}}" : "%}";
            var inside = new PythonSyntax(template);
            inside.at = open + 2;
            result.append(template, start, open + 2).append(inside.until(end));
            start = inside.at;
        }
        return result.append(template, start, template.length()).toString();
    }

    private static int opening(String template, int from) {
        for (int at = from; at + 1 < template.length(); at++) {
            if (template.charAt(at) == '{' && (template.charAt(at + 1) == '{' || template.charAt(at + 1) == '%')) {
                return at;
            }
        }
        return -1;
    }

    /** Reads on to one of these ends, which is not read, or to the end of all. */
    private String until(String... ends) {
        var result = new StringBuilder();
        while (at < text.length() && !isAt(ends)) {
            char next = text.charAt(at);
            if (next == '\'' || next == '"') {
                var quoted = quoted();
                result.append(filled(quoted));
            } else if (next == '[') {
                result.append(bracket());
            } else if (next == '(' || next == '{') {
                String end = next == '(' ? ")" : "}";
                at++;
                result.append(next).append(until(end)).append(closed(end));
            } else {
                result.append(next);
                at++;
            }
        }
        return result.toString();
    }

    private boolean isAt(String... ends) {
        for (String end : ends) {
            if (text.startsWith(end, at)) {
                return true;
            }
        }
        return false;
    }

    private String closed(String end) {
        if (!text.startsWith(end, at)) {
            return "";
        }
        at += end.length();
        return end;
    }

    private String quoted() {
        char quote = text.charAt(at);
        int start = at++;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(text.length(), at + 1);
        return text.substring(start, at);
    }

    /** What stands in brackets; with two colons it is a slice with a step. */
    private String bracket() {
        at++;
        var parts = new ArrayList<String>();
        parts.add(until(":", "]"));
        while (at < text.length() && text.charAt(at) == ':') {
            at++;
            parts.add(until(":", "]"));
        }
        String end = closed("]");
        return parts.size() == 3
                ? ".%s(%s)"
                        .formatted(
                                SLICE,
                                String.join(
                                        ", ",
                                        parts.stream().map(PythonSyntax::orNone).toList()))
                : "[" + String.join(":", parts) + end;
    }

    private static String orNone(String part) {
        return part.isBlank() ? "none" : part.strip();
    }

    /** A text, and what it is filled with if a percent sign follows: an operand, or several in parentheses. */
    private String filled(String quoted) {
        int before = at;
        skipBlanks();
        boolean fills = at < text.length() && text.charAt(at) == '%' && !text.startsWith("%}", at);
        if (!fills) {
            at = before;
            return quoted;
        }
        at++;
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '(') {
            at++;
            String inner = until(")");
            closed(")");
            return "%s.%s(%s)".formatted(quoted, FILL, withoutLastComma(inner));
        }
        return "%s.%s(%s)".formatted(quoted, FILL, operand());
    }

    private static String withoutLastComma(String arguments) {
        String stripped = arguments.strip();
        return stripped.endsWith(",") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** A text, a number or a name, with what is called or looked up in it, and the filters that it goes through. */
    private String operand() {
        var result = new StringBuilder();
        if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
            result.append(quoted());
        }
        while (at < text.length()) {
            char next = text.charAt(at);
            if (Character.isJavaIdentifierPart(next) || next == '.') {
                result.append(next);
                at++;
            } else if (next == '[') {
                result.append(bracket());
            } else if (next == '(') {
                at++;
                result.append('(').append(until(")")).append(closed(")"));
            } else if (isFilter()) {
                result.append(" | ");
                skipBlanks();
                at++;
                skipBlanks();
            } else {
                break;
            }
        }
        return result.toString();
    }

    private boolean isFilter() {
        int ahead = at;
        while (ahead < text.length() && Character.isWhitespace(text.charAt(ahead))) {
            ahead++;
        }
        return ahead < text.length() && text.charAt(ahead) == '|';
    }

    /** Every {@code step}-th from a place to another, as Python counts: {@code none} where nothing was said. */
    static List<Integer> places(int size, List<Object> bounds) {
        int step = bounds.get(2) instanceof Number number ? number.intValue() : 1;
        if (step == 0) {
            throw new IllegalArgumentException("a slice's step is zero");
        }
        int low = step > 0 ? 0 : -1;
        int high = step > 0 ? size : size - 1;
        int from = bounded(bounds.get(0), size, low, high, step > 0 ? low : high);
        int to = bounded(bounds.get(1), size, low, high, step > 0 ? high : low);
        var places = new ArrayList<Integer>();
        for (int place = from; step > 0 ? place < to : place > to; place += step) {
            places.add(place);
        }
        return places;
    }

    private static int bounded(Object bound, int size, int low, int high, int otherwise) {
        if (!(bound instanceof Number number)) {
            return otherwise;
        }
        int place = number.intValue() < 0 ? number.intValue() + size : number.intValue();
        return Math.clamp(place, low, high);
    }
}
