package dev.weir.app.command;

import dev.weir.app.json.JsonText;
import dev.weir.domain.value.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Supplier;

/** {@code weir status}: how each workspace of a running Weir stands. */
final class Status implements Command {

    private final Console console;

    private final Words words = new Words("How each workspace of a running Weir stands.%n"
            + "WEIR_URL says where it is (http://127.0.0.1:8080 if not set), WEIR_TOKEN who asks.");

    private final Supplier<Form> output =
            words.option("--output", "FORM", Form.TEXT, "text or json; text if not given.");

    Status(Console console) {
        this.console = console;
    }

    /** How it is told. */
    enum Form {
        TEXT,
        JSON
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public Exit run() {
        var answer = new RunningWeir(console).get("api/v1/workspaces");
        var workspaces = answer instanceof Tree.Fields fields
                        && fields.at("items").orElse(null) instanceof Tree.Items(var values, var _)
                ? values
                : List.<Tree>of();
        if (output.get() == Form.JSON) {
            workspaces.forEach(workspace -> console.out().println(JsonText.print(workspace)));
            return exit(workspaces);
        }
        for (var workspace : workspaces) {
            if (workspace instanceof Tree.Fields fields) {
                tell(fields);
            }
        }
        return exit(workspaces);
    }

    /** A script wants to know whether all is well: a workspace that cannot be polled is not. */
    private static Exit exit(List<Tree> workspaces) {
        boolean failed = workspaces.stream()
                .anyMatch(it -> it instanceof Tree.Fields fields
                        && text(part(fields, "lastPoll"), "outcome").equals("failed"));
        return failed ? Exit.NO : Exit.DONE;
    }

    private void tell(Tree.Fields workspace) {
        var glance = part(workspace, "glance");
        var poll = part(workspace, "lastPoll");
        console.out()
                .printf(
                        "%s (%s): %s assets; broken %d, blocked %d, late %d, in flight %d; last poll %s %s: %s%n",
                        text(workspace, "name"),
                        text(workspace, "mode"),
                        text(glance, "assets"),
                        count(glance, "broken"),
                        count(glance, "blocked"),
                        count(glance, "late"),
                        count(glance, "inFlight"),
                        text(poll, "at"),
                        text(poll, "outcome"),
                        text(poll, "said"));
        if (workspace.at("problems").orElse(null) instanceof Tree.Items(var problems, var _)) {
            problems.forEach(problem -> console.out().println("  ! " + plain(problem)));
        }
    }

    private static Tree.Fields part(Tree.Fields of, String name) {
        return of.at(name).orElse(null) instanceof Tree.Fields found ? found : Tree.fields(new LinkedHashMap<>());
    }

    private static String text(Tree.Fields of, String name) {
        return of.at(name).map(Status::plain).orElse("-");
    }

    private static int count(Tree.Fields of, String name) {
        return of.at(name).orElse(null) instanceof Tree.Items(var values, var _) ? values.size() : 0;
    }

    private static String plain(Tree value) {
        return switch (value) {
            case Tree.Text(String text, var _) -> text;
            case Tree.Num number -> number.value().toPlainString();
            case Tree.Flag(boolean flag, var _) -> Boolean.toString(flag);
            case Tree.Nothing _ -> "-";
            case Tree.Items(var values, var _) -> {
                var joined = new StringJoiner(", ");
                values.forEach(each -> joined.add(plain(each)));
                yield joined.toString();
            }
            case Tree.Fields _ -> JsonText.print(value);
        };
    }
}
