package dev.weir.app.command;

import dev.weir.app.json.JsonText;
import dev.weir.domain.value.Tree;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** Prints one line of JSON for a case: its answer, or why there is none. */
final class Answers {

    private final Console console;

    Answers(Console console) {
        this.console = console;
    }

    /** Asks, and prints what comes: {@code error} first, after the case's {@code id} if it has one. */
    Exit print(Optional<Tree> id, Supplier<SequencedMap<String, Tree>> question) {
        var line = new LinkedHashMap<String, Tree>();
        id.ifPresent(it -> line.put("id", it));
        Exit exit;
        try {
            var answer = question.get();
            line.put("error", Tree.flag(false));
            line.putAll(answer);
            exit = Exit.DONE;
        } catch (RuntimeException failed) {
            line.put("error", Tree.flag(true));
            line.put("message", Tree.text(message(failed)));
            exit = Exit.NO;
        }
        JsonText.write(Tree.fields(line), console.out());
        console.out().println();
        return exit;
    }

    private static String message(RuntimeException failed) {
        var said = failed.getMessage();
        return said == null ? failed.getClass().getSimpleName() : said;
    }
}
