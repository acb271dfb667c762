package dev.weir.app.command;

import java.util.List;
import java.util.stream.Collectors;

/** The list of commands that {@code weir help} shows. */
final class CommandList {

    private CommandList() {}

    static String of(List<Commands.Entry> commands) {
        int width =
                commands.stream().mapToInt(entry -> entry.text().length()).max().orElse(0);
        return commands.stream()
                .filter(Commands.Entry::isListed)
                .map(entry -> "  %s  %s".formatted(padded(entry.text(), width), entry.summary()))
                .collect(Collectors.joining(
                        "\n", "usage: weir COMMAND [OPTION…]\n\n", "\n\nweir COMMAND --help tells more about each."));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
