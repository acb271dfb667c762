package dev.weir.domain.command;

import dev.weir.domain.command.DbtCommand.Option;
import dev.weir.domain.command.DbtOptions.Follows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the words of a command line as dbt does (click, with dbt's own {@code MultiOption}, which takes all words up to the next one
 * that begins with a hyphen). Options may stand before the command and after it.
 */
final class CommandReader {

    private static final Set<String> TWO_WORDS = Set.of("docs", "source");

    private final List<String> words;
    private int at;

    private final List<String> plain = new ArrayList<>();
    private final List<Option> options = new ArrayList<>();

    private CommandReader(List<String> words) {
        this.words = words;
    }

    static DbtCommand read(List<String> words) {
        boolean named = !words.isEmpty() && words.getFirst().equals("dbt");
        return new CommandReader(named ? words.subList(1, words.size()) : words).read();
    }

    private DbtCommand read() {
        while (at < words.size()) {
            var word = words.get(at++);
            if (word.equals("--")) {
                plain.addAll(words.subList(at, words.size()));
                at = words.size();
            } else if (word.startsWith("--")) {
                longOption(word.substring(2));
            } else if (word.startsWith("-") && word.length() > 1) {
                letters(word.substring(1));
            } else {
                plain.add(word);
            }
        }
        if (plain.isEmpty()) {
            throw new CommandRefused("it names no command of dbt");
        }
        int length = TWO_WORDS.contains(plain.getFirst()) && plain.size() > 1 ? 2 : 1;
        return new DbtCommand(
                name(String.join(" ", plain.subList(0, length))), options, plain.subList(length, plain.size()));
    }

    private static String name(String words) {
        return switch (words) {
            case "list" -> "ls";
            case "source snapshot-freshness" -> "source freshness";
            default -> words;
        };
    }

    private void longOption(String text) {
        int equals = text.indexOf('=');
        var name = DbtOptions.named(equals < 0 ? text : text.substring(0, equals));
        take(name, equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1)));
    }

    /** Letters may stand together; one that takes a value takes the rest of the word, if there is one. */
    private void letters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            var name = DbtOptions.ofLetter(letter)
                    .orElseThrow(() -> new CommandRefused("dbt has no option -%s".formatted(letter)));
            var rest = text.substring(i + 1);
            if (DbtOptions.follows(name) != Follows.NOTHING) {
                take(name, rest.isEmpty() ? Optional.empty() : Optional.of(rest));
                return;
            }
            take(name, Optional.empty());
        }
    }

    private void take(String name, Optional<String> given) {
        switch (DbtOptions.follows(name)) {
            case NOTHING -> {
                if (given.isPresent()) {
                    throw new CommandRefused("option --%s takes no value".formatted(name));
                }
                options.add(new Option(name, List.of()));
            }
            case VALUE -> options.add(new Option(name, List.of(given.orElseGet(() -> next(name)))));
            case WORDS -> {
                var values = new ArrayList<String>();
                values.add(given.orElseGet(() -> next(name)));
                while (at < words.size() && !words.get(at).startsWith("-")) {
                    values.add(words.get(at++));
                }
                options.add(new Option(name, values));
            }
        }
    }

    private String next(String name) {
        if (at == words.size()) {
            throw new CommandRefused("option --%s needs a value".formatted(name));
        }
        return words.get(at++);
    }
}
