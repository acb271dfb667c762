package dev.weir.app.command;

import dev.weir.app.configuration.ConfigurationReading;
import dev.weir.app.configuration.ConfigurationRejected;
import dev.weir.app.wiring.Weir;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code weir migrate}: brings the database up to date and stops. */
@CommandLine.Command(name = "migrate", description = "Brings the database up to date and stops.")
final class Migrate implements Command {

    private final Console console;

    @CommandLine.Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration; weir.yaml in the working folder if not given.")
    private @Nullable Path config;

    Migrate(Console console) {
        this.console = console;
    }

    @Override
    public Exit run() {
        try {
            var configuration =
                    ConfigurationReading.read(Optional.ofNullable(config), console.folder(), console.environment());
            int steps = Weir.migrate(configuration);
            console.say(
                    steps == 0 ? "The database is up to date." : "The database is up to date; steps taken: " + steps);
            return Exit.DONE;
        } catch (ConfigurationRejected rejected) {
            throw new CommandFailed(Exit.NO, String.valueOf(rejected.getMessage()));
        }
    }
}
