package dev.weir.adapter.http.api;

import dev.weir.domain.run.RunFilter;
import dev.weir.domain.workspace.JobId;
import dev.weir.ports.driving.AskedWronglyException;
import dev.weir.ports.driving.BrowseRuns;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Runs, whoever started them. */
@Controller(Api.WORKSPACE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "runs")
final class RunController {

    /** An account is usually asked for since the last fortnight, as far back as the history is read. */
    private static final Duration USUAL_ACCOUNT = Duration.ofDays(14);

    private static final Duration FURTHEST_CLOCK = Duration.ofDays(1);

    private final BrowseRuns browse;
    private final InstantSource time;

    RunController(BrowseRuns browse, InstantSource time) {
        this.browse = browse;
        this.time = time;
    }

    /**
     * Runs, newest first.
     *
     * @param status words with commas between them: queued, starting, running, success, error, cancelled
     * @param keeping words with commas between them: listed, waiting, read, unavailable, excluded
     * @param job the id of a job
     * @param category dbt Cloud's word for what started it
     * @param from created at or after
     * @param to created before
     */
    @Get("/runs")
    Items<RunView> runs(
            String workspace,
            @QueryValue Optional<String> status,
            @QueryValue Optional<String> keeping,
            @QueryValue Optional<String> job,
            @QueryValue Optional<String> category,
            @QueryValue Optional<String> from,
            @QueryValue Optional<String> to,
            @QueryValue Optional<String> limit,
            @QueryValue Optional<String> cursor) {
        var filter = new RunFilter(
                Asked.words(status),
                Asked.words(keeping),
                job.filter(it -> !it.isBlank()).map(it -> new JobId(Asked.number("job", it))),
                category.filter(it -> !it.isBlank()),
                Asked.time("from", from),
                Asked.time("to", to));
        return Items.of(browse.runs(Asked.workspace(workspace), filter, Asked.part(limit, cursor)), RunView::of);
    }

    /** One run, with its steps and what they did to each node. */
    @Get("/runs/{id}")
    RunDetailView run(String workspace, String id) {
        return browse.run(Asked.workspace(workspace), Asked.run(id))
                .map(RunDetailView::of)
                .orElseThrow(() -> new NotFoundException("No run %s of %s was ever listed.".formatted(id, workspace)));
    }

    /** The console text of a step. */
    @Get("/runs/{id}/steps/{step}/log")
    @Produces(MediaType.TEXT_PLAIN)
    HttpResponse<String> log(String workspace, String id, String step) {
        return browse.log(Asked.workspace(workspace), Asked.run(id), (int) Asked.number("step", step))
                .map(it -> HttpResponse.ok(it).contentType("text/plain; charset=utf-8"))
                .orElseThrow(() -> new NotFoundException("There is no log of step %s of run %s.".formatted(step, id)));
    }

    /** The code of a node as a step sent it to the warehouse, as dbt Cloud has it now. */
    @Get("/runs/{id}/steps/{step}/code/{uniqueId}")
    @Produces(MediaType.TEXT_PLAIN)
    HttpResponse<String> code(String workspace, String id, String step, String uniqueId) {
        return browse.code(Asked.workspace(workspace), Asked.run(id), (int) Asked.number("step", step), uniqueId)
                .map(it -> HttpResponse.ok(it).contentType("text/plain; charset=utf-8"))
                .orElseThrow(() -> new NotFoundException(
                        "Step %s of run %s tells no code that was sent for %s.".formatted(step, id, uniqueId)));
    }

    /** An account of every run created in a time: listed = read + waiting + unavailable + excluded + open. */
    @Get("/completeness")
    CompletenessView completeness(
            String workspace, @QueryValue Optional<String> from, @QueryValue Optional<String> to) {
        var asked = Asked.time("to", to);
        Instant last = asked.orElseGet(time::instant);
        // Ahead of our clock, since theirs may be.
        Instant end = asked.orElse(last.plus(FURTHEST_CLOCK));
        Instant start = Asked.time("from", from).orElseGet(() -> last.minus(USUAL_ACCOUNT));
        if (end.isBefore(start)) {
            throw new AskedWronglyException("from is %s, after to, which is %s".formatted(start, end));
        }
        return CompletenessView.of(browse.completeness(Asked.workspace(workspace), start, end));
    }
}
