package dev.weir.adapter.persistence;

import dev.weir.domain.fault.Fault;
import dev.weir.ports.driven.StorageException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A process of its own that records runs, and says each one that stands. Once the disk takes no more it says so, waits for a sign that
 * there is room, and records a few more.
 */
final class FullDiskWriter {

    /** More than fit on any disk that a test gives. */
    private static final long MANY = 200_000;

    private static final int AFTERWARDS = 5;
    private static final int ATTEMPTS = 20;

    private FullDiskWriter() {}

    public static void main(String[] words) throws IOException {
        try (var storage = TestStores.open(StorageSettings.inFile(Path.of(words[0])))) {
            long run = untilTheDiskIsFull(storage);
            if (System.in.read() < 0) {
                return;
            }
            for (long next = run; next < run + AFTERWARDS; next++) {
                again(storage, next);
            }
        }
    }

    private static long untilTheDiskIsFull(Storage storage) {
        for (long run = 1; run <= MANY; run++) {
            try {
                HaltedWriter.record(storage.log(), run);
                say("stands " + run);
            } catch (StorageException full) {
                say("refused " + full.fault());
                return run;
            }
        }
        throw new IllegalStateException("the disk was never full");
    }

    /** As a loop does: what fails is tried again at the next turn. */
    private static void again(Storage storage, long run) {
        Fault last = new Fault.Unavailable("nothing was tried");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                HaltedWriter.record(storage.log(), run);
                say("stands " + run);
                return;
            } catch (StorageException failed) {
                last = failed.fault();
            }
        }
        say("never stands " + run + ": " + last);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
