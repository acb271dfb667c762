package dev.weir.ports.driven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.RunId;
import dev.weir.ports.driven.ScriptedDbtCloud.Call;
import org.junit.jupiter.api.Test;

class ScriptedDbtCloudTest extends DbtCloudContract {

    private static final Fault AWAY = new Fault.Unavailable("dbt Cloud is away");
    private static final Fault SLOW_DOWN = new Fault.Refused("not now");

    @Override
    protected DbtCloud cloud() {
        return told;
    }

    @Test
    void aFaultIsThrownOnce() {
        told.failsNext(AWAY);

        assertThatThrownBy(() -> told.openRuns(told.workspace()))
                .isInstanceOfSatisfying(
                        DbtCloudException.class,
                        thrown -> assertThat(thrown.fault()).isEqualTo(AWAY));
        assertThat(told.openRuns(told.workspace()).value()).isEmpty();
        assertThat(told.calls(Call.OPEN_RUNS)).isEqualTo(2);
    }

    @Test
    void aFaultOfOneQuestionWaitsForIt() {
        told.failsNext(Call.JOBS, SLOW_DOWN);

        assertThat(told.openRuns(told.workspace()).value()).isEmpty();
        assertThatThrownBy(() -> told.jobs(told.workspace())).hasMessage("not now");
        assertThat(told.jobs(told.workspace())).isEmpty();
    }

    @Test
    void aBadRunFailsAloneUntilItIsMended() {
        told.run(1).succeeded();
        told.run(2).succeeded();
        told.failsFor(1, AWAY);

        assertThat(told.newestRuns(told.workspace(), 2).value()).hasSize(2);
        assertThatThrownBy(() -> told.run(told.workspace(), new RunId(1))).hasMessage("dbt Cloud is away");
        assertThat(told.run(told.workspace(), new RunId(2))).isPresent();
        told.mends(1);
        assertThat(told.run(told.workspace(), new RunId(1))).isPresent();
    }
}
