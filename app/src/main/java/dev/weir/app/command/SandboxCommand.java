package dev.weir.app.command;

import dev.weir.app.wiring.PortInUse;
import dev.weir.app.wiring.SandboxDoor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code weir sandbox}: a dbt Cloud account in a box, and nothing else. */
@CommandLine.Command(name = "sandbox", description = "A dbt Cloud account in a box, to try things against.")
final class SandboxCommand implements Command {

    private final Console console;

    @CommandLine.Option(names = "--port", paramLabel = "N", description = "Where it listens; a free port if not given.")
    private int port;

    @CommandLine.Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where what was asked of it is kept; nowhere if not given.")
    private @Nullable Path data;

    @CommandLine.Option(
            names = "--project",
            paramLabel = "DIR",
            description = "A dbt project on this machine: its runs are carried out by the dbt on the path.")
    private @Nullable Path project;

    SandboxCommand(Console console) {
        this.console = console;
    }

    @Override
    public Exit run() {
        try {
            var folder = Optional.ofNullable(data).map(console.folder()::resolve);
            var local = Optional.ofNullable(project).map(console.folder()::resolve);
            var sandbox = local.isPresent()
                    ? SandboxDoor.over(local.get(), Ports.valid(port), folder)
                    : SandboxDoor.start(Ports.valid(port), folder);
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
