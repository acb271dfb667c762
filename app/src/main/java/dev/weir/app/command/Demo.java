package dev.weir.app.command;

import dev.weir.app.configuration.Configuration;
import dev.weir.app.configuration.Configuration.Logs;
import dev.weir.app.configuration.DemoConfiguration;
import dev.weir.app.wiring.PortInUse;
import dev.weir.app.wiring.SandboxDoor;
import dev.weir.app.wiring.Weir;
import dev.weir.domain.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code weir demo}: the account in a box and Weir against it, in one process. */
final class Demo implements Command {

    private final Console console;

    private final Words words =
            new Words("Weir against a dbt Cloud account in a box: no account, no network, history already there.");

    private final Supplier<Optional<Integer>> port = words.option(
            "--port", "N", Integer.class, "Where the page is served; 8080 if not given, 0 takes a free one.");

    private final Supplier<Optional<Path>> data = words.option(
            "--data",
            "DIR",
            Path.class,
            "Where everything is kept between starts; a folder under your data folder if not given.");

    Demo(Console console) {
        this.console = console;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public Exit run() {
        var folder = data.get().map(console.folder()::resolve).orElseGet(this::usualFolder);
        Logging.start(new Logs(Logs.Format.TEXT, "warn"));
        try {
            Files.createDirectories(folder);
            var sandbox = SandboxDoor.start(0, Optional.of(folder.resolve("sandbox")));
            var configuration = DemoConfiguration.of(
                    new DemoConfiguration.Account(
                            sandbox.address(), sandbox.account(), sandbox.token(), sandbox.workspaces()),
                    folder);
            return serve(
                    port.get().map(Ports::valid).map(configuration::listeningOn).orElse(configuration),
                    folder,
                    sandbox);
        } catch (IOException failure) {
            throw new CommandFailed(Exit.OUTSIDE, "The demo does not start: " + failure.getMessage());
        }
    }

    private Exit serve(Configuration configuration, Path folder, SandboxDoor sandbox) {
        try {
            var weir = Weir.start(configuration, folder, Role.ADMINISTER);
            console.out().println("Weir is ready: " + weir.address());
            console.out().flush();
            SmallHeap.watch();
            Stopping.await(() -> {
                weir.close();
                sandbox.close();
            });
            return Exit.DONE;
        } catch (PortInUse failure) {
            sandbox.close();
            throw new CommandFailed(Exit.OUTSIDE, String.valueOf(failure.getMessage()));
        }
    }

    private Path usualFolder() {
        var home = console.environment().getOrDefault("XDG_DATA_HOME", "");
        var base = home.isBlank()
                ? Path.of(console.environment().getOrDefault("HOME", "."), ".local", "share")
                : Path.of(home);
        return base.resolve("weir").resolve("demo");
    }
}
