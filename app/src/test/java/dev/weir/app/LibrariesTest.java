package dev.weir.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build makes of the libraries that the launcher starts with, tried on a few that differ in what matters. */
class LibrariesTest {

    private static final String SIGNED = "org.eclipse.elk.core.util.IElkProgressMonitor";
    private static final String OLD = "picocli.CommandLine";
    private static final String FOR_SEVERAL_VERSIONS = "com.fasterxml.jackson.core.JsonFactory";
    private static final String PROVIDES_THE_SAME = "com.fasterxml.jackson.dataformat.yaml.YAMLFactory";
    private static final String WITH_BEANS = "io.micronaut.http.HttpRequest";
    private static final String NAMES_A_FILE_AS_THE_SIGNED_ONE = "org.eclipse.emf.common.util.URI";
    private static final int WITH_STACK_MAPS = 50;

    @TempDir
    private static Path folder;

    private static Path from;
    private static Path to;

    @BeforeAll
    static void putThemTogether() throws Exception {
        from = Files.createDirectory(folder.resolve("from"));
        to = folder.resolve("to");
        for (var name : List.of(
                SIGNED, OLD, FOR_SEVERAL_VERSIONS, PROVIDES_THE_SAME, WITH_BEANS, NAMES_A_FILE_AS_THE_SIGNED_ONE)) {
            Files.copy(original(name), from.resolve(original(name).getFileName()));
        }
        putTogether(from, to);
    }

    @Test
    void theLibrariesAreOneJarThatNeedsNotBeInflated() throws Exception {
        try (var zip = new ZipFile(all().toFile())) {
            assertThat(zip.stream()).allMatch(it -> it.getMethod() == ZipEntry.STORED);
        }
        var names = entries(all()).keySet();
        for (var name : List.of(OLD, PROVIDES_THE_SAME, WITH_BEANS)) {
            var classes = entries(original(name)).keySet().stream()
                    .filter(it -> it.endsWith(".class"))
                    .filter(it -> !it.startsWith("META-INF/") && !it.equals("module-info.class"));
            assertThat(names).containsAll(classes.toList());
        }
    }

    @Test
    void ofAClassForSeveralVersionsOfJavaTheOneThatThisJavaReadsIsKept() throws Exception {
        var merged = entries(all());
        int newer = 0;
        try (var jar = new JarFile(
                original(FOR_SEVERAL_VERSIONS).toFile(), true, ZipFile.OPEN_READ, Runtime.Version.parse("25"))) {
            for (var entry : jar.versionedStream().toList()) {
                if (entry.getName().endsWith(".class") && !entry.getName().equals("module-info.class")) {
                    try (var in = jar.getInputStream(entry)) {
                        assertThat(merged.get(entry.getName()))
                                .as(entry.getName())
                                .isEqualTo(in.readAllBytes());
                    }
                    newer += entry.getRealName().startsWith("META-INF/versions/") ? 1 : 0;
                }
            }
        }

        assertThat(newer).isPositive();
        assertThat(merged.keySet()).noneMatch(it -> it.startsWith("META-INF/versions/") && it.endsWith(".class"));
    }

    @Test
    void whatSeveralProvideIsFoundOfEach() throws Exception {
        var listed = new String(entries(all()).get("META-INF/services/com.fasterxml.jackson.core.JsonFactory"), UTF_8);

        assertThat(listed.lines().map(String::strip)).contains(FOR_SEVERAL_VERSIONS, PROVIDES_THE_SAME);
    }

    @Test
    void theLicenceAndTheManifestOfEachAreKept() throws Exception {
        var merged = entries(all());
        for (var name : List.of(FOR_SEVERAL_VERSIONS, PROVIDES_THE_SAME)) {
            var library = original(name).getFileName().toString().replace(".jar", "/");
            var before = entries(original(name));

            assertThat(merged.get("META-INF/libraries/" + library + "LICENSE"))
                    .isEqualTo(before.get("META-INF/LICENSE"));
            assertThat(merged.get("META-INF/libraries/" + library + "MANIFEST.MF"))
                    .isEqualTo(before.get("META-INF/MANIFEST.MF"));
        }
    }

    @Test
    void theListsOfBeansAreAJarOfTheirOwnThatIsFound() throws Exception {
        var before = entries(original(WITH_BEANS)).keySet().stream()
                .filter(it -> it.startsWith("META-INF/micronaut/"))
                .toList();

        assertThat(before).isNotEmpty();
        assertThat(entries(to.resolve("beans.jar")).keySet()).containsAll(before);
        assertThat(entries(all()).keySet()).noneMatch(it -> it.startsWith("META-INF/micronaut/"));
        try (var classes = new URLClassLoader(new URL[] {all().toUri().toURL()}, null)) {
            assertThat(classes.getResource(before.getFirst()).toString()).contains("beans.jar!");
        }
    }

    @Test
    void aLibraryThatNamesAFileAsAnotherDoesStaysApartAndIsFound() throws Exception {
        var apart = original(SIGNED).getFileName().toString();

        assertThat(classPath())
                .contains(
                        apart,
                        original(NAMES_A_FILE_AS_THE_SIGNED_ONE).getFileName().toString());
        assertThat(entries(all()).keySet()).doesNotContain(SIGNED.replace('.', '/') + ".class");
        try (var classes = new URLClassLoader(new URL[] {all().toUri().toURL()}, null)) {
            assertThat(classes.getResource(SIGNED.replace('.', '/') + ".class").toString())
                    .contains(apart + "!");
        }
    }

    @Test
    void aSignatureIsLeftOutAndNothingElse() throws Exception {
        var before = entries(original(SIGNED));
        var after = entries(to.resolve(original(SIGNED).getFileName().toString()));

        assertThat(before.keySet()).anyMatch(LibrariesTest::isOfSignature);
        assertThat(after.keySet()).noneMatch(LibrariesTest::isOfSignature);
        assertThat(new String(after.remove("META-INF/MANIFEST.MF"), UTF_8))
                .contains("Bundle-SymbolicName")
                .doesNotContain("-Digest");
        before.keySet().removeIf(LibrariesTest::isOfSignature);
        before.remove("META-INF/MANIFEST.MF");
        assertThat(after)
                .containsOnlyKeys(before.keySet())
                .allSatisfy((name, content) -> assertThat(content).isEqualTo(before.get(name)));
    }

    @Test
    void oldClassesGetStackMapsThatTheJvmAccepts() throws Exception {
        assertThat(entries(original(OLD)))
                .anySatisfy((_, content) -> assertThat(version(content)).isLessThan(WITH_STACK_MAPS));
        assertThat(entries(all()))
                .allSatisfy((_, content) -> assertThat(version(content)).isGreaterThanOrEqualTo(WITH_STACK_MAPS));

        var verified = java("-cp", all().toString(), "picocli.AutoComplete", "--help");

        assertThat(verified).contains("Generates a bash completion script");
    }

    @Test
    void eachLibraryAndWhatWasDoneToItIsTold() throws Exception {
        assertThat(new String(entries(all()).get("META-INF/CHANGED-BY-WEIR"), UTF_8).lines())
                .contains(
                        original(SIGNED).getFileName() + " beside this jar, without its signature",
                        original(OLD).getFileName() + " in this jar, its old classes with stack maps",
                        original(PROVIDES_THE_SAME).getFileName() + " in this jar");
    }

    @Test
    void whatWasPutTogetherOnceIsPutTogetherAgainOnlyOfOtherLibraries(@TempDir Path other) throws Exception {
        var few = Files.createDirectory(other.resolve("from"));
        var made = other.resolve("to");
        for (var name : List.of(SIGNED, NAMES_A_FILE_AS_THE_SIGNED_ONE, OLD)) {
            Files.copy(original(name), few.resolve(original(name).getFileName()));
        }
        putTogether(few, made);
        var first = Files.getLastModifiedTime(made.resolve("libraries.jar"));
        putTogether(few, made);
        assertThat(Files.getLastModifiedTime(made.resolve("libraries.jar"))).isEqualTo(first);

        Files.delete(few.resolve(original(SIGNED).getFileName()));
        putTogether(few, made);

        try (var files = Files.list(made)) {
            assertThat(files).containsExactly(made.resolve("libraries.jar"));
        }
    }

    private static void putTogether(Path libraries, Path result) throws Exception {
        java("-XX:TieredStopAtLevel=1", "src/build/java/Libraries.java", libraries.toString(), result.toString());
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

    private static Path all() {
        return to.resolve("libraries.jar");
    }

    private static String classPath() throws IOException {
        try (var jar = new JarFile(all().toFile())) {
            Manifest manifest = jar.getManifest();
            return manifest.getMainAttributes().getValue("Class-Path");
        }
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
