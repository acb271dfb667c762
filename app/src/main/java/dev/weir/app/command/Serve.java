package dev.weir.app.command;

import dev.weir.app.configuration.Configuration;
import dev.weir.app.configuration.ConfigurationReading;
import dev.weir.app.configuration.ConfigurationRejected;
import dev.weir.app.wiring.PortInUse;
import dev.weir.app.wiring.Weir;
import dev.weir.domain.access.Role;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code weir serve}: the service. */
final class Serve implements Command {

    private final Console console;

    private final Words words = new Words("The service: watches what weir.yaml declares, and serves the page.");

    private final Supplier<Optional<Path>> config = words.option(
            "--config", "FILE", Path.class, "The configuration; weir.yaml in the working folder if not given.");

    private final Supplier<Optional<Integer>> port = words.option(
            "--port", "N", Integer.class, "Where the page is served, instead of weir.server.port; 0 takes a free one.");

    Serve(Console console) {
        this.console = console;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public Exit run() {
        Configuration configuration;
        try {
            configuration = ConfigurationReading.read(config.get(), console.folder(), console.environment());
        } catch (ConfigurationRejected rejected) {
            throw new CommandFailed(Exit.NO, String.valueOf(rejected.getMessage()));
        }
        configuration =
                port.get().map(Ports::valid).map(configuration::listeningOn).orElse(configuration);
        Logging.start(configuration.logs());
        try {
            var weir = Weir.start(configuration, configuration.database().folder(console.folder()), Role.LOOK);
            console.out().println("Weir is ready: " + weir.address());
            console.out().flush();
            SmallHeap.watch();
            Stopping.await(weir::close);
            return Exit.DONE;
        } catch (PortInUse | IllegalArgumentException failure) {
            throw new CommandFailed(Exit.OUTSIDE, String.valueOf(failure.getMessage()));
        }
    }
}
