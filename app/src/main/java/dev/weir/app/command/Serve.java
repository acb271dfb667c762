package dev.weir.app.command;

import dev.weir.app.configuration.Configuration;
import dev.weir.app.configuration.ConfigurationReading;
import dev.weir.app.configuration.ConfigurationRejected;
import dev.weir.app.wiring.PortInUse;
import dev.weir.app.wiring.Weir;
import dev.weir.domain.access.Role;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code weir serve}: the service. */
@CommandLine.Command(name = "serve", description = "The service: watches what weir.yaml declares, and serves the page.")
final class Serve implements Command {

    private final Console console;

    @CommandLine.Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration; weir.yaml in the working folder if not given.")
    private @Nullable Path config;

    @CommandLine.Option(
            names = "--port",
            paramLabel = "N",
            description = "Where the page is served, instead of weir.server.port; 0 takes a free one.")
    private @Nullable Integer port;

    Serve(Console console) {
        this.console = console;
    }

    @Override
    public Exit run() {
        Configuration configuration;
        try {
            configuration =
                    ConfigurationReading.read(Optional.ofNullable(config), console.folder(), console.environment());
        } catch (ConfigurationRejected rejected) {
            throw new CommandFailed(Exit.NO, String.valueOf(rejected.getMessage()));
        }
        if (port != null) {
            configuration = configuration.listeningOn(Ports.valid(port));
        }
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
