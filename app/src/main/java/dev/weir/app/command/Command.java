package dev.weir.app.command;

/**
 * One command. The class carries picocli's annotations for its words, and a package-private constructor that takes the
 * {@link Console}; it is listed in {@link Commands}.
 */
@FunctionalInterface
interface Command {

    /** Does it, and answers how it went. Throws {@link CommandFailed} to end with a sentence. */
    Exit run();
}
