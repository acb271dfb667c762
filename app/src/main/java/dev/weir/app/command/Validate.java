package dev.weir.app.command;

import dev.weir.app.configuration.Configuration;
import dev.weir.app.configuration.ConfigurationReading;
import dev.weir.app.configuration.ConfigurationRejected;
import dev.weir.app.wiring.CloudDoor;
import dev.weir.domain.fault.Fault;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@code weir validate}: whether the configuration can be used. */
final class Validate implements Command {

    private final Console console;

    private final Words words = new Words("Checks the configuration, and tells every problem at once.");

    private final Supplier<Optional<Path>> config = words.option(
            "--config", "FILE", Path.class, "The configuration; weir.yaml in the working folder if not given.");

    private final BooleanSupplier connects = words.flag(
            "--connect",
            "Makes each call that watching needs once, and tells what the token can read. Starts nothing.");

    private final BooleanSupplier provesTrigger = words.flag("--prove-trigger", "Not yet in this version.");

    Validate(Console console) {
        this.console = console;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public Exit run() {
        if (provesTrigger.getAsBoolean()) {
            throw new CommandFailed(Exit.USED_WRONGLY, "--prove-trigger is not yet in this version of Weir.");
        }
        Configuration configuration;
        try {
            configuration = ConfigurationReading.read(config.get(), console.folder(), console.environment());
        } catch (ConfigurationRejected rejected) {
            throw new CommandFailed(Exit.NO, String.valueOf(rejected.getMessage()));
        }
        for (var watched : configuration.workspaces()) {
            var workspace = watched.workspace();
            console.out()
                    .printf(
                            "%s: %s, account %s, project %s, environment %s, %s%n",
                            workspace.name(),
                            workspace.accessUrl(),
                            workspace.account(),
                            workspace.project(),
                            workspace.environment(),
                            workspace.mode().name().toLowerCase(Locale.ROOT));
        }
        console.say("The configuration is good.");
        return connects.getAsBoolean() ? connect(configuration) : Exit.DONE;
    }

    private Exit connect(Configuration configuration) {
        var exit = Exit.DONE;
        for (var watched : configuration.workspaces()) {
            var workspace = watched.workspace();
            try (var door = CloudDoor.open(configuration.way())) {
                for (var trial :
                        door.directory(workspace.accessUrl(), watched.token()).tryEveryCall(workspace)) {
                    var said = trial.fault().map(Fault::sentence).orElse("can be read");
                    console.out().printf("%s: %s: %s%n", workspace.name(), trial.call(), said);
                    if (trial.fault().isPresent()) {
                        exit = Exit.OUTSIDE;
                    }
                }
            } catch (IllegalArgumentException wrong) {
                throw new CommandFailed(Exit.NO, String.valueOf(wrong.getMessage()));
            }
        }
        console.say(
                "Nothing was started at dbt Cloud, so whether this token may trigger is unknown until the first time.");
        return exit;
    }
}
