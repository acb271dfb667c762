package dev.weir.app.command;

import java.util.Objects;

/** {@code weir version}. */
final class Version implements Command {

    private final Console console;

    private final Words words = new Words("Prints Weir's version and the JVM's.");

    Version(Console console) {
        this.console = console;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public Exit run() {
        var version = Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "unreleased");
        console.out().printf("weir %s on Java %s%n", version, Runtime.version());
        return Exit.DONE;
    }
}
