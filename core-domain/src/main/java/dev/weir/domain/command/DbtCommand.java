package dev.weir.domain.command;

import dev.weir.domain.selection.DbtVerb;
import dev.weir.domain.selection.SelectionQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A dbt command line, as the steps of dbt Cloud's jobs hold it. Read as dbt reads it, printed so that it reads as the same, and
 * planned by {@link CommandPlan}.
 *
 * @param name dbt's name of the command in one or two words, known to us or not: {@code build}, {@code docs generate}
 * @param options in the order in which they were given, under their long names
 * @param arguments what else was given: the macro of {@code run-operation}
 */
public record DbtCommand(String name, List<Option> options, List<String> arguments) {

    public DbtCommand {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a command has a name");
        }
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    /** An option with what follows it: nothing, one value, or several words. {@code name} is without hyphens. */
    public record Option(String name, List<String> values) {
        public Option {
            values = List.copyOf(values);
        }
    }

    /** Reads a line, with {@code dbt} before it or without. Throws {@link CommandRefused} for what dbt would not take. */
    public static DbtCommand parse(String line) {
        return CommandReader.read(CommandWords.split(line));
    }

    /** {@return the words that were given to an option, all times together} */
    public List<String> words(String option) {
        return options.stream()
                .filter(it -> it.name().equals(option))
                .flatMap(it -> it.values().stream())
                .toList();
    }

    /** {@return the value of an option; given several times, dbt takes the last} */
    public Optional<String> value(String option) {
        var words = words(option);
        return words.isEmpty() ? Optional.empty() : Optional.of(words.getLast());
    }

    /** {@return whether a flag is set; of {@code --defer} and {@code --no-defer} the last one counts} */
    public boolean has(String flag) {
        return options.reversed().stream()
                .filter(it -> it.name().equals(flag) || it.name().equals("no-" + flag))
                .findFirst()
                .filter(it -> it.name().equals(flag))
                .isPresent();
    }

    /** {@return the kind of command, if it is one that selects nodes} */
    public Optional<DbtVerb> verb() {
        return DbtVerb.of(name);
    }

    /** {@return what the command asks to be selected; empty if it is none that selects nodes} Only {@code ls} tells models from what is selected. */
    public Optional<SelectionQuery> query() {
        return verb().map(verb -> {
            var select = new ArrayList<String>();
            var models = new ArrayList<String>();
            for (var option : options) {
                switch (option.name()) {
                    case "select" -> select.addAll(option.values());
                    case "models" -> (verb == DbtVerb.LS ? models : select).addAll(option.values());
                    default -> {}
                }
            }
            return new SelectionQuery(
                    verb,
                    select,
                    words("exclude"),
                    value("selector"),
                    models,
                    value("indirect-selection"),
                    words("resource-type"),
                    words("exclude-resource-type"),
                    has("warn-error") ? SelectionQuery.Warnings.ERRORS : SelectionQuery.Warnings.TOLD);
        });
    }

    /** {@return the line that reads as this command} */
    public String print() {
        var words = new ArrayList<String>();
        words.add("dbt");
        words.addAll(List.of(name.split(" ")));
        words.addAll(arguments);
        for (var option : options) {
            print(option, words);
        }
        return CommandWords.join(words);
    }

    /** A word that begins with a hyphen is only a value where it is tied to its option. */
    private static void print(Option option, List<String> words) {
        var values = option.values();
        if (values.isEmpty()) {
            words.add("--" + option.name());
        } else if (values.getFirst().startsWith("-")) {
            words.add("--" + option.name() + "=" + values.getFirst());
        } else {
            words.add("--" + option.name());
            words.add(values.getFirst());
        }
        words.addAll(values.subList(Math.min(1, values.size()), values.size()));
    }
}
