package dev.weir.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as it lies in a release, before a Weir that only says that it is there, and whose rehearsal takes as long as is wanted. */
class LauncherTest {

    private static final String MAIN = """
            package dev.weir.app;

            import java.nio.file.Files;
            import java.nio.file.Path;

            public class Main {
                public static void main(String[] words) throws Exception {
                    if (!words[0].equals("rehearse")) {
                        System.out.println("here");
                        return;
                    }
                    Files.createFile(Path.of("rehearsal-" + ProcessHandle.current().pid()));
                    for (int time = 0; time < 600 && Files.notExists(Path.of("enough")); time++) {
                        java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
                    }
                    Files.createFile(Path.of("rehearsed"));
                }
            }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void unpack() throws Exception {
        Files.copy(Path.of("../weir"), folder.resolve("weir"));
        var source = Files.writeString(folder.resolve("Main.java"), MAIN);
        var compiled = ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString(), "-d", "" + folder);
        assertThat(compiled).isZero();
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        var name = "dev/weir/app/Main.class";
        try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("weir.jar")), manifest)) {
            jar.putNextEntry(new JarEntry(name));
            jar.write(Files.readAllBytes(folder.resolve(name)));
        }
    }

    @Test
    void ofManyCommandsOneRehearses() throws Exception {
        for (int command = 0; command < 3; command++) {
            assertThat(command().waitFor()).isZero();
            await(() -> !files("rehearsal-\\d+").isEmpty());
        }
        var rehearsals = files("rehearsal-\\d+");
        Files.createFile(folder.resolve("enough"));

        assertThat(cacheIsMade()).isTrue();
        assertThat(rehearsals).hasSize(1);
        assertThat(files("files-.+\\.aot.*")).hasSize(1);
    }

    @Test
    void whoReadsACommandsOutputDoesNotWaitForTheRehearsalBesideIt() throws Exception {
        var command = command();

        var said = new String(command.getInputStream().readAllBytes(), UTF_8);
        var rehearsed = Files.exists(folder.resolve("rehearsed"));
        Files.createFile(folder.resolve("enough"));

        assertThat(said).isEqualTo("here\n");
        assertThat(command.waitFor()).isZero();
        assertThat(rehearsed).isFalse();
        assertThat(cacheIsMade()).isTrue();
    }

    @Test
    void aCacheOfOtherJarsIsMadeAnewAndNotGivenToTheJvm() throws Exception {
        Files.createFile(folder.resolve("enough"));
        assertThat(command().waitFor()).isZero();
        assertThat(cacheIsMade()).isTrue();
        Files.delete(folder.resolve("rehearsed"));
        Files.setLastModifiedTime(folder.resolve("weir.jar"), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));

        var command = command();

        assertThat(new String(command.getInputStream().readAllBytes(), UTF_8)).isEqualTo("here\n");
        await(() -> Files.exists(folder.resolve("rehearsed")));
        assertThat(cacheIsMade()).isTrue();
        assertThat(files("rehearsal-\\d+")).hasSize(2);
        assertThat(command().waitFor()).isZero();
        assertThat(files("rehearsal-\\d+")).hasSize(2);
    }

    private Process command() throws Exception {
        var started = new ProcessBuilder("sh", "weir", "version").directory(folder.toFile());
        started.environment().put("WEIR_JAVA_HOME", System.getProperty("java.home"));
        started.environment().remove("WEIR_AOT");
        return started.redirectErrorStream(true).start();
    }

    /** Waits until the rehearsal has let go of its lock, so that the folder may go. */
    private boolean cacheIsMade() throws Exception {
        var lock = folder.resolve("files.lock");
        await(() -> !Files.exists(lock, LinkOption.NOFOLLOW_LINKS));
        return !files("files-.+\\.aot").isEmpty();
    }

    private List<String> files(String name) throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(it -> String.valueOf(it.getFileName()))
                    .filter(it -> it.matches(name))
                    .toList();
        }
    }

    private static void await(Callable<Boolean> ready) throws Exception {
        for (int time = 0; time < 600 && !ready.call(); time++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
