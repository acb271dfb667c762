package dev.weir.adapter.dbtcloud.client;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A step of a run as the API sends it, its console text included where it was asked for. */
record StepWire(
        int index,
        Optional<String> name,
        OptionalLong status,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<String> dbtCommand,
        Optional<String> logs) {

    static Optional<StepWire> of(Fields step) {
        var index = step.whole("index");
        if (index.isEmpty() || index.getAsLong() < 1 || index.getAsLong() > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        return Optional.of(new StepWire(
                (int) index.getAsLong(),
                step.text("name"),
                step.whole("status"),
                step.time("started_at"),
                step.time("finished_at"),
                step.object("run_step_command").flatMap(command -> command.text("dbt_command")),
                step.text("logs")));
    }
}
