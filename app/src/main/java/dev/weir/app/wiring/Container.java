package dev.weir.app.wiring;

import dev.weir.adapter.http.api.ServerSettings;
import dev.weir.adapter.persistence.Storage;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The container of all beans and the server among them, made on a thread of its own while the store is opened: each takes half of a
 * start. The server does not listen before it is started, and what it answers from is added before that.
 */
final class Container implements AutoCloseable {

    private final FutureTask<ApplicationContext> beans;
    private final FutureTask<EmbeddedServer> server;

    private Container(ServerSettings settings, InstantSource time) {
        this.beans = new FutureTask<>(() -> made(settings, time));
        this.server = new FutureTask<>(() -> beans().getBean(EmbeddedServer.class));
    }

    /** Begins to make it. What goes wrong is thrown by who asks for the beans or the server. */
    static Container begin(ServerSettings settings, InstantSource time) {
        var container = new Container(settings, time);
        Thread.ofPlatform().daemon().name("weir-beans").start(() -> {
            container.beans.run();
            container.server.run();
        });
        return container;
    }

    private static ApplicationContext made(ServerSettings settings, InstantSource time) {
        var properties = new HashMap<>(settings.properties());
        properties.putAll(Storage.PROPERTIES);
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .bootstrapEnvironment(false)
                .enableDefaultPropertySources(false)
                .banner(false)
                .properties(properties)
                .singletons(settings, time)
                .start();
    }

    /** Waits for the beans, if they are not there yet. */
    ApplicationContext beans() {
        return waited(beans);
    }

    /** Waits for the server, if it is not there yet. */
    EmbeddedServer server() {
        return waited(server);
    }

    private static <T> T waited(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while the container was made");
        } catch (ExecutionException failed) {
            throw new CompletionException(failed.getCause());
        }
    }

    /** Stops the server and lets go of the beans; waits until they are made, if they are not yet. */
    @Override
    public void close() {
        beans().close();
    }
}
