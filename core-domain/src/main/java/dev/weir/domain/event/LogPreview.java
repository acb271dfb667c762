package dev.weir.domain.event;

import dev.weir.domain.event.KeptRun.NodePreview;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the console text of a running dbt command says of nodes, from lines such as {@code 3 of 85 OK created sql view model
 * main.orders … [OK in 0.05s]}. A preview and never a fact: text is made for people, and changes between versions.
 */
public final class LogPreview {

    /** Longer texts are looked at from their end: the newest lines say most. */
    private static final int MOST_CHARACTERS = 2_000_000;

    private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[0-9;]*m");

    /** Lines of a model's batches count within the model, and must not speak for it: they begin otherwise. */
    private static final Pattern LINE = Pattern.compile("^(?:[\\d:.]+ +)?(\\d+) of (\\d+) ([A-Z][A-Z-]*) (.*)$");

    private static final Pattern VERDICT = Pattern.compile("\\[[^\\[]*$");
    private static final Pattern REASON = Pattern.compile(" due to .*$");

    private LogPreview() {}

    /** {@return the nodes in the order in which they first appeared, each with the newest word on it} */
    public static List<NodePreview> of(String log) {
        var text = log.length() > MOST_CHARACTERS ? log.substring(log.length() - MOST_CHARACTERS) : log;
        var nodes = new LinkedHashMap<String, NodePreview>();
        COLOUR.matcher(text).replaceAll("").lines().forEach(line -> {
            var found = LINE.matcher(line);
            if (found.find()) {
                var name = name(found.group(4));
                if (!name.isEmpty()) {
                    nodes.put(name, new NodePreview(name, outcome(found.group(3))));
                }
            }
        });
        return List.copyOf(nodes.values());
    }

    private static String outcome(String word) {
        return word.equals("PARTIALLY") ? "partial success" : word.toLowerCase(Locale.ROOT);
    }

    /** The last word before the verdict in brackets, the dots that lead to it, and the reason of a skip. */
    private static String name(String rest) {
        return lastWord(REASON.matcher(VERDICT.matcher(rest).replaceFirst("")).replaceFirst(""));
    }

    private static String lastWord(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == ' ')) {
            end--;
        }
        int start = text.lastIndexOf(' ', end - 1) + 1;
        return start < end ? text.substring(start, end) : "";
    }
}
