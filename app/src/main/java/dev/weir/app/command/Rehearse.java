package dev.weir.app.command;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/**
 * {@code weir rehearse files|service}, which the launcher alone calls: does a little of what the commands do, so that the JVM can
 * note which classes they need in its ahead-of-time cache. Prints nothing.
 */
@CommandLine.Command(name = "rehearse", description = "For the launcher: rehearses the commands for the JVM's cache.")
final class Rehearse implements Command {

    private static final List<List<String>> OVER_FILES =
            List.of(List.of("help"), List.of("version"), List.of("version", "--help"), List.of("vresion"));

    private final Console console;

    @CommandLine.Parameters(description = "files or service")
    private String part = "files";

    Rehearse(Console console) {
        this.console = console;
    }

    @Override
    public Exit run() {
        if (!part.equals("files")) {
            return Exit.NO;
        }
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var quiet = new Console(nowhere, nowhere, console.environment(), console.folder());
        OVER_FILES.forEach(words -> CommandLineEntrance.run(quiet, Commands.all(), words));
        return Exit.DONE;
    }
}
