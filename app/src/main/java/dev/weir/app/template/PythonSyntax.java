package dev.weir.app.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What Python's expressions have and the library's do not, said in what the library has: a slice with a step is a method of the sliced,
 * {@code x[a:b:c]}, and so is what a percent sign does to what stands before it, {@code 'a text' % (b, c)} and {@code x * y % 3}. Only
 * what stands between a template's braces is looked at, and no text inside of it.
 */
final class PythonSyntax {

    static final String SLICE = "__slice__";

    /** A value after a percent sign, and several in parentheses: only a text takes those. */
    static final String PERCENT = "__percent__";

    static final String FILL = "__fill__";

    /** After these words an expression begins anew. */
    private static final Set<String> WORDS =
            Set.of("and", "or", "not", "in", "is", "if", "elif", "else", "unless", "for", "set", "print");

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
            result.append(template, start, open + 2).append(inside.blanksOff()).append(inside.until(end));
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

    /** The sign that takes blanks away before a template's braces, which is no minus. */
    private String blanksOff() {
        boolean there = at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
        return there ? String.valueOf(text.charAt(at++)) : "";
    }

    /** Reads on to one of these ends, which is not read, or to the end of all. */
    private String until(String... ends) {
        var result = new StringBuilder();
        int chain = 0;
        boolean afterValue = false;
        while (at < text.length() && !isAt(ends)) {
            char next = text.charAt(at);
            if (next == '%' && afterValue) {
                at++;
                var left = result.substring(chain);
                result.setLength(chain);
                result.append(" (").append(left.strip()).append(')').append(taken());
            } else if (Character.isWhitespace(next) || next == '.' || next == '|') {
                result.append(next);
                at++;
            } else if (isValue(next)) {
                var value = value();
                boolean begins = WORDS.contains(value) && !result.toString().endsWith(".");
                result.append(value);
                afterValue = !begins;
                chain = begins ? result.length() : chain;
            } else {
                result.append(next);
                at++;
                boolean goesOn = next == '*' || next == '/' || (!afterValue && (next == '-' || next == '+'));
                chain = goesOn ? chain : result.length();
                afterValue = false;
            }
        }
        return result.toString();
    }

    private static boolean isValue(char first) {
        return Character.isJavaIdentifierPart(first) || "'\"[({".indexOf(first) >= 0;
    }

    /** A word, a number, a text, or what stands in brackets of some kind. */
    private String value() {
        char next = text.charAt(at);
        return switch (next) {
            case '\'', '"' -> quoted();
            case '[' -> bracket();
            case '(', '{' -> {
                String end = next == '(' ? ")" : "}";
                at++;
                yield next + until(end) + closed(end);
            }
            default -> {
                int start = at;
                while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
                    at++;
                }
                yield text.substring(start, at);
            }
        };
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

    /** The method that a percent sign stands for, with what is taken: an operand, or several in parentheses. */
    private String taken() {
        skipBlanks();
        if (at == text.length() || text.charAt(at) != '(') {
            return ".%s(%s)".formatted(PERCENT, operand());
        }
        at++;
        var items = new ArrayList<>(List.of(until(",", ")")));
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            items.add(until(",", ")"));
        }
        closed(")");
        var several = "(" + String.join(",", items) + ")";
        if (goesOn()) {
            return ".%s(%s)".formatted(PERCENT, several + rest());
        }
        boolean alone = items.size() == 1 && !items.getFirst().isBlank();
        if (items.getLast().isBlank()) {
            items.removeLast();
        }
        return ".%s(%s)".formatted(alone ? PERCENT : FILL, String.join(",", items));
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** A value with its signs, with what is called or looked up in it, and the filters and powers that it goes through. */
    private String operand() {
        var signs = new StringBuilder();
        skipBlanks();
        while (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            signs.append(text.charAt(at++));
            skipBlanks();
        }
        return at < text.length() && isValue(text.charAt(at)) ? signs + value() + rest() : signs.toString();
    }

    private boolean goesOn() {
        return at < text.length() && (".[(".indexOf(text.charAt(at)) >= 0 || follows("|") || follows("**"));
    }

    private String rest() {
        var result = new StringBuilder();
        while (goesOn()) {
            if (follows("|")) {
                past("|");
                result.append(" | ").append(word());
            } else if (follows("**")) {
                past("**");
                result.append(" ** ").append(operand());
            } else if (text.charAt(at) == '.') {
                at++;
                result.append('.').append(word());
            } else {
                result.append(value());
            }
        }
        return result.toString();
    }

    private String word() {
        return at < text.length() && Character.isJavaIdentifierPart(text.charAt(at)) ? value() : "";
    }

    private void past(String sign) {
        skipBlanks();
        at += sign.length();
        skipBlanks();
    }

    private boolean follows(String sign) {
        int ahead = at;
        while (ahead < text.length() && Character.isWhitespace(text.charAt(ahead))) {
            ahead++;
        }
        return text.startsWith(sign, ahead);
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
