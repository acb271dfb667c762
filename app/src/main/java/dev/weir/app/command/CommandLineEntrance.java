package dev.weir.app.command;

import dev.weir.app.json.JsonMalformed;
import dev.weir.app.yaml.YamlMalformed;
import dev.weir.domain.value.Nearest;
import dev.weir.ports.driven.ArtifactException;
import dev.weir.ports.driven.DbtCloudException;
import dev.weir.ports.driven.StorageException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Finds the command that the first words name, lets picocli read the rest into it, runs it, and turns failures into words. */
public final class CommandLineEntrance {

    private static final List<String> ASKS_FOR_HELP = List.of("help", "--help", "-h");

    private CommandLineEntrance() {}

    /** {@return the exit code} */
    public static int run(Console console, String... words) {
        var exit = run(console, Commands.all(), List.of(words));
        var lost = console.lost();
        lost.ifPresent(why -> console.say("Not all of the output could be written: %s.".formatted(why)));
        return lost.isPresent() ? Exit.OUTSIDE.code() : exit.code();
    }

    /** {@return whether the process may end as soon as the command of these words is done} */
    public static boolean endsAtOnce(String... words) {
        return Commands.all().stream()
                .noneMatch(entry -> entry.ending() == Commands.Ending.ORDERLY && entry.isMeantBy(List.of(words)));
    }

    static Exit run(Console console, List<Commands.Entry> commands, List<String> words) {
        if (words.isEmpty()) {
            console.say(CommandList.of(commands));
            return Exit.USED_WRONGLY;
        }
        if (words.getFirst().equals("--version") || words.getFirst().equals("-V")) {
            return run(console, commands, List.of("version"));
        }
        if (ASKS_FOR_HELP.contains(words.getFirst())) {
            return help(console, commands, words.subList(1, words.size()));
        }
        for (var entry : commands) {
            if (entry.isMeantBy(words)) {
                return execute(console, entry, words.subList(entry.words().size(), words.size()));
            }
        }
        return unknown(console, commands, words);
    }

    /** {@code weir help [COMMAND]} is {@code weir COMMAND --help}. */
    private static Exit help(Console console, List<Commands.Entry> commands, List<String> about) {
        if (about.isEmpty()) {
            console.out().println(CommandList.of(commands));
            return Exit.DONE;
        }
        var asked = new ArrayList<>(about);
        asked.add("--help");
        return run(console, commands, asked);
    }

    /** No command begins like that: a group of commands ({@code cron}) is listed, a mistyped word gets the nearest known one. */
    private static Exit unknown(Console console, List<Commands.Entry> commands, List<String> words) {
        var first = words.getFirst();
        var group = commands.stream()
                .filter(entry ->
                        entry.words().size() > 1 && entry.words().getFirst().equals(first))
                .toList();
        if (group.isEmpty()) {
            var known = commands.stream()
                    .filter(Commands.Entry::isListed)
                    .map(entry -> entry.words().getFirst())
                    .distinct()
                    .toList();
            console.say("weir has no command \"%s\".%s"
                    .formatted(first, meant(first, known).orElse(" Type weir help for all of them.")));
            return Exit.USED_WRONGLY;
        }
        if (words.size() > 1 && ASKS_FOR_HELP.contains(words.get(1))) {
            console.out().println(CommandList.of(group));
            return Exit.DONE;
        }
        if (words.size() == 1) {
            console.say(CommandList.of(group));
            return Exit.USED_WRONGLY;
        }
        var known = group.stream().map(entry -> entry.words().get(1)).toList();
        console.say("weir %s has no command \"%s\".%s"
                .formatted(
                        first,
                        words.get(1),
                        meant(words.get(1), known).orElse(" Known: %s.".formatted(String.join(", ", known)))));
        return Exit.USED_WRONGLY;
    }

    private static Optional<String> meant(String typed, List<String> known) {
        return Nearest.to(typed, known).map(" Did you mean %s?"::formatted);
    }

    private static Exit execute(Console console, Commands.Entry entry, List<String> words) {
        var command = entry.make().apply(console);
        var line = command.words().line("weir " + entry.text());
        line.setUnmatchedArgumentsAllowed(entry.standing() == Commands.Standing.LATER);
        try {
            line.parseArgs(words.toArray(String[]::new));
            if (line.isUsageHelpRequested()) {
                var out = new PrintWriter(console.out(), false, StandardCharsets.UTF_8);
                line.usage(out);
                out.flush();
                return Exit.DONE;
            }
            return command.run();
        } catch (CommandLine.ParameterException usedWrongly) {
            return usedWrongly(console, entry, usedWrongly);
        } catch (CommandFailed failed) {
            console.say(failed.sentence());
            return failed.exit();
        } catch (ArtifactException | JsonMalformed | YamlMalformed unreadable) {
            console.say(String.valueOf(unreadable.getMessage()));
            return Exit.USED_WRONGLY;
        } catch (DbtCloudException failed) {
            console.say(failed.fault().sentence());
            return Exit.OUTSIDE;
        } catch (StorageException failed) {
            console.say(failed.fault().sentence());
            return Exit.OUTSIDE;
        }
    }

    private static Exit usedWrongly(Console console, Commands.Entry entry, CommandLine.ParameterException failure) {
        console.say("weir %s: %s%s".formatted(entry.text(), failure.getMessage(), suggestion(failure)));
        console.say("Type weir %s --help for its options.".formatted(entry.text()));
        return Exit.USED_WRONGLY;
    }

    private static String suggestion(CommandLine.ParameterException failure) {
        if (!(failure instanceof CommandLine.UnmatchedArgumentException unmatched)) {
            return "";
        }
        var known = failure.getCommandLine().getCommandSpec().options().stream()
                .flatMap(option -> Arrays.stream(option.names()))
                .collect(Collectors.toList());
        @Nullable
        String first = unmatched.getUnmatched().isEmpty()
                ? null
                : unmatched.getUnmatched().getFirst();
        return first == null
                ? ""
                : meant(first.split("=", 2)[0], known).map("."::concat).orElse("");
    }
}
