package dev.weir.adapter.dbtcloud.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A dbt Cloud account in a box: it speaks the Administrative API on the loopback, and lives. With a data folder a second start on the
 * same folder tells the same story; without one everything that was asked of it ends with {@link #close}.
 */
public final class Sandbox implements AutoCloseable {

    private static final long ACCOUNT = 70_403_110_000_042L;
    private static final Duration MESSENGER_PAUSE = Duration.ofMillis(500);

    private final HttpServer server;
    private final ExecutorService threads;
    private final Journal journal;
    private final Account account;
    private final Deeds deeds;
    private final Tokens tokens = new Tokens();
    private final Misbehaviour misbehaviour = new Misbehaviour();
    private final Hooks hooks;
    private final HookPost post;
    private final InstantSource clock;
    private final Thread messenger;
    private final Life life;

    private Sandbox(Builder how) throws IOException {
        journal = how.folder == null ? Journal.none() : Journal.open(how.folder.resolve("journal.jsonl"));
        life = how.life();
        account = new Account(ACCOUNT, "Orchard Co-operative", how.clock, life);
        deeds = new Deeds(account, journal);
        clock = how.clock;
        hooks = new Hooks(account);
        hooks.on(deeds);
        post = new HookPost(account, hooks, misbehaviour, clock);
        tokens.grant(token(), Tokens.Right.ALL);
        tokens.grant(readToken(), Tokens.Right.READ);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), how.port), 0);
        threads = Executors.newVirtualThreadPerTaskExecutor();
        account.address(address().toString());
        synchronized (account) {
            deeds.replay();
            deeds.keepUp(how.clock.instant());
            hooks.due(account.advance());
        }
        server.setExecutor(threads);
        server.createContext("/", new Door(account, deeds, api(), control(), tokens, misbehaviour, clock));
        server.start();
        messenger = Thread.ofVirtual().name("sandbox-messenger").start(this::carryMessages);
    }

    private void carryMessages() {
        try {
            while (true) {
                Thread.sleep(MESSENGER_PAUSE);
                for (var message : dueMessages()) {
                    threads.execute(() -> send(message));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the sandbox was closed
        }
    }

    private List<Hooks.Message> dueMessages() {
        synchronized (account) {
            deeds.keepUp(clock.instant());
            return hooks.due(account.advance());
        }
    }

    private void send(Hooks.Message message) {
        try {
            post.send(message);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends the webhooks that are due, without waiting for the messenger. {@return how many there were} */
    public int sendWebhooks() {
        var messages = dueMessages();
        messages.forEach(this::send);
        return messages.size();
    }

    private Routes control() {
        var routes = new Routes();
        new FaultCalls(misbehaviour, account).on(routes);
        return routes;
    }

    /** An account that holds nothing and in which nothing happens by itself: {@link #script} fills it. */
    public static Builder empty(InstantSource clock) {
        return new Builder(clock);
    }

    /** The orchard's account: two projects in production and staging, a fortnight of history, and a life that goes on. */
    public static Builder orchard(InstantSource clock) {
        var builder = new Builder(clock);
        builder.living = true;
        return builder;
    }

    /** An account whose runs a dbt on the path carries out, in a project of this machine. Without a data folder they end with {@link #close}. */
    public static Builder local(InstantSource clock, Path project) {
        var builder = new Builder(clock);
        builder.project = project;
        return builder;
    }

    private Routes api() {
        var routes = new Routes();
        new AccountCalls(account).on(routes);
        new JobCalls(account, deeds).on(routes);
        new RunCalls(account, deeds).on(routes);
        new ArtifactCalls(account).on(routes);
        new HookCalls(account, hooks, deeds, post).on(routes);
        return routes;
    }

    /** {@return where it is reached, without a trailing slash} */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** {@return the account's id} */
    public long accountId() {
        return ACCOUNT;
    }

    /** {@return the id of the project: the orchard's, or the one of this machine} */
    public long projectId() {
        return life instanceof LocalLife ? LocalCast.PROJECT : OrchardCast.ORCHARD;
    }

    /** An environment of the account, under a name for a workspace. */
    public record Place(String name, long project, long environment) {}

    /** All environments of the account that jobs run in: two projects, each in production and in staging. */
    public List<Place> places() {
        return List.of(
                new Place("orchard", OrchardCast.ORCHARD, OrchardCast.PRODUCTION),
                new Place("orchard-staging", OrchardCast.ORCHARD, OrchardCast.STAGING),
                new Place("cider", OrchardCast.CIDER, OrchardCast.CIDER_PRODUCTION),
                new Place("cider-staging", OrchardCast.CIDER, OrchardCast.CIDER_STAGING));
    }

    /** {@return the id of its production environment} */
    public long environmentId() {
        return life instanceof LocalLife ? LocalCast.PRODUCTION : OrchardCast.PRODUCTION;
    }

    /** {@return a token that may do everything} */
    public String token() {
        return "dbtc_sandbox_all";
    }

    /** {@return a token that may only read} */
    public String readToken() {
        return "dbtc_sandbox_read";
    }

    /** Makes another token valid, that may do everything. */
    public void grant(String token) {
        tokens.grant(token, Tokens.Right.ALL);
    }

    /** Makes a token invalid. */
    public void revoke(String token) {
        tokens.revoke(token);
    }

    /** {@return how it is told to misbehave} */
    public Misbehaviour faults() {
        return misbehaviour;
    }

    /** {@return how it is filled by hand} */
    public Script script() {
        return new Script(account, deeds);
    }

    /** Stops answering. */
    @Override
    public void close() {
        messenger.interrupt();
        server.stop(0);
        post.close();
        threads.shutdownNow();
        life.close();
        try {
            journal.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What a sandbox is to be like. */
    public static final class Builder {

        private int port;
        private @Nullable Path folder;
        private @Nullable Path project;
        private final InstantSource clock;
        private long seed = 1;
        private boolean living;

        private Builder(InstantSource clock) {
            this.clock = clock;
        }

        /** Where to listen; 0, the default, takes a free port. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** Where what was asked of it is kept. */
        public Builder folder(Path where) {
            folder = where;
            return this;
        }

        /** What chance hangs on: another seed is another history. */
        public Builder seed(long number) {
            seed = number;
            return this;
        }

        private Life life() throws IOException {
            if (project != null) {
                var dbt = LocalDbt.find(project, System.getenv().getOrDefault("PATH", ""));
                var runs = folder == null ? Files.createTempDirectory("weir-sandbox") : folder;
                return new LocalLife(dbt, dbt.name(), runs.toAbsolutePath(), clock);
            }
            return living ? new OrchardStory(seed, new Shelf(Shelf.REAL)) : new ScriptedLife();
        }

        /** Starts it. A port in use is an {@link IOException}. */
        public Sandbox start() throws IOException {
            return new Sandbox(this);
        }
    }
}
