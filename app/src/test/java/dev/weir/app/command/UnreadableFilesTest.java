package dev.weir.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that a person names, and that cannot be read. */
class UnreadableFilesTest {

    private static final Path MANIFEST =
            Path.of("../adapter-dbtcloud/src/test/resources/goldens/specs/meadow.manifest.json.gz");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "automation simulate",
                "cron next --cases",
                "specs --case",
                "ls --manifest target/manifest.json --cases"
            })
    void aFileThatIsNotThereIsNamedOnceWithTheReason(String command) {
        var file = folder.resolve("nowhere");

        assertThat(run(command, file)).isEqualTo(Exit.USED_WRONGLY);
        assertThat(said()).isEqualTo("%s cannot be read: there is no such file\n".formatted(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"automation simulate", "cron next --cases", "specs --case"})
    void aFileOfAnotherEncodingIsSaidToBeSo(String command) throws IOException {
        var file = Files.write(folder.resolve("latin"), new byte[] {'"', (byte) 0xe4, '"'});

        assertThat(run(command, file)).isEqualTo(Exit.USED_WRONGLY);
        assertThat(said()).isEqualTo("%s cannot be read: it is not UTF-8\n".formatted(file));
    }

    @Test
    void aFolderOfAnEarlierStateThatIsNotThereIsNamedBeforeTheSelectionIsRefused() {
        var state = folder.resolve("nowhere");

        assertThat(run("ls --manifest %s --select state:modified --state".formatted(MANIFEST), state))
                .isEqualTo(Exit.NO);
        assertThat(said())
                .startsWith("--state %s: there is no such folder.\n".formatted(state))
                .contains("no earlier manifest");
    }

    private Exit run(String command, Path file) {
        var words = new ArrayList<>(List.of(command.split(" ")));
        words.add(file.toString());
        var to = new PrintStream(said, true, StandardCharsets.UTF_8);
        return CommandLineEntrance.run(new Console(to, to, Map.of(), folder), Commands.all(), words);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
