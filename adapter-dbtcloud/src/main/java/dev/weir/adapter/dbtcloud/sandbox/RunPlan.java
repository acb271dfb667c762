package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run is going to do, settled when it is created.
 *
 * @param queued how long it waits at least
 * @param starting how long it is prepared
 * @param message what is said of it at its end, or null
 * @param uploads how long after its end a step's files are there
 * @param cancelled how long after its creation it is cancelled, or null
 * @param cancelledBy who or what did: ui, api, scheduler
 * @param retries the run whose failures it repeats, or null
 */
record RunPlan(
        long id,
        RunState.Place place,
        Trigger trigger,
        RunState.Code code,
        String schema,
        String target,
        Duration queued,
        Duration starting,
        List<StepPlan> steps,
        int outcome,
        @Nullable String message,
        Duration uploads,
        @Nullable Duration cancelled,
        String cancelledBy,
        @Nullable Long retries) {

    RunPlan {
        steps = List.copyOf(steps);
    }

    Instant created() {
        return trigger.at();
    }

    StepPlan.RunFacts facts() {
        var commit = code.commit();
        return new StepPlan.RunFacts(
                id, place, trigger.category(), code.branch(), commit == null ? "" : commit, schema, target);
    }

    /** {@return how long it takes from its start to its end} */
    Duration works() {
        return steps.stream()
                .filter(StepPlan::begins)
                .map(step -> step.lasts().plus(PlannedRun.BETWEEN_STEPS))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
