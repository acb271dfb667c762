package dev.weir.app.command;

import java.util.Objects;
import picocli.CommandLine;

/** {@code weir version}. */
@CommandLine.Command(name = "version", description = "Prints Weir's version and the JVM's.")
final class Version implements Command {

    private final Console console;

    Version(Console console) {
        this.console = console;
    }

    @Override
    public Exit run() {
        var version = Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "unreleased");
        console.out().printf("weir %s on Java %s%n", version, Runtime.version());
        return Exit.DONE;
    }
}
