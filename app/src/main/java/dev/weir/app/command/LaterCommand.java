package dev.weir.app.command;

/**
 * A command that triggers runs, or speaks of what was triggered, in a version that only observes. Its name is settled, so it is
 * refused as not yet there rather than as unknown, whatever its options are.
 */
final class LaterCommand implements Command {

    private final Words words = new Words("Not yet in this version of Weir, which observes and starts nothing.");

    private final String name;

    LaterCommand(String name) {
        this.name = name;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public Exit run() {
        throw new CommandFailed(
                Exit.USED_WRONGLY,
                "%s is not yet in this version of Weir, which observes and starts nothing.".formatted(name));
    }
}
