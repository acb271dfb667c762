package dev.weir.app.wiring;

import dev.weir.adapter.dbtcloud.sandbox.Sandbox;
import dev.weir.app.configuration.DemoConfiguration;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The account in a box, for the commands that start it. */
public final class SandboxDoor implements AutoCloseable {

    private final Sandbox sandbox;

    private SandboxDoor(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * Starts it.
     *
     * @param port 0 takes a free one
     * @param folder where what was asked of it is kept; empty: nowhere
     * @throws PortInUse if somebody else listens there
     */
    public static SandboxDoor start(int port, Optional<Path> folder) throws IOException {
        return start(Sandbox.orchard(InstantSource.system()), port, folder);
    }

    /**
     * Starts one whose runs a dbt on the path carries out, in a project of this machine.
     *
     * @throws IOException that says what is missing, where there is no project or no dbt
     */
    public static SandboxDoor over(Path project, int port, Optional<Path> folder) throws IOException {
        return start(Sandbox.local(InstantSource.system(), project), port, folder);
    }

    /** {@return a manifest of the project in the box, gzipped} */
    public static InputStream manifest() throws IOException {
        var manifest = Sandbox.class.getResourceAsStream("artifacts/seed/manifest.json.gz");
        if (manifest == null) {
            throw new FileNotFoundException("the sandbox's manifest is not in this build");
        }
        return manifest;
    }

    private static SandboxDoor start(Sandbox.Builder builder, int port, Optional<Path> folder) throws IOException {
        builder.port(port);
        folder.ifPresent(builder::folder);
        try {
            return new SandboxDoor(builder.start());
        } catch (BindException inUse) {
            throw new PortInUse(
                    "Port %d is in use. Choose another one with --port; 0 takes a free one.".formatted(port), inUse);
        }
    }

    public URI address() {
        return sandbox.address();
    }

    public long account() {
        return sandbox.accountId();
    }

    public long project() {
        return sandbox.projectId();
    }

    public long environment() {
        return sandbox.environmentId();
    }

    /** A token that may do everything there. */
    public String token() {
        return sandbox.token();
    }

    /** The environments that are worth watching. */
    public List<DemoConfiguration.Place> workspaces() {
        return sandbox.places().stream()
                .map(it -> new DemoConfiguration.Place(it.name(), it.project(), it.environment()))
                .toList();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
