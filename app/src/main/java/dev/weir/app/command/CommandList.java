package dev.weir.app.command;

import dev.weir.app.command.Commands.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The list of commands that {@code weir help} shows. */
final class CommandList {

    private CommandList() {}

    static String of(List<Commands.Entry> commands) {
        var here = standing(commands, Standing.HERE);
        var later = standing(commands, Standing.LATER);
        int width = here.stream().mapToInt(entry -> entry.text().length()).max().orElse(0);
        var parts = new ArrayList<>(List.of("usage: weir COMMAND [OPTION…]"));
        if (!here.isEmpty()) {
            parts.add(here.stream()
                    .map(entry -> "  %s  %s".formatted(padded(entry.text(), width), entry.summary()))
                    .collect(Collectors.joining("\n")));
        }
        if (!later.isEmpty()) {
            parts.add(later.stream()
                    .map(Commands.Entry::text)
                    .collect(Collectors.joining(", ", "Not yet in this version: ", ".")));
        }
        parts.add("weir COMMAND --help tells more about each.");
        return String.join("\n\n", parts);
    }

    private static List<Commands.Entry> standing(List<Commands.Entry> commands, Standing standing) {
        return commands.stream().filter(entry -> entry.standing() == standing).toList();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
