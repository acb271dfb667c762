package dev.weir.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.app.configuration.ConfigurationReading;
import dev.weir.app.wiring.SandboxDoor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InitTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private SandboxDoor sandbox;

    @BeforeAll
    void start() throws IOException {
        sandbox = SandboxDoor.start(0, Optional.empty());
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Test
    void theAddressOfAProjectAndATokenAreEnough(@TempDir Path folder) {
        assertThat(init(folder, withToken(), nobody(), project())).isEqualTo(Exit.DONE);

        var watched =
                ConfigurationReading.read(Optional.empty(), folder, withToken()).workspaces();
        assertThat(watched).singleElement().satisfies(it -> {
            assertThat(it.workspace().project().value()).isEqualTo(sandbox.project());
            assertThat(it.workspace().environment().value()).isEqualTo(sandbox.environment());
            assertThat(it.token().reveal()).isEqualTo(sandbox.token());
        });
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Staging (staging)", "Nightly build: dbt");
    }

    @Test
    void whatIsMissingIsAsked(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("secret"), sandbox.token());
        var asked = new ArrayList<String>();

        var exit = init(folder, Map.of(), answering(asked, account(), "secret", Long.toString(sandbox.project())));

        assertThat(exit).isEqualTo(Exit.DONE);
        assertThat(asked).hasSize(3).last().asString().contains(sandbox.project() + " (Orchard)");
        assertThat(folder.resolve("weir.yaml"))
                .content()
                .contains("token-file: \"secret\"")
                .doesNotContain(sandbox.token());
    }

    @Test
    void aTokenFileIsFoundFromAConfigurationElsewhere(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("secret"), sandbox.token());
        Files.createDirectories(folder.resolve("deep/er"));

        init(folder, Map.of(), nobody(), project(), "--token-file", "secret", "--config", "deep/er/weir.yaml");

        assertThat(ConfigurationReading.read(Optional.of(Path.of("deep/er/weir.yaml")), folder, Map.of())
                        .workspaces()
                        .getFirst()
                        .token()
                        .reveal())
                .isEqualTo(sandbox.token());
    }

    @Test
    void withNobodyToAskTheChoicesAreNamed(@TempDir Path folder) {
        var failed = catchThrowableOfType(CommandFailed.class, () -> init(folder, withToken(), nobody(), account()));

        assertThat(failed.exit()).isEqualTo(Exit.USED_WRONGLY);
        assertThat(failed).hasMessageContaining("Name one with --project: ").hasMessageContaining("(Orchard)");
    }

    @Test
    void aFileThatIsThereIsKept(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("weir.yaml"), "mine");

        assertThatThrownBy(() -> init(folder, withToken(), nobody(), project())).hasMessageContaining("--force");
        assertThat(folder.resolve("weir.yaml")).content().isEqualTo("mine");
    }

    private String account() {
        return "%s/deploy/%d".formatted(sandbox.address(), sandbox.account());
    }

    private String project() {
        return "%s/projects/%d".formatted(account(), sandbox.project());
    }

    private Map<String, String> withToken() {
        return Map.of("DBT_CLOUD_TOKEN", sandbox.token());
    }

    private static Questions nobody() {
        return _ -> Optional.empty();
    }

    private static Questions answering(List<String> asked, String... answers) {
        var rest = new ArrayDeque<>(List.of(answers));
        return question -> {
            asked.add(question);
            return Optional.of(rest.remove());
        };
    }

    private Exit init(Path folder, Map<String, String> environment, Questions questions, String... words) {
        out.reset();
        err.reset();
        var console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                folder);
        var init = new Init(console, questions);
        init.words().line("weir init").parseArgs(words);
        return init.run();
    }
}
