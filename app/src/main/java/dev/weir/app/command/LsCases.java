package dev.weir.app.command;

import dev.weir.app.file.Unreadable;
import dev.weir.app.json.JsonText;
import dev.weir.domain.selection.DbtVerb;
import dev.weir.domain.selection.SelectionAnswer;
import dev.weir.domain.selection.SelectionQuery;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Answers files of cases: one line in, one line out, in order; a case that fails is answered so and the others go on. */
final class LsCases {

    private final Function<Path, LsFolder> open;

    LsCases(Function<Path, LsFolder> open) {
        this.open = open;
    }

    /** Answers every case of a file. Throws {@link CommandFailed} if the file cannot be read. */
    void answer(Path file, Consumer<String> lines) {
        List<String> cases;
        try {
            cases = Files.readAllLines(file);
        } catch (IOException e) {
            throw new CommandFailed(Exit.USED_WRONGLY, Unreadable.sentence(file, e));
        }
        try (var folder = open.apply(LsFolder.parent(file))) {
            int number = 0;
            for (var line : cases) {
                number++;
                if (!line.isBlank()) {
                    lines.accept(JsonText.print(answer(folder, "%s:%d".formatted(file, number), line)));
                }
            }
        }
    }

    private static Tree answer(LsFolder folder, String source, String line) {
        var answer = new LinkedHashMap<String, Tree>();
        try {
            if (!(JsonText.read(source, line) instanceof Tree.Fields fields)) {
                throw new CommandFailed(Exit.USED_WRONGLY, "%s: a case is an object".formatted(source));
            }
            fields.at("id").ifPresent(it -> answer.put("id", it));
            var asked = fields.text("selectors_yml").map(folder::evaluator).orElseGet(folder::evaluator);
            boolean state = fields.at("state").filter(Tree.flag(true)::equals).isPresent();
            var evaluator = state ? asked.with(folder.state()) : asked;
            switch (evaluator.answer(query(fields))) {
                case SelectionAnswer.Selected selected -> {
                    var ids = folder.manifest().manifest().uniqueIds(selected.nodes());
                    answer.put(
                            "selected", Tree.items(ids.stream().map(Tree::text).toList()));
                    answer.put(
                            "warnings",
                            Tree.items(
                                    selected.warnings().stream().map(Tree::text).toList()));
                }
                case SelectionAnswer.Refused refused ->
                    refused(answer, refused.refusal().sentence());
            }
        } catch (RuntimeException failed) {
            var message = failed.getMessage();
            refused(answer, message == null ? failed.getClass().getSimpleName() : message);
        }
        return Tree.fields(answer);
    }

    private static void refused(Map<String, Tree> answer, String message) {
        answer.put("error", Tree.flag(true));
        answer.put("message", Tree.text(message));
    }

    private static SelectionQuery query(Tree.Fields fields) {
        var verb = fields.text("command").orElse("ls");
        boolean strict = fields.at("warn_error").filter(Tree.flag(true)::equals).isPresent();
        return new SelectionQuery(
                DbtVerb.of(verb)
                        .orElseThrow(() -> new CommandFailed(
                                Exit.USED_WRONGLY, "no command \"%s\" that selects nodes".formatted(verb))),
                texts(fields, "select"),
                texts(fields, "exclude"),
                fields.text("selector"),
                texts(fields, "models"),
                fields.text("indirect"),
                texts(fields, "resource_types"),
                texts(fields, "exclude_resource_types"),
                strict ? SelectionQuery.Warnings.ERRORS : SelectionQuery.Warnings.TOLD);
    }

    private static List<String> texts(Tree.Fields fields, String key) {
        return switch (fields.at(key).orElse(Tree.nothing())) {
            case Tree.Items items -> items.texts();
            case Tree.Text text -> List.of(text.value());
            case Tree.Num _, Tree.Flag _, Tree.Nothing _, Tree.Fields _ -> List.of();
        };
    }
}
