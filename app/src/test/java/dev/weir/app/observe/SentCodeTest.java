package dev.weir.app.observe;

import static dev.weir.ports.driven.DbtCloud.ArtifactName.RUN_RESULTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.RunId;
import dev.weir.ports.driven.ScriptedDbtCloud;
import dev.weir.ports.driving.NotToldException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentCodeTest {

    private static final String ORDERS = "model.shop.orders";

    @TempDir
    private Path folder;

    private Observing it;
    private SentCode code;

    @BeforeEach
    void aRunThatBuiltOrders() {
        it = new Observing(folder);
        it.cloud.job(311, "Nightly");
        var sent = DbtFiles.results("i101", it.time.instant(), "build", "orders=success")
                .replace("\"failures\": null", "\"failures\": null, \"compiled_code\": \"select 1 as id\"");
        it.builtNow(101, "orders=success").file(RUN_RESULTS, sent);
        code = new SentCode(it.cloud, new ArtifactFiles(), new Scratch(folder.resolve("sent")));
    }

    @Test
    void isWhatTheStepsOwnResultsSay() {
        assertThat(of(101, ORDERS)).contains("select 1 as id");
    }

    @Test
    void isNoneOfANodeThatTheStepDidNotTouchOrOfAFileThatIsGone() {
        assertThat(of(101, "model.shop.revenue")).isEmpty();
        assertThat(of(999, ORDERS)).isEmpty();
    }

    @Test
    void isNotTakenForNoneWhileDbtCloudCannotBeAsked() {
        it.cloud.failsNext(new Fault.Unavailable("dbt Cloud is away"));

        assertThatThrownBy(() -> of(101, ORDERS))
                .isInstanceOf(NotToldException.class)
                .hasMessage("dbt Cloud could not be asked for the code: dbt Cloud is away");
    }

    @Test
    void isNotTakenForNoneWhereTheFileCannotBeRead() {
        it.builtNow(102, "orders=success").file(RUN_RESULTS, "{\"results\": [");

        assertThatThrownBy(() -> of(102, ORDERS))
                .isInstanceOf(NotToldException.class)
                .hasMessageStartingWith("The file that has the code cannot be read: ")
                .hasMessageContaining("cut off");
    }

    private Optional<String> of(long run, String uniqueId) {
        return code.of(ScriptedDbtCloud.aWorkspace("shop"), new RunId(run), 4, uniqueId);
    }
}
