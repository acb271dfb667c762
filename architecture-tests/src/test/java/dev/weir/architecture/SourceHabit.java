package dev.weir.architecture;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A habit that only a source's text shows.
 *
 * @param kind of which sources: main or test
 * @param broken whether a text breaks it
 * @param fixture a text that does
 */
record SourceHabit(String name, String kind, Predicate<String> broken, String fixture) {

    /** A file that is longer holds more than one idea. */
    private static final int MOST_LINES = 400;

    static List<SourceHabit> all() {
        return List.of(
                new SourceHabit(
                        "files hold one idea",
                        "main",
                        text -> text.lines().count() > MOST_LINES,
                        "class Long {\n" + "// on and on\n".repeat(MOST_LINES) + "}\n"),
                containing(
                        "tests do not sleep",
                        "\\bThread\\.sleep\\(|\\bTimeUnit\\.\\w+\\.sleep\\(",
                        "Thread." + "sleep(100);"),
                containing(
                        "tests do not mock",
                        "org\\.(mockito|easymock|awaitility)|io\\.mockk",
                        "import org." + "mockito.Mockito;"),
                containing("tests are not switched off", "@(?:Disabled)\\b", "@" + "Disabled void later() {}"));
    }

    private static SourceHabit containing(String name, String pattern, String fixture) {
        return new SourceHabit(name, "test", Pattern.compile(pattern).asPredicate(), fixture);
    }

    @Override
    public String toString() {
        return name;
    }
}
