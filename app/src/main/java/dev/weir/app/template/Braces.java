package dev.weir.app.template;

import java.util.ArrayDeque;
import java.util.regex.Pattern;

/**
 * A template as the library reads it: what signs behind braces do to the blanks before and after them is done, comments are empty, and no
 * closing brace of a map stands beside another.
 */
final class Braces {

    private static final Pattern RAW_BEGIN = Pattern.compile("\\{%[-+]?\\s*raw\\s*(?:-%}\\s*|%})");
    private static final Pattern RAW_END = Pattern.compile("\\{%([-+]?)\\s*endraw\\s*(?:\\+%}|-%}\\s*|%})");

    private final String source;
    private final StringBuilder plain = new StringBuilder();
    private int at;

    private Braces(String source) {
        this.source = source;
    }

    /** Throws {@link IllegalArgumentException} where braces are not closed. */
    static String plain(String template) {
        var braces = new Braces(template);
        while (braces.at < template.length()) {
            braces.read();
        }
        return braces.plain.toString();
    }

    private void read() {
        int open = opening();
        text(source.substring(at, open), source.startsWith("-", open + 2));
        at = open;
        if (open == source.length()) {
            return;
        }
        var raw = RAW_BEGIN.matcher(source).region(at, source.length());
        if (raw.lookingAt()) {
            raw(raw.end());
        } else if (source.charAt(open + 1) == '#') {
            comment();
        } else {
            inside(source.charAt(open + 1) == '{' ? "}}" : "%}");
        }
    }

    private int opening() {
        for (int found = source.indexOf('{', at); found >= 0; found = source.indexOf('{', found + 1)) {
            if (found + 1 < source.length() && "{%#".indexOf(source.charAt(found + 1)) >= 0) {
                return found;
            }
        }
        return source.length();
    }

    private void text(String text, boolean blanksOff) {
        plain.append(blanksOff ? text.stripTrailing() : text);
    }

    private void comment() {
        int end = source.indexOf("#}", at + 2);
        if (end < 0) {
            throw new IllegalArgumentException("a comment is not closed by #}");
        }
        plain.append("{# #}");
        boolean blanksOff = end > at + 2 && source.charAt(end - 1) == '-';
        at = end + 2;
        skipBlanks(blanksOff);
    }

    private void raw(int start) {
        var end = RAW_END.matcher(source);
        if (!end.find(start)) {
            throw new IllegalArgumentException("raw is not closed by endraw");
        }
        plain.append("{% raw %}");
        text(source.substring(start, end.start()), end.group(1).equals("-"));
        plain.append("{% endraw %}");
        at = end.end();
    }

    private void inside(String closing) {
        plain.append(source, at, at + 2).append(' ');
        at += 2;
        if (source.startsWith("-", at) || source.startsWith("+", at)) {
            at++;
        }
        var brackets = new ArrayDeque<Character>();
        while (!(brackets.isEmpty() && closed(closing))) {
            if (at == source.length()) {
                throw new IllegalArgumentException("it ends before %s".formatted(closing));
            }
            char next = source.charAt(at);
            if (next == '\'' || next == '"') {
                quoted(next);
                continue;
            }
            plain.append(next);
            at++;
            if ("([{".indexOf(next) >= 0) {
                brackets.push(")]}".charAt("([{".indexOf(next)));
            } else if (")]}".indexOf(next) >= 0 && (brackets.isEmpty() || brackets.pop() != next)) {
                throw new IllegalArgumentException("%s closes nothing".formatted(next));
            }
            plain.append(next == '{' || next == '}' ? " " : "");
        }
    }

    private void quoted(char quote) {
        int start = at++;
        while (at < source.length() && source.charAt(at) != quote) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= source.length()) {
            throw new IllegalArgumentException("a text is not closed by %s".formatted(quote));
        }
        at++;
        plain.append(source, start, at);
    }

    private boolean closed(String closing) {
        boolean blanksOff = source.startsWith("-" + closing, at);
        boolean kept = closing.equals("%}") && source.startsWith("+" + closing, at);
        if (!blanksOff && !kept && !source.startsWith(closing, at)) {
            return false;
        }
        at += closing.length() + (blanksOff || kept ? 1 : 0);
        plain.append(' ').append(closing);
        skipBlanks(blanksOff);
        return true;
    }

    private void skipBlanks(boolean wanted) {
        while (wanted && at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }
}
