package dev.weir.app.command;

/**
 * One command. Its class has a field for each word that may follow its name, and a package-private constructor that takes the
 * {@link Console}; it is listed in {@link Commands}.
 */
interface Command {

    /** {@return what may be typed after its name} */
    Words words();

    /** Does it, and answers how it went. Throws {@link CommandFailed} to end with a sentence. */
    Exit run();
}
