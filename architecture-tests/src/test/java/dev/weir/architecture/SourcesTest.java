package dev.weir.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Habits that only the source shows. Every check says how much it has looked at, so that none passes over nothing. */
class SourcesTest {

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

    static List<SourceHabit> habits() {
        return SourceHabit.all();
    }

    @ParameterizedTest
    @MethodSource("habits")
    void isKept(SourceHabit habit) throws IOException {
        var found = new ArrayList<String>();
        for (var file : sources(habit.kind())) {
            if (habit.broken().test(Files.readString(file))) {
                found.add(TOP.relativize(file).toString());
            }
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("habits")
    void isFoundBroken(SourceHabit habit) {
        assertThat(habit.broken()).accepts(habit.fixture()).rejects("class Short {}\n");
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
