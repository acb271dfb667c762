package dev.weir.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.run.Invocation;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.run.RunStep;
import dev.weir.domain.value.Tree;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProvenanceTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final RunId RUN = new RunId(7);
    private static final RunStep SEED = step(4, 0, 60);
    private static final RunStep BUILD = step(5, 60, 120);
    private static final List<RunStep> STEPS = List.of(SEED, BUILD);

    @Test
    void aFileWrittenDuringTheStepIsItsOwn() {
        assertThat(judge(file("b", 119, Map.of()), Map.of("a", 4))).isEqualTo(new Provenance.Own());
    }

    @Test
    void aFileWithTheInvocationOfAnEarlierStepIsLeftOver() {
        assertThat(judge(file("a", 119, Map.of()), Map.of("a", 4))).isInstanceOf(Provenance.LeftOver.class);
    }

    @Test
    void aFileWrittenDuringAnEarlierStepIsLeftOverEvenJustBeforeThisOne() {
        assertThat(judge(file("a", 59, Map.of()), Map.of())).isInstanceOf(Provenance.LeftOver.class);
    }

    @Test
    void aFileOfAnotherRunIsLeftOver() {
        assertThat(judge(file("b", 119, Map.of("DBT_CLOUD_RUN_ID", "6")), Map.of()))
                .isEqualTo(new Provenance.LeftOver("it says that it is of run 6"));
    }

    @Test
    void aClockThatIsALittleOffDoesNotMakeAFileForeign() {
        assertThat(judge(file("b", 121, Map.of()), Map.of())).isEqualTo(new Provenance.Own());
    }

    @Test
    void aFileWithoutInvocationAndTimeIsTakenForTheStepsOwn() {
        var file = new Invocation(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Tree.fields(new LinkedHashMap<>()),
                Map.of());

        assertThat(judge(file, Map.of("a", 4))).isEqualTo(new Provenance.Own());
    }

    @Test
    void aFileOfTheRunIsTheStepsThatRanWhenItWasWritten() {
        assertThat(Provenance.writer(file("a", 59, Map.of()), RUN, STEPS)).contains(SEED);
        assertThat(Provenance.writer(file("a", 61, Map.of("DBT_CLOUD_RUN_ID", "7")), RUN, STEPS))
                .contains(BUILD);
    }

    @Test
    void aFileOfTheRunWithoutATimeThatFitsIsTheLastStepsWhoseCommandItNames() {
        assertThat(Provenance.writer(file("a", 9_000, Map.of()), RUN, List.of(SEED, BUILD, step(6, 120, 130))))
                .map(RunStep::index)
                .contains(6);
    }

    @Test
    void aFileOfTheRunThatNamesAnotherRunIsNobodys() {
        assertThat(Provenance.writer(file("a", 59, Map.of("DBT_CLOUD_RUN_ID", "6")), RUN, STEPS))
                .isEmpty();
    }

    @Test
    void aFileThatIsYoungerThanItsStepCannotHaveLainThereBefore() {
        assertThat(judge(file("b", 3_700, Map.of()), Map.of("a", 4))).isEqualTo(new Provenance.Own());
    }

    @Test
    void aFileThatIsOlderThanItsStepAndNamesNoRunIsUnclear() {
        assertThat(judge(file("b", -3_500, Map.of()), Map.of("a", 4))).isInstanceOf(Provenance.Unclear.class);
    }

    @Test
    void aFileThatNamesItsRunMayBeOfAMachineWhoseClockIsAnHourBehind() {
        assertThat(judge(file("b", -3_500, Map.of("DBT_CLOUD_RUN_ID", "7")), Map.of("a", 4)))
                .isEqualTo(new Provenance.Own());
    }

    @Test
    void aFileOfAnotherCommandIsLeftOverWhateverTheClocksSay() {
        var file = file("a", 119, Map.of(), "run-operation");

        assertThat(judge(file, Map.of())).isEqualTo(new Provenance.LeftOver("it is of dbt run-operation"));
    }

    @Test
    void stepsThatAreTimedInWholeSecondsKeepTheirFiles() {
        var whole = List.of(SEED, step(5, 60, 60), step(6, 60, 70));

        assertThat(Provenance.of(file("b", 61, Map.of()), RUN, whole.get(1), whole, Map.of("a", 4)))
                .isEqualTo(new Provenance.Own());
    }

    private static Provenance judge(Invocation file, Map<String, Integer> seen) {
        return Provenance.of(file, RUN, BUILD, STEPS, seen);
    }

    private static Invocation file(String invocation, int second, Map<String, String> environment) {
        return file(invocation, second, environment, "build");
    }

    private static Invocation file(String invocation, int second, Map<String, String> environment, String which) {
        var args = new LinkedHashMap<String, Tree>();
        args.put("which", Tree.text(which));
        return new Invocation(
                Optional.of(invocation),
                Optional.of(NOON.plusSeconds(second)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Tree.fields(args),
                environment);
    }

    private static RunStep step(int index, int from, int to) {
        return new RunStep(
                index,
                "Invoke dbt",
                Optional.of("dbt build"),
                new RunStatus.Success(),
                Optional.of(NOON.plusSeconds(from)),
                Optional.of(NOON.plusSeconds(to)));
    }
}
