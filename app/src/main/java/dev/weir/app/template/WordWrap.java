package dev.weir.app.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks a line into several, as Python's {@code textwrap} does. */
final class WordWrap {

    private static final Pattern AT_BLANKS = Pattern.compile("[\\t\\n\\u000b\\f\\r ]+|[^\\t\\n\\u000b\\f\\r ]+");

    /** A hyphen between letters ends a piece, and so do several hyphens that stand as a dash. */
    private static final Pattern AT_HYPHENS = Pattern.compile(
            "(?U)[\\t\\n\\x0b\\f\\r ]+|(?<=[\\w!\"'&.,?])-{2,}(?=\\w)|[^\\t\\n\\x0b\\f\\r ]+?(?:-(?:(?<=[^\\d\\W]{2}-)|(?<=[^\\d\\W]-[^\\d\\W]-))"
                    + "(?=[^\\d\\W]-?[^\\d\\W])|(?=[\\t\\n\\x0b\\f\\r ]|\\z)|(?<=[\\w!\"'&.,?])(?=-{2,}\\w))");

    private WordWrap() {}

    static List<String> lines(String text, int width, boolean breaksWords, boolean atHyphens) {
        Deque<String> chunks = new ArrayDeque<>();
        (atHyphens ? AT_HYPHENS : AT_BLANKS).matcher(text).results().forEach(it -> chunks.add(it.group()));
        var lines = new ArrayList<String>();
        while (!chunks.isEmpty()) {
            Deadline.check();
            if (chunks.getFirst().isBlank() && !lines.isEmpty()) {
                chunks.removeFirst();
                continue;
            }
            var line = new ArrayList<String>();
            int length = 0;
            while (!chunks.isEmpty() && length + chunks.getFirst().length() <= width) {
                length += chunks.getFirst().length();
                line.add(chunks.removeFirst());
            }
            if (!chunks.isEmpty() && chunks.getFirst().length() > width) {
                breakLong(chunks, line, width - length, breaksWords);
            }
            if (!line.isEmpty() && line.getLast().isBlank()) {
                line.removeLast();
            }
            if (!line.isEmpty()) {
                lines.add(String.join("", line));
            }
        }
        return lines;
    }

    private static void breakLong(Deque<String> chunks, List<String> line, int room, boolean breaksWords) {
        if (breaksWords) {
            var chunk = chunks.removeFirst();
            int space = Math.max(room, line.isEmpty() ? 1 : 0);
            if (space > 0) {
                int hyphen = chunk.lastIndexOf('-', space - 1);
                boolean breaks =
                        hyphen > 0 && chunk.substring(0, hyphen).chars().anyMatch(it -> it != '-');
                int end = breaks ? hyphen + 1 : space;
                line.add(chunk.substring(0, end));
                chunks.addFirst(chunk.substring(end));
            } else {
                chunks.addFirst(chunk);
            }
        } else if (line.isEmpty()) {
            line.add(chunks.removeFirst());
        }
    }
}
