package dev.weir.adapter.http.api;

import dev.weir.domain.event.KeptRun;
import dev.weir.domain.run.Run;
import dev.weir.domain.run.StartedBy;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run of dbt Cloud, whoever started it.
 *
 * @param status queued, starting, running, success, error, cancelled, unrecognised-N
 * @param created by dbt Cloud's clock, as are the other times
 * @param retries the run that this one is dbt Cloud's own retry of
 * @param lane live or backfill: who met it
 * @param page where people see it at dbt Cloud
 */
@Serdeable
record RunView(
        String id,
        String status,
        Optional<String> statusMessage,
        Optional<JobRef> job,
        StartedByView startedBy,
        Optional<String> branch,
        Optional<String> commit,
        Optional<String> dbtVersion,
        Instant created,
        Optional<Instant> dequeued,
        Optional<Instant> started,
        Optional<Instant> finished,
        Optional<String> retries,
        String lane,
        KeepingView keeping,
        Optional<String> page) {

    /** The job of a run; its name as it was at that time. */
    @Serdeable
    record JobRef(String id, Optional<String> name) {}

    /**
     * Who or what started it.
     *
     * @param category dbt Cloud's own word: api, ci, scheduled, ui …
     * @param steps what the trigger set in place of the job's own commands
     */
    @Serdeable
    record StartedByView(
            Optional<String> category,
            Optional<String> cause,
            Optional<String> pullRequest,
            Optional<String> branch,
            Optional<String> schema,
            Optional<String> target,
            List<String> steps) {

        static StartedByView of(StartedBy by) {
            var overrides = by.overrides();
            return new StartedByView(
                    by.category(),
                    by.cause(),
                    by.pullRequest().map(Object::toString),
                    overrides.branch(),
                    overrides.schema(),
                    overrides.target(),
                    overrides.steps());
        }
    }

    static RunView of(KeptRun kept) {
        Run run = kept.run();
        return new RunView(
                run.id().toString(),
                run.status().word(),
                run.statusMessage(),
                run.job().map(it -> new JobRef(it.toString(), run.jobName())),
                StartedByView.of(run.startedBy()),
                run.code().branch(),
                run.code().commit(),
                run.code().dbtVersion(),
                run.times().created(),
                run.times().dequeued(),
                run.times().started(),
                run.times().finished(),
                run.retries().map(Object::toString),
                kept.lane().word(),
                KeepingView.of(kept.keeping()),
                run.page());
    }
}
