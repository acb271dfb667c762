package dev.weir.adapter.dbtcloud.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A job as the API sends it: the fields that are used. */
record JobWire(
        long id,
        Optional<String> name,
        Optional<String> description,
        Optional<String> jobType,
        OptionalLong environmentId,
        List<String> executeSteps,
        Optional<String> targetName,
        Optional<String> cron,
        Fields triggers,
        Optional<Fields> condition,
        boolean generateDocs,
        boolean generateSources,
        boolean deactivated,
        OptionalLong state,
        Optional<Instant> nextRun) {

    static Optional<JobWire> of(Fields job) {
        var id = job.whole("id");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        var chain = job.object("job_completion_trigger_condition");
        return Optional.of(new JobWire(
                id.getAsLong(),
                job.text("name"),
                job.text("description"),
                job.text("job_type"),
                job.whole("environment_id"),
                job.texts("execute_steps"),
                job.object("settings").flatMap(settings -> settings.text("target_name")),
                job.object("schedule").flatMap(schedule -> schedule.text("cron")),
                job.object("triggers").orElse(Fields.NONE),
                chain.flatMap(outer -> outer.object("condition")).or(() -> chain),
                job.says("generate_docs"),
                job.says("run_generate_sources") || job.says("generate_sources"),
                job.says("deactivated"),
                job.whole("state"),
                job.time("next_run")));
    }
}
