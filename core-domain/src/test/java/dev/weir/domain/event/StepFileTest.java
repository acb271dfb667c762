package dev.weir.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepFileTest {

    @ParameterizedTest
    @CsvSource({
        "dbt build --select tag:nightly, RESULTS",
        "dbt --log-level debug build, RESULTS",
        "dbt --no-use-colors --target run test, RESULTS",
        "dbt --warn-error SNAPSHOT, RESULTS",
        "dbt source freshness, FRESHNESS",
        "dbt docs generate, RESULTS",
        "dbt docs generate --no-compile, CATALOG",
        "dbt docs serve, NONE",
        "dbt --profiles-dir build deps, NONE",
        "dbt ls --select build, NONE"
    })
    void theCommandSaysWhichFileItLeavesWhateverOptionsStandBeforeIt(String line, StepFile file) {
        assertThat(StepFile.of(line, Optional.empty())).contains(file);
    }

    @ParameterizedTest
    @CsvSource({
        "1.5.12, NONE",
        "1.5.0-latest, NONE",
        "1.3, NONE",
        "1.6.19, RESULTS",
        "1.12.6, RESULTS",
        "latest, RESULTS"
    })
    void anOperationLeavesResultsSinceDbt16(String version, StepFile file) {
        assertThat(StepFile.of("dbt --quiet run-operation hello", Optional.of(version)))
                .contains(file);
        assertThat(StepFile.of("dbt run", Optional.of(version))).contains(StepFile.RESULTS);
    }
}
