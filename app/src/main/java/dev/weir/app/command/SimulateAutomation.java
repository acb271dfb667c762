package dev.weir.app.command;

import dev.weir.app.file.Unreadable;
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
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@code weir automation simulate}: what conditions would do in made-up histories. */
final class SimulateAutomation implements Command {

    private final Console console;

    private final Words words =
            new Words("Plays scenarios of declarative automation, and tells what is requested tick by tick.");

    private final Supplier<List<Path>> files = words.parameters(
            "FILE", "1..*", Path.class, "Files that hold a case, an array of cases, or a case on every line.");

    private final OnlyJson output = new OnlyJson(words, "One line of JSON for each case.");

    private final BooleanSupplier explain =
            words.flag("--explain", "A story for people instead, with the trees of every decision.");

    SimulateAutomation(Console console) {
        this.console = console;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public Exit run() {
        output.check();
        var cases = new ArrayList<Tree>();
        files.get().forEach(file -> cases.addAll(read(file)));
        for (var scenario : cases) {
            var played = play(scenario);
            if (explain.getAsBoolean()) {
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
            throw new CommandFailed(Exit.USED_WRONGLY, Unreadable.sentence(file, e));
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
