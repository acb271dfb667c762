package dev.weir.domain.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command line as words: blanks part, quotes hold together, a backslash takes the meaning from the next letter, as in a POSIX shell. */
final class CommandWords {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./*?~^!\\[\\]-]+");

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private CommandWords(String text) {
        this.text = text;
    }

    /** Throws {@link CommandRefused} for a quote that is not closed. */
    static List<String> split(String text) {
        return new CommandWords(text).split();
    }

    private List<String> split() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case '\'' -> quoted();
                case '"' -> doublyQuoted();
                case '\\' -> {
                    inWord = true;
                    if (at < text.length()) {
                        word.append(text.charAt(at++));
                    }
                }
                default -> {
                    if (Character.isWhitespace(c)) {
                        end();
                    } else {
                        inWord = true;
                        word.append(c);
                    }
                }
            }
        }
        end();
        return List.copyOf(words);
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    private void quoted() {
        int opened = at;
        int close = text.indexOf('\'', at);
        if (close < 0) {
            throw open(opened);
        }
        inWord = true;
        word.append(text, at, close);
        at = close + 1;
    }

    /** Between double quotes a backslash only takes the meaning from a quote, a backslash, a dollar sign or a back-quote. */
    private void doublyQuoted() {
        int opened = at;
        inWord = true;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return;
            }
            if (c == '\\' && at < text.length() && "\"\\$`".indexOf(text.charAt(at)) >= 0) {
                word.append(text.charAt(at++));
            } else {
                word.append(c);
            }
        }
        throw open(opened);
    }

    private static CommandRefused open(int opened) {
        return new CommandRefused("the quote at character %d is not closed".formatted(opened));
    }

    /** {@return the words as a line that splits into the same words} */
    static String join(List<String> words) {
        return words.stream().map(CommandWords::quote).collect(Collectors.joining(" "));
    }

    private static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
