package dev.weir.app.wiring;

import dev.weir.adapter.dbtcloud.client.DbtCloudClient;
import dev.weir.adapter.http.api.Readiness;
import dev.weir.adapter.http.api.ServerSettings;
import dev.weir.adapter.persistence.Storage;
import dev.weir.adapter.persistence.StorageSettings;
import dev.weir.app.clockwork.Clockwork;
import dev.weir.app.clockwork.Loop;
import dev.weir.app.configuration.Configuration;
import dev.weir.app.configuration.Configuration.AccessToken;
import dev.weir.app.configuration.Configuration.ManifestSource;
import dev.weir.app.configuration.Configuration.Watched;
import dev.weir.app.configuration.Secret;
import dev.weir.app.hint.HookReader;
import dev.weir.app.keep.HouseKeeper;
import dev.weir.app.plugin.Plugins;
import dev.weir.app.translate.Translations;
import dev.weir.domain.access.Role;
import dev.weir.domain.tick.TickOutcome;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.JobId;
import dev.weir.domain.workspace.ManifestOrigin;
import dev.weir.ports.driven.EventLog;
import dev.weir.ports.driven.StorageException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All of Weir, running: the store, the way to dbt Cloud, the loops and the server. Closed in the reverse order. */
public final class Weir implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Weir.class);

    /** The history is read in small portions, so that live runs never wait long behind it. */
    private static final Duration BACKFILL_EVERY = Duration.ofSeconds(3);

    private static final Duration HOUSE_EVERY = Duration.ofMinutes(10);

    private final Deque<AutoCloseable> open;
    private final AtomicBoolean stopping;
    private final URI address;
    private final URI management;

    private Weir(Deque<AutoCloseable> open, AtomicBoolean stopping, URI address, URI management) {
        this.open = open;
        this.stopping = stopping;
        this.address = address;
        this.management = management;
    }

    /**
     * Starts everything. What was opened before something fails is closed again.
     *
     * @param folder for what can be fetched again
     * @param withoutToken what callers from this machine may do while no token is declared
     * @throws StorageException if the store cannot be used
     * @throws PortInUse if somebody else listens on one of the ports
     * @throws IllegalArgumentException if the certificate authorities cannot be read
     */
    public static Weir start(Configuration configuration, Path folder, Role withoutToken) {
        var open = new ArrayDeque<AutoCloseable>();
        try {
            return start(configuration, folder, withoutToken, open);
        } catch (RuntimeException failure) {
            closeAll(open);
            throw failure;
        }
    }

    private static Weir start(Configuration configuration, Path folder, Role withoutToken, Deque<AutoCloseable> open) {
        var time = InstantSource.system();
        var settings = server(configuration, withoutToken).onFreePorts();
        var container = Container.begin(settings, time);
        open.push(container);
        var storage = Storage.open(storage(configuration), time, container::beans);
        open.push(storage);
        storage.registry()
                .publish(
                        configuration.workspaces().stream()
                                .map(Watched::workspace)
                                .toList(),
                        configuration.hash(),
                        time.instant());
        var client = DbtCloudClient.open(CloudDoor.settings(configuration.way()), storage.budget(), time);
        open.push(client);
        var tokens = configuration.workspaces().stream()
                .collect(Collectors.toUnmodifiableMap(it -> it.workspace().name(), it -> CloudDoor.source(it.token())));
        var retention = configuration.retention();
        var plugins = Plugins.translations();
        var useCases = UseCases.over(
                storage,
                client.cloud(name -> Optional.ofNullable(tokens.get(name)).orElseThrow()),
                new HouseKeeper.Kept(retention.runs(), retention.results(), retention.logs()),
                new UseCases.Beside(
                        origins(configuration),
                        configuration.links(),
                        configuration.workspaces().stream()
                                .collect(Collectors.toUnmodifiableMap(
                                        it -> it.workspace().name(), Watched::shows)),
                        configuration.workspaces().stream()
                                .collect(Collectors.toUnmodifiableMap(
                                        it -> it.workspace().name(),
                                        it -> Translations.rules(it.translation(), plugins)))),
                folder,
                time);

        var stopping = new AtomicBoolean();
        var clock = new AtomicReference<Optional<Clockwork>>(Optional.empty());
        var hooks = new HookReader(
                secrets(configuration), name -> clock.get().ifPresent(it -> it.bringForward("poll/" + name)));
        // A second time: what listens is closed before what it answers from, and what only was begun after all else.
        open.push(container);
        listen(container, settings, useCases, hooks, readiness(storage.log(), stopping));

        var clockwork = Clockwork.start(loops(configuration, useCases), storage.journal(), time);
        clock.set(Optional.of(clockwork));
        open.push(clockwork);
        return new Weir(
                open, stopping, address(settings, settings.port()), address(settings, settings.managementPort()));
    }

    private static StorageSettings storage(Configuration configuration) {
        var database = configuration.database();
        return new StorageSettings(
                database.url(),
                database.username(),
                database.password().map(Secret::reveal),
                configuration.callsPerMinute());
    }

    /** Brings the database to this version's schema. {@return how many steps were taken} */
    public static int migrate(Configuration configuration) {
        return Storage.migrate(storage(configuration));
    }

    private static Map<WorkspaceName, Optional<Supplier<String>>> secrets(Configuration configuration) {
        return configuration.workspaces().stream()
                .collect(Collectors.toUnmodifiableMap(
                        it -> it.workspace().name(), it -> it.hookSecret().map(secret -> secret::reveal)));
    }

    private static Map<WorkspaceName, ManifestOrigin> origins(Configuration configuration) {
        return configuration.workspaces().stream()
                .collect(Collectors.toUnmodifiableMap(it -> it.workspace().name(), it -> switch (it.state()) {
                    case ManifestSource.LatestRun(var job, var _) -> new ManifestOrigin.LatestRun(job.map(JobId::new));
                    case ManifestSource.InFile(var file, var _) -> new ManifestOrigin.InFile(file.toString());
                }));
    }

    private static List<Loop> loops(Configuration configuration, UseCases useCases) {
        var loops = new ArrayList<Loop>();
        for (var watched : configuration.workspaces()) {
            var name = watched.workspace().name();
            var says = Map.of("workspace", name.toString());
            loops.add(
                    new Loop("poll/" + name, watched.workspace().observe().poll(), says, () -> polled(useCases, name)));
            loops.add(new Loop(
                    "backfill/" + name,
                    BACKFILL_EVERY,
                    says,
                    () -> useCases.poll().backfill(name)));
            if (watched.state() instanceof ManifestSource.InFile(var _, var refresh)) {
                loops.add(new Loop(
                        "manifest/" + name,
                        refresh,
                        says,
                        () -> useCases.refresh().refresh(name)));
            }
        }
        loops.add(new Loop("house", HOUSE_EVERY, Map.of(), useCases.keep()::tidy));
        return loops;
    }

    /** What a poll has brought is laid out before anybody asks for it. A picture that fails is told to who asks, and stops no poll. */
    private static TickOutcome polled(UseCases useCases, WorkspaceName name) {
        var outcome = useCases.poll().poll(name);
        try {
            useCases.ahead().drawAhead(name);
        } catch (RuntimeException failure) {
            LOG.debug("nothing of {} could be drawn ahead", name, failure);
        }
        return outcome;
    }

    private static Readiness readiness(EventLog log, AtomicBoolean stopping) {
        return () -> {
            if (stopping.get()) {
                return Optional.of("Weir is stopping.");
            }
            try {
                log.head();
                return Optional.empty();
            } catch (StorageException failure) {
                return Optional.of(failure.fault().sentence());
            }
        };
    }

    private static ServerSettings server(Configuration configuration, Role withoutToken) {
        var server = configuration.server();
        return new ServerSettings(
                server.host(),
                server.port(),
                server.managementPort().orElse(8081),
                server.publicUrl(),
                server.hosts(),
                configuration.tokens().stream().map(Weir::token).toList(),
                withoutToken);
    }

    private static ServerSettings.Token token(AccessToken token) {
        return new ServerSettings.Token(
                token.name(),
                token.role(),
                token.workspaces(),
                token.sha256(),
                token.expires().map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    private static void listen(
            Container container, ServerSettings settings, UseCases useCases, HookReader hooks, Readiness readiness) {
        var beans = container.beans();
        Stream.of(
                        readiness,
                        hooks,
                        useCases.assets(),
                        useCases.manifests(),
                        useCases.jobs(),
                        useCases.mesh(),
                        useCases.runs(),
                        useCases.workspaces(),
                        useCases.changes())
                .forEach(beans::registerSingleton);
        try {
            container.server().start();
        } catch (RuntimeException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException) {
                    throw new PortInUse(inUse(settings, cause), failure);
                }
            }
            throw failure;
        }
    }

    private static String inUse(ServerSettings settings, Throwable cause) {
        var said = String.valueOf(cause.getMessage());
        boolean management = said.contains(":" + settings.managementPort());
        return management
                ? "Port %d, where the metrics are to be served, is in use. Choose another one with weir.server.management-port; 0 takes a free one."
                        .formatted(settings.managementPort())
                : "Port %d is in use. Choose another one with --port (or weir.server.port); 0 takes a free one."
                        .formatted(settings.port());
    }

    private static URI address(ServerSettings settings, int port) {
        var host = settings.host().contains(":") && !settings.host().startsWith("[")
                ? "[" + settings.host() + "]"
                : settings.host();
        return URI.create("http://%s:%d/".formatted(host.equals("0.0.0.0") ? "127.0.0.1" : host, port));
    }

    /** Where the page is. */
    public URI address() {
        return address;
    }

    /** Where the metrics are. */
    public URI management() {
        return management;
    }

    /** Says that it is not ready, lets the loops finish, and closes everything. A second call does nothing. */
    @Override
    public void close() {
        if (stopping.compareAndSet(false, true)) {
            closeAll(open);
        }
    }

    private static void closeAll(Deque<AutoCloseable> open) {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failure) {
                LOG.warn("something did not close as it should", failure);
            }
        }
    }
}
