package dev.weir.adapter.dbtcloud.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A dbt command line, read as far as the sandbox needs.
 *
 * @param which dbt's word for the command: build, run, test, seed, snapshot, compile, generate, freshness …
 * @param selected the words after {@code --select}
 * @param excluded the words after {@code --exclude}
 */
record DbtLine(String text, String which, List<String> selected, List<String> excluded) {

    private static final Set<String> SELECT = Set.of("--select", "-s", "--models", "--model", "-m");
    private static final Set<String> VALUED = Set.of(
            "--vars",
            "--target",
            "-t",
            "--threads",
            "--profile",
            "--profiles-dir",
            "--project-dir",
            "--state",
            "--args",
            "--selector",
            "--indirect-selection",
            "--sample",
            "--event-time-start",
            "--event-time-end",
            "--log-level",
            "--target-path",
            "--resource-type",
            "--exclude-resource-type",
            "--output");

    DbtLine {
        selected = List.copyOf(selected);
        excluded = List.copyOf(excluded);
    }

    static DbtLine read(String text) {
        var words = words(text);
        var commands = new ArrayList<String>();
        var selected = new ArrayList<String>();
        var excluded = new ArrayList<String>();
        List<String> into = commands;
        for (var i = words.isEmpty() || !words.getFirst().equals("dbt") ? 0 : 1; i < words.size(); i++) {
            var word = words.get(i);
            if (SELECT.contains(word)) {
                into = selected;
            } else if (word.equals("--exclude")) {
                into = excluded;
            } else if (word.startsWith("-")) {
                into = commands.isEmpty() ? commands : new ArrayList<>();
                if (VALUED.contains(word)) {
                    i++;
                } else if (word.startsWith("--select=")) {
                    selected.add(word.substring("--select=".length()));
                } else if (word.startsWith("--exclude=")) {
                    excluded.add(word.substring("--exclude=".length()));
                }
            } else {
                into.addAll(List.of(word.split("\\s+")));
            }
        }
        return new DbtLine(text, which(commands), selected, excluded);
    }

    private static String which(List<String> commands) {
        if (commands.isEmpty()) {
            return "";
        }
        var first = commands.getFirst();
        if ((first.equals("docs") || first.equals("source")) && commands.size() > 1) {
            return commands.get(1);
        }
        return first.equals("ls") ? "list" : first;
    }

    /** A command line into words, as a shell reads it: blanks part, quotes hold together. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var inWord = false;
        var quote = (char) 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else if (c == '\\' && quote == '"' && i + 1 < text.length()) {
                    word.append(text.charAt(++i));
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                inWord = true;
            } else if (Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                inWord = false;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
