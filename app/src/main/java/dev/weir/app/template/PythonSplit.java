package dev.weir.app.template;

import dev.weir.app.template.Arguments.Bound;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The ways in which Python's texts are parted. */
final class PythonSplit {

    private PythonSplit() {}

    private static int most(Bound arguments) {
        int most = arguments.number("maxsplit", -1);
        return most < 0 ? Integer.MAX_VALUE : most;
    }

    static List<Object> split(String text, Bound arguments) {
        var separator = arguments.givenText("sep");
        return separator.isEmpty()
                ? words(text, most(arguments))
                : split(text, checked(separator.get()), most(arguments));
    }

    private static String checked(String separator) {
        if (separator.isEmpty()) {
            throw new IllegalArgumentException("an empty separator");
        }
        return separator;
    }

    private static List<Object> split(String text, String separator, int most) {
        var parts = new ArrayList<Object>();
        int start = 0;
        for (int at = text.indexOf(separator); at >= 0 && parts.size() < most; at = text.indexOf(separator, start)) {
            parts.add(text.substring(start, at));
            start = at + separator.length();
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static List<Object> words(String text, int most) {
        var words = new ArrayList<Object>();
        int at = skip(text, 0, true);
        while (at < text.length()) {
            if (words.size() == most) {
                words.add(stripEnd(text.substring(at)));
                break;
            }
            int end = skip(text, at, false);
            words.add(text.substring(at, end));
            at = skip(text, end, true);
        }
        return words;
    }

    private static int skip(String text, int from, boolean blanks) {
        int at = from;
        while (at < text.length() && PythonText.isBlank(text.charAt(at)) == blanks) {
            at++;
        }
        return at;
    }

    private static String stripEnd(String text) {
        int end = text.length();
        while (end > 0 && PythonText.isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    static List<Object> fromRight(String text, Bound arguments) {
        var separator = arguments.givenText("sep");
        if (separator.isEmpty()) {
            return wordsFromRight(text, most(arguments));
        }
        var wanted = checked(separator.get());
        var parts = new ArrayList<Object>();
        int end = text.length();
        for (int at = text.lastIndexOf(wanted);
                at >= 0 && parts.size() < most(arguments);
                at = end < wanted.length() ? -1 : text.lastIndexOf(wanted, end - wanted.length())) {
            parts.add(text.substring(at + wanted.length(), end));
            end = at;
        }
        parts.add(text.substring(0, end));
        Collections.reverse(parts);
        return parts;
    }

    private static List<Object> wordsFromRight(String text, int most) {
        var words = new ArrayList<Object>();
        int end = stripEnd(text).length();
        while (end > 0) {
            if (words.size() == most) {
                words.add(text.substring(skip(text, 0, true), end));
                break;
            }
            int start = end;
            while (start > 0 && !PythonText.isBlank(text.charAt(start - 1))) {
                start--;
            }
            words.add(text.substring(start, end));
            end = stripEnd(text.substring(0, start)).length();
        }
        Collections.reverse(words);
        return words;
    }

    static List<Object> lines(String text, boolean withEnds) {
        var lines = new ArrayList<Object>();
        int start = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && !endsLine(text.charAt(end))) {
                end++;
            }
            int next = end == text.length() ? end : text.startsWith("\r\n", end) ? end + 2 : end + 1;
            lines.add(text.substring(start, withEnds ? next : end));
            start = next;
        }
        return lines;
    }

    private static boolean endsLine(char letter) {
        return (letter >= '\n' && letter <= '\r') || "\u001c\u001d\u001e\u0085\u2028\u2029".indexOf(letter) >= 0;
    }

    static List<Object> partition(String text, String separator) {
        int at = text.indexOf(checked(separator));
        return at < 0 ? PythonTuple.of(text, "", "") : parts(text, separator, at);
    }

    static List<Object> partitionFromRight(String text, String separator) {
        int at = text.lastIndexOf(checked(separator));
        return at < 0 ? PythonTuple.of("", "", text) : parts(text, separator, at);
    }

    private static List<Object> parts(String text, String separator, int at) {
        return PythonTuple.of(text.substring(0, at), separator, text.substring(at + separator.length()));
    }
}
