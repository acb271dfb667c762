package dev.weir.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.RunId;
import dev.weir.ports.driven.StorageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the store when the disk is full, when its server is away, and when a start is killed at any place. */
class DiskAndServerFaultsTest {

    /** In blocks of 512 or 1,024 bytes, as the shell has it: enough for the schema, and soon full. */
    private static final int BLOCKS = 1_200;

    private static final int READERS = 50;
    private static final int KILLED_STARTS = 6;
    private static final int MILLIS_MORE = 60;

    @TempDir
    private Path folder;

    @Test
    void aFullDiskIsSaidLosesNothingAndIsWrittenAgainOnceThereIsRoom() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "there is no prlimit to make a disk full with");
        var file = folder.resolve("weir");
        var writer = java(FullDiskWriter.class, file, "ulimit -S -f " + BLOCKS + "; exec \"$@\"");
        var stood = new ArrayList<Long>();
        try (var lines = new BufferedReader(writer.inputReader())) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith("stands ")) {
                    stood.add(Long.parseLong(line.substring("stands ".length())));
                } else if (line.startsWith("refused ")) {
                    assertThat(line).contains("Unavailable", "cannot write", "once there is room");
                    makeRoomFor(writer);
                } else {
                    assertThat(line).doesNotStartWith("never stands");
                }
            }
        }

        assertThat(writer.waitFor()).isZero();
        assertThat(stood)
                .hasSizeGreaterThan(5)
                .isEqualTo(LongStream.rangeClosed(1, stood.size()).boxed().toList());
        try (var storage = TestStores.open(StorageSettings.inFile(file))) {
            assertThat(storage.log()
                            .known(
                                    HaltedWriter.SHOP,
                                    stood.stream().map(RunId::new).toList()))
                    .hasSameSizeAs(stood);
        }
    }

    private static void makeRoomFor(Process writer) throws IOException, InterruptedException {
        var lifted = new ProcessBuilder("/usr/bin/prlimit", "--pid", Long.toString(writer.pid()), "--fsize=unlimited:")
                .inheritIO()
                .start();
        assertThat(lifted.waitFor()).isZero();
        try (var sign = writer.outputWriter()) {
            sign.write("go on\n");
        }
    }

    @Test
    void aServerThatIsStoppedForAWhileIsSaidAndUsedAgainWithoutANewStart() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var data = folder.resolve("postgres");
        var server = TestPostgres.startedAt(data, port);
        try (var storage = TestStores.open(TestStores.at(server.url()))) {
            HaltedWriter.record(storage.log(), 1);
            useAllConnections(storage);
            server.close();

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> HaltedWriter.record(storage.log(), 2))
                    .satisfies(away -> assertThat(away.fault()).isInstanceOf(Fault.Unavailable.class));
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> storage.log().head());
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> storage.registry().workspaces())
                    .satisfies(away -> assertThat(away.fault()).isInstanceOf(Fault.Unavailable.class));

            server = TestPostgres.startedAt(data, port);
            HaltedWriter.record(storage.log(), 2);
            assertThat(storage.log().open(HaltedWriter.SHOP)).hasSize(2);
        } finally {
            server.close();
        }
    }

    /** Each is then one that the pool has good reason to trust, and none of them outlives the server. */
    private static void useAllConnections(Storage storage) {
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int reader = 0; reader < READERS; reader++) {
                readers.execute(() -> storage.log().head());
            }
        }
    }

    @Test
    void aFirstStartThatIsKilledAtAnyPlaceIsMadeGoodAtTheNext() throws IOException, InterruptedException {
        for (int killed = 0; killed < KILLED_STARTS; killed++) {
            var file = folder.resolve("killed-" + killed);
            var start = java(FullDiskWriter.class, file, "exec \"$@\"");
            // As soon as the file is there its schema is being made.
            while (start.isAlive() && !Files.exists(folder.resolve("killed-" + killed + ".mv.db"))) {
                Thread.onSpinWait();
            }
            LockSupport.parkNanos(1_000_000L * MILLIS_MORE * killed);
            start.destroyForcibly().waitFor();

            try (var storage = TestStores.open(StorageSettings.inFile(file))) {
                var known = storage.log().open(HaltedWriter.SHOP).size();
                HaltedWriter.record(storage.log(), 1_000_000);
                assertThat(storage.log().open(HaltedWriter.SHOP)).hasSize(known + 1);
            }
        }
    }

    private static Process java(Class<?> main, Path file, String how) throws IOException {
        return new ProcessBuilder(List.of(
                        "sh",
                        "-c",
                        how,
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        main.getName(),
                        file.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
