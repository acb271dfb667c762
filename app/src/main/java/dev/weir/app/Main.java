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
        if (CommandLineEntrance.endsAtOnce(words)) {
            // System.exit asks for a logger first, to find which the JVM opens every jar: a third of what a small
            // command costs.
            Runtime.getRuntime().halt(code);
        }
        System.exit(code);
    }
}
