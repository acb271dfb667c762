package dev.weir.app.command;

import dev.weir.app.wiring.PortInUse;
import dev.weir.app.wiring.SandboxDoor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code weir sandbox}: a dbt Cloud account in a box, and nothing else. */
final class SandboxCommand implements Command {

    private final Console console;

    private final Words words = new Words("A dbt Cloud account in a box, to try things against.");

    private final Supplier<Integer> port =
            words.option("--port", "N", 0, "Where it listens; a free port if not given.");

    private final Supplier<Optional<Path>> data =
            words.option("--data", "DIR", Path.class, "Where what was asked of it is kept; nowhere if not given.");

    private final Supplier<Optional<Path>> project = words.option(
            "--project",
            "DIR",
            Path.class,
            "A dbt project on this machine: its runs are carried out by the dbt on the path.");

    SandboxCommand(Console console) {
        this.console = console;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public Exit run() {
        try {
            var folder = data.get().map(console.folder()::resolve);
            var local = project.get().map(console.folder()::resolve);
            var sandbox = local.isPresent()
                    ? SandboxDoor.over(local.get(), Ports.valid(port.get()), folder)
                    : SandboxDoor.start(Ports.valid(port.get()), folder);
            console.out()
                    .printf(
                            "Sandbox is ready: %s account=%d project=%d environment=%d token=%s%n",
                            sandbox.address(),
                            sandbox.account(),
                            sandbox.project(),
                            sandbox.environment(),
                            sandbox.token());
            console.out().flush();
            Stopping.await(sandbox::close);
            return Exit.DONE;
        } catch (PortInUse failure) {
            throw new CommandFailed(Exit.OUTSIDE, String.valueOf(failure.getMessage()));
        } catch (IOException failure) {
            throw new CommandFailed(Exit.OUTSIDE, "The sandbox does not start: " + failure.getMessage());
        }
    }
}
