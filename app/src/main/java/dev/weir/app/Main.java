package dev.weir.app;

import dev.weir.app.command.CommandLineEntrance;
import dev.weir.app.command.Console;

/** Weir's entrance: finds the command that the first words name, runs it, and ends with its exit code. */
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        int code;
        try (var console = Console.ofThisProcess()) {
            code = CommandLineEntrance.run(console, words);
        }
        System.exit(code);
    }
}
