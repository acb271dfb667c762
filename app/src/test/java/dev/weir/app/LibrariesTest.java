package dev.weir.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build does to the libraries that the launcher starts with, tried on a signed one and on one of old classes. */
class LibrariesTest {

    private static final String SIGNED = "org.eclipse.elk.core.util.IElkProgressMonitor";
    private static final String OLD = "picocli.CommandLine";
    private static final String FRESH = "com.fasterxml.jackson.core.JsonFactory";
    private static final int WITH_STACK_MAPS = 50;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void changeThem() throws Exception {
        for (var name : List.of(SIGNED, OLD, FRESH)) {
            Files.copy(original(name), changed(name));
        }
        changeAll();
    }

    @Test
    void aSignatureIsLeftOutAndNothingElse() throws Exception {
        var before = entries(original(SIGNED));
        var after = entries(changed(SIGNED));

        assertThat(before.keySet()).anyMatch(LibrariesTest::isOfSignature);
        assertThat(after.keySet()).noneMatch(LibrariesTest::isOfSignature);
        before.keySet().removeIf(LibrariesTest::isOfSignature);
        assertThat(new String(after.remove("META-INF/CHANGED-BY-WEIR"), UTF_8))
                .isEqualTo("Its signature was left out.\n");
        assertThat(new String(after.remove("META-INF/MANIFEST.MF"), UTF_8))
                .contains("Bundle-SymbolicName")
                .doesNotContain("-Digest");
        before.remove("META-INF/MANIFEST.MF");
        assertThat(after)
                .containsOnlyKeys(before.keySet())
                .allSatisfy((name, content) -> assertThat(content).isEqualTo(before.get(name)));
    }

    @Test
    void oldClassesGetStackMapsThatTheJvmAccepts() throws Exception {
        assertThat(entries(original(OLD)))
                .anySatisfy((_, content) -> assertThat(version(content)).isLessThan(WITH_STACK_MAPS));
        assertThat(entries(changed(OLD)))
                .allSatisfy((_, content) -> assertThat(version(content)).isGreaterThanOrEqualTo(WITH_STACK_MAPS));

        var verified = java("-cp", changed(OLD).toString(), "picocli.AutoComplete", "--help");

        assertThat(verified).contains("Generates a bash completion script");
    }

    @Test
    void aLibraryWithoutEitherStaysAsItIs() throws Exception {
        assertThat(changed(FRESH)).hasSameBinaryContentAs(original(FRESH));
    }

    @Test
    void whatWasChangedOnceIsNotChangedAgain() throws Exception {
        var before = Files.getLastModifiedTime(changed(OLD));

        changeAll();

        assertThat(Files.getLastModifiedTime(changed(OLD))).isEqualTo(before);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    private static void changeAll() throws Exception {
        java("-XX:TieredStopAtLevel=1", "src/build/java/Libraries.java", folder.toString());
    }

    private static String java(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static Path changed(String name) throws ReflectiveOperationException, URISyntaxException {
        return folder.resolve(original(name).getFileName().toString());
    }

    /** The jar that a class of the libraries is of. */
    private static Path original(String name) throws ReflectiveOperationException, URISyntaxException {
        var type = Class.forName(name, false, LibrariesTest.class.getClassLoader());
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static Map<String, byte[]> entries(Path jar) throws IOException {
        var entries = new HashMap<String, byte[]>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().toList()) {
                try (var in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    private static boolean isOfSignature(String name) {
        return name.matches("META-INF/.*\\.(SF|RSA)");
    }

    /** Of the class file; for what is none, one that has all there is. */
    private static int version(byte[] content) {
        boolean isClass = content.length > 8 && content[0] == (byte) 0xCA && content[1] == (byte) 0xFE;
        return isClass ? ((content[6] & 0xff) << 8) | (content[7] & 0xff) : Integer.MAX_VALUE;
    }
}
