package dev.weir.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class WordsTest {

    private final Words words = new Words("Does%nmuch.");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOptionThatIsLeftOutOrNotReadYetIsEmptyOrWhatItIsOtherwise(boolean areRead) {
        var file = words.option("--file", "FILE", Path.class, "a file");
        var zone = words.option("--zone", "ZONE", "UTC", "a zone");
        var count = words.option("--count", "N", 10, "how many");
        var names = words.options("--name", "NAME", String.class, "names");
        var ids = words.repeated("--id", "ID", Long.class, "ids");
        var force = words.flag("--force", "whatever is there");
        if (areRead) {
            read();
        }

        assertThat(file.get()).isEmpty();
        assertThat(zone.get()).isEqualTo("UTC");
        assertThat(count.get()).isEqualTo(10);
        assertThat(names.get()).isEmpty();
        assertThat(ids.get()).isEmpty();
        assertThat(force.getAsBoolean()).isFalse();
    }

    @Test
    void anOptionAnswersWhatWasGivenForIt() {
        var file = words.option("--file", "FILE", Path.class, "a file");
        var count = words.option("-n, --count", "N", 10, "how many");
        var unit = words.option("--unit", "UNIT", TimeUnit.DAYS, "in what");
        var force = words.flag("--force", "whatever is there");
        read("--file", "a/b", "-n", "3", "--unit=hours", "--force");

        assertThat(file.get()).contains(Path.of("a/b"));
        assertThat(count.get()).isEqualTo(3);
        assertThat(unit.get()).isEqualTo(TimeUnit.HOURS);
        assertThat(force.getAsBoolean()).isTrue();
    }

    @Test
    void manyValuesMayFollowOneNameOrTheNameMayBeRepeated() {
        var names = words.options("-s, --select", "WORD", String.class, "names");
        var ids = words.repeated("--id", "ID", Long.class, "ids");
        read("-s", "@a", "b+", "--id", "1", "--select", "c", "--id", "2");

        assertThat(names.get()).containsExactly("@a", "b+", "c");
        assertThat(ids.get()).containsExactly(1L, 2L);
    }

    @Test
    void aWordWithoutANameMayBeLeftOutAndNoSecondOneIsTaken() {
        var url = words.parameter("URL", String.class, "where");
        read();
        assertThat(url.get()).isEmpty();
        read("here");
        assertThat(url.get()).isEqualTo(Optional.of("here"));

        assertThatThrownBy(() -> read("here", "there"))
                .isInstanceOf(CommandLine.UnmatchedArgumentException.class)
                .hasMessageContaining("'there'");
    }

    @Test
    void whatIsNeededIsAskedFor() {
        words.parameters("FILE", "1..*", Path.class, "files");

        assertThatThrownBy(this::read)
                .isInstanceOf(CommandLine.MissingParameterException.class)
                .hasMessage("Missing required parameter: 'FILE'");
    }

    @Test
    void aValueOfAnotherTypeIsRefusedByItsOption() {
        words.option("--count", "N", 10, "how many");
        words.option("--unit", "UNIT", TimeUnit.DAYS, "in what");

        assertThatThrownBy(() -> read("--count", "x"))
                .hasMessage("Invalid value for option '--count': 'x' is not an int");
        assertThatThrownBy(() -> read("--unit", "x")).hasMessageContaining("expected one of [NANOSECONDS");
    }

    @Test
    void theHelpTellsThemInTheOrderInWhichTheyAreTold() {
        words.option("--zone", "ZONE", "UTC", "A zone.");
        words.option("-a, --all", "N", 10, "How many.");
        words.parameters("FILE", "0..*", Path.class, "Files.");

        assertThat(words.line("weir do").getUsageMessage()).isEqualTo("""
                Usage: weir do [-h] [-a=N] [--zone=ZONE] [FILE...]
                Does
                much.
                      [FILE...]     Files.
                      --zone=ZONE   A zone.
                  -a, --all=N       How many.
                  -h, --help        Shows this.
                """);
    }

    private void read(String... typed) {
        words.line("weir do").parseArgs(typed);
    }
}
