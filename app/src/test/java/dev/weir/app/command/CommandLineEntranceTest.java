package dev.weir.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineEntranceTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static final List<Commands.Entry> COMMANDS = List.of(
            Commands.Entry.of("echo", "prints its words", Echo::new),
            Commands.Entry.of("cron next", "the next times", Echo::new),
            Commands.Entry.of("cron last", "the last times", Echo::new));

    @Test
    void aCommandPrintsItsDataOnStandardOutput() {
        assertThat(run("echo", "--word", "hello")).isEqualTo(Exit.DONE);
        assertThat(out()).isEqualTo("hello\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void aCommandOfTwoWordsIsFound() {
        assertThat(run("cron", "next", "--word", "hello")).isEqualTo(Exit.DONE);
        assertThat(out()).isEqualTo("hello\n");
    }

    @Test
    void anUnknownWordGetsTheNearestKnownOne() {
        assertThat(run("ehco")).isEqualTo(Exit.USED_WRONGLY);
        assertThat(err()).isEqualTo("weir has no command \"ehco\". Did you mean echo?\n");
        assertThat(out()).isEmpty();
    }

    @Test
    void anUnknownSecondWordGetsTheNearestKnownOne() {
        assertThat(run("cron", "nxt")).isEqualTo(Exit.USED_WRONGLY);
        assertThat(err()).isEqualTo("weir cron has no command \"nxt\". Did you mean next?\n");
    }

    @Test
    void anUnknownOptionGetsTheNearestKnownOne() {
        assertThat(run("echo", "--wrod=x")).isEqualTo(Exit.USED_WRONGLY);
        assertThat(err()).contains("--wrod").contains("Did you mean --word?");
    }

    @Test
    void helpIsDataAndListsEveryCommand() {
        assertThat(run("help")).isEqualTo(Exit.DONE);
        assertThat(out()).contains("echo", "cron next", "cron last");
    }

    @Test
    void noWordAtAllIsUsedWrongly() {
        assertThat(run()).isEqualTo(Exit.USED_WRONGLY);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("usage: weir COMMAND");
    }

    @Test
    void everyCommandAnswersHelp() {
        for (var entry : Commands.all()) {
            var words = new ArrayList<>(entry.words());
            words.add("--help");
            out.reset();

            assertThat(CommandLineEntrance.run(console(), Commands.all(), words))
                    .as(entry.text())
                    .isEqualTo(Exit.DONE);
            assertThat(out()).as(entry.text()).startsWith("Usage: weir " + entry.text());
        }
    }

    @Test
    void aCommandOfALaterVersionIsKnownAndRefusedWhateverFollowsIt() {
        for (var entry : Commands.all()) {
            if (entry.standing() != Commands.Standing.LATER) {
                continue;
            }
            var words = new ArrayList<>(entry.words());
            words.addAll(List.of("--workspace", "shop", "--select", "tag:x+", "7", "--wait=2h"));
            err.reset();

            assertThat(CommandLineEntrance.run(console(), Commands.all(), words))
                    .as(entry.text())
                    .isEqualTo(Exit.USED_WRONGLY);
            assertThat(err())
                    .startsWith("weir %s is not yet in this version of Weir".formatted(entry.text()))
                    .hasLineCount(1);
        }
        assertThat(out()).isEmpty();
    }

    @Test
    void everySettledCommandIsKnown() {
        assertThat(Commands.all().stream().map(Commands.Entry::text))
                .contains(
                        "demo init serve validate request build cancel retry status why stop go plan apply sandbox migrate ls specs events"
                                .split(" "))
                .contains("schedules take-over", "schedules give-back", "automation simulate", "cron next");
    }

    @Test
    void aFailureIsOneSentenceAndItsExitCode() {
        assertThat(run("echo", "--word", "boom")).isEqualTo(Exit.OUTSIDE);
        assertThat(err()).isEqualTo("nobody answered\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"specs --output text", "events --output text", "automation simulate --output text cases.json"})
    void aFormThatACommandDoesNotAnswerInIsRefusedBeforeAnyFileIsRead(String words) {
        assertThat(CommandLineEntrance.run(console(), Commands.all(), List.of(words.split(" "))))
                .isEqualTo(Exit.USED_WRONGLY);
        assertThat(err()).isEqualTo("--output text: only json is there\n");
        assertThat(out()).isEmpty();
    }

    private Exit run(String... words) {
        return CommandLineEntrance.run(console(), COMMANDS, List.of(words));
    }

    private Console console() {
        return new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                Path.of(""));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    static final class Echo implements Command {

        private final Console console;

        private final Words words = new Words("Says it again.");

        private final Supplier<String> word = words.option("--word", "WORD", "", "What is said.");

        Echo(Console console) {
            this.console = console;
        }

        @Override
        public Words words() {
            return words;
        }

        @Override
        public Exit run() {
            if (word.get().equals("boom")) {
                throw new CommandFailed(Exit.OUTSIDE, "nobody answered");
            }
            console.out().println(word.get());
            return Exit.DONE;
        }
    }
}
