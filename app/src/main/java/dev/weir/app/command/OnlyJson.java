package dev.weir.app.command;

import java.util.function.Supplier;

/** The option {@code --output} of a command that answers in JSON and in nothing else. */
final class OnlyJson {

    private static final String JSON = "json";

    private final Supplier<String> asked;

    /**
     * @param meaning what the help says of it
     */
    OnlyJson(Words words, String meaning) {
        asked = words.option("--output", JSON, JSON, meaning);
    }

    /** Throws {@link CommandFailed} when another form was asked for. */
    void check() {
        var form = asked.get();
        if (!form.equals(JSON)) {
            throw new CommandFailed(Exit.USED_WRONGLY, "--output %s: only json is there".formatted(form));
        }
    }
}
