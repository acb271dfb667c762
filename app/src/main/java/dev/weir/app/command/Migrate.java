package dev.weir.app.command;

import dev.weir.app.configuration.ConfigurationReading;
import dev.weir.app.configuration.ConfigurationRejected;
import dev.weir.app.wiring.Weir;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code weir migrate}: brings the database up to date and stops. */
final class Migrate implements Command {

    private final Console console;

    private final Words words = new Words("Brings the database up to date and stops.");

    private final Supplier<Optional<Path>> config = words.option(
            "--config", "FILE", Path.class, "The configuration; weir.yaml in the working folder if not given.");

    Migrate(Console console) {
        this.console = console;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public Exit run() {
        try {
            var configuration = ConfigurationReading.read(config.get(), console.folder(), console.environment());
            int steps = Weir.migrate(configuration);
            console.say(
                    steps == 0 ? "The database is up to date." : "The database is up to date; steps taken: " + steps);
            return Exit.DONE;
        } catch (ConfigurationRejected rejected) {
            throw new CommandFailed(Exit.NO, String.valueOf(rejected.getMessage()));
        }
    }
}
