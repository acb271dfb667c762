package dev.weir.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Habits that only the source shows. Every check says how much it has looked at, so that none passes over nothing. */
class SourcesTest {

    /** A file that is longer holds more than one idea, or has a reason that is written here. */
    private static final int MOST_LINES = 400;

    private static final Map<String, String> REASONS = Map.of(
            "ByteScanner.java", "one automaton over bytes: its states read each other's position",
            "AutomationGraph.java", "to be split",
            "RootEvaluation.java", "to be split",
            "Matcher.java", "to be split");

    private static final Pattern SLEEPS = Pattern.compile("\\bThread\\.sleep\\(|\\bTimeUnit\\.\\w+\\.sleep\\(");
    private static final Pattern MOCKS = Pattern.compile("org\\.mockito|org\\.easymock|io\\.mockk|org\\.awaitility");
    private static final Pattern SWITCHED_OFF = Pattern.compile("@Disabled\\b");
    private static final Pattern MODULE = Pattern.compile("<module>([a-z-]+)</module>");

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

    @Test
    void everyPackageIsNullMarked() throws IOException {
        var bare = new TreeSet<String>();
        var folders = sources("main").stream().map(Path::getParent).collect(Collectors.toCollection(TreeSet::new));
        for (var folder : folders) {
            var info = folder.resolve("package-info.java");
            if (!Files.exists(info) || !Files.readString(info).contains("@NullMarked")) {
                bare.add(TOP.relativize(folder).toString());
            }
        }
        assertThat(folders).hasSizeGreaterThan(10);
        assertThat(bare).isEmpty();
    }

    @Test
    void filesHoldOneIdea() throws IOException {
        var overlong = new ArrayList<String>();
        for (var file : sources("main")) {
            long lines = Files.readString(file).lines().count();
            if (lines > MOST_LINES && !REASONS.containsKey(file.getFileName().toString())) {
                overlong.add("%s: %d lines".formatted(TOP.relativize(file), lines));
            }
        }
        assertThat(overlong).isEmpty();
    }

    @Test
    void testsNeitherSleepNorMockNorAreSwitchedOff() throws IOException {
        var found = new ArrayList<String>();
        for (var file : sources("test")) {
            if (file.endsWith("SourcesTest.java")) {
                continue;
            }
            var text = Files.readString(file);
            for (var pattern : List.of(SLEEPS, MOCKS, SWITCHED_OFF)) {
                if (pattern.matcher(text).find()) {
                    found.add("%s: %s".formatted(TOP.relativize(file), pattern));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void theReadmeNamesEveryModule() throws IOException {
        var modules = MODULE.matcher(Files.readString(TOP.resolve("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .toList();
        var readme = Files.readString(TOP.resolve("README.md"));
        assertThat(modules).hasSize(7).allSatisfy(module -> assertThat(readme).contains("`" + module + "`"));
    }

    @Test
    void continuousIntegrationRunsTheCommandOfTheReadme() throws IOException {
        assertThat(Files.readString(TOP.resolve("README.md"))).contains("./weir test");
        assertThat(Files.readString(TOP.resolve(".ci/run"))).contains("exec ./weir test\n");
    }

    private static List<Path> sources(String kind) throws IOException {
        var found = new ArrayList<Path>();
        try (var modules = Files.list(TOP)) {
            for (var module : modules.sorted().toList()) {
                var folder = module.resolve("src").resolve(kind).resolve("java");
                if (Files.isDirectory(folder)) {
                    try (var files = Files.walk(folder)) {
                        files.filter(file -> file.toString().endsWith(".java"))
                                .sorted()
                                .forEach(found::add);
                    }
                }
            }
        }
        assertThat(found).as(kind + " sources").hasSizeGreaterThan(20);
        return found;
    }
}
