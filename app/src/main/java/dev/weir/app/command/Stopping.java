package dev.weir.app.command;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits until the process is told to stop. SIGTERM ends the waiting, so that the command goes on to close what it has opened and
 * ends with 0, where the JVM's own answer would be 143; Ctrl-C ends the process with 130 and runs {@code closing} on the way.
 */
final class Stopping {

    private static final Duration PATIENCE = Duration.ofSeconds(28);

    private Stopping() {}

    static void await(Runnable closing) {
        var told = new CountDownLatch(1);
        var hook = Thread.ofPlatform().name("stopping").unstarted(closing);
        Runtime.getRuntime().addShutdownHook(hook);
        onTerm(told::countDown);
        try {
            told.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        var closed = new CountDownLatch(1);
        haltUnless(closed);
        closing.run();
        closed.countDown();
    }

    /** Whoever stops us waits half a minute; what has not let go by then is left as a crash would leave it. */
    private static void haltUnless(CountDownLatch closed) {
        Thread.ofPlatform().daemon().name("out of patience").start(() -> {
            try {
                if (!closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    Runtime.getRuntime().halt(Exit.DONE.code());
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The signal API is the JDK's own and not for everybody, so it is asked by name; without it SIGTERM ends as the JVM likes. */
    private static void onTerm(Runnable then) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var ours = Proxy.newProxyInstance(
                    Stopping.class.getClassLoader(),
                    new Class<?>[] {handler},
                    (proxy, method, given) -> switch (method.getName()) {
                        case "handle" -> {
                            then.run();
                            yield null;
                        }
                        case "equals" -> System.identityHashCode(proxy) == System.identityHashCode(given[0]);
                        case "hashCode" -> System.identityHashCode(proxy);
                        default -> "stops Weir";
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("TERM"), ours);
        } catch (ReflectiveOperationException | IllegalArgumentException _) {
            // Then SIGTERM runs the shutdown hook and ends with the JVM's own code.
        }
    }
}
