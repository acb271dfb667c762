package dev.weir.app.command;

import dev.weir.app.json.JsonMalformed;
import dev.weir.app.json.JsonText;
import dev.weir.domain.automation.Evaluator;
import dev.weir.domain.automation.simulation.Played;
import dev.weir.domain.automation.simulation.Simulation;
import dev.weir.domain.automation.simulation.Story;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/** {@code weir automation simulate}: what conditions would do in made-up histories. */
@CommandLine.Command(
        name = "simulate",
        description = "Plays scenarios of declarative automation, and tells what is requested tick by tick.")
final class SimulateAutomation implements Command {

    private final Console console;

    @CommandLine.Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files that hold a case, an array of cases, or a case on every line.")
    private List<Path> files = new ArrayList<>();

    @CommandLine.Option(names = "--output", paramLabel = "json", description = "One line of JSON for each case.")
    private String output = "json";

    @CommandLine.Option(
            names = "--explain",
            description = "A story for people instead, with the trees of every decision.")
    private boolean explain;

    SimulateAutomation(Console console) {
        this.console = console;
    }

    @Override
    public Exit run() {
        if (!output.equals("json")) {
            throw new CommandFailed(Exit.USED_WRONGLY, "--output %s: only json is there".formatted(output));
        }
        var cases = new ArrayList<Tree>();
        files.forEach(file -> cases.addAll(read(file)));
        for (var scenario : cases) {
            var played = play(scenario);
            if (explain) {
                console.out().print(Story.of(played));
            } else {
                console.out().println(JsonText.print(played.answer()));
            }
        }
        return Exit.DONE;
    }

    private static Played play(Tree scenario) {
        try {
            return Simulation.play(scenario, SimulateAutomation::noProject, Evaluator::evaluate);
        } catch (IllegalArgumentException e) {
            return new Played.Refused("", String.valueOf(e.getMessage()));
        }
    }

    private static Set<String> noProject(String selection) {
        throw new IllegalArgumentException(
                "\"%s\": a simulation has no dbt project to select from; name keys, groups or tags"
                        .formatted(selection));
    }

    private List<Tree> read(Path file) {
        try {
            var text = Files.readString(console.folder().resolve(file));
            return cases(file.toString(), text);
        } catch (IOException e) {
            throw new CommandFailed(Exit.USED_WRONGLY, "%s cannot be read: %s".formatted(file, e.getMessage()));
        } catch (JsonMalformed e) {
            throw new CommandFailed(Exit.USED_WRONGLY, String.valueOf(e.getMessage()));
        }
    }

    /** One value, or one on every line: what is no single value is read line by line. */
    private static List<Tree> cases(String source, String text) {
        try {
            return JsonText.read(source, text) instanceof Tree.Items(var values, var _)
                    ? values
                    : List.of(JsonText.read(source, text));
        } catch (JsonMalformed whole) {
            var lines = text.lines().filter(line -> !line.isBlank()).toList();
            if (lines.size() < 2) {
                throw whole;
            }
            return lines.stream().map(line -> JsonText.read(source, line)).toList();
        }
    }
}
