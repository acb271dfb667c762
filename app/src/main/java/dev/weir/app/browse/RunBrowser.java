package dev.weir.app.browse;

import dev.weir.app.observe.SentCode;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.RetryChain;
import dev.weir.domain.event.RunReading;
import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunFilter;
import dev.weir.domain.run.RunId;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.DbtCloud;
import dev.weir.ports.driven.DbtCloudException;
import dev.weir.ports.driven.RunArchive;
import dev.weir.ports.driving.BrowseRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Answers every question about runs from what was recorded; only a log that was not kept is asked for at dbt Cloud. */
public final class RunBrowser implements BrowseRuns {

    private static final int MOST_UNREAD = 500;

    /** A failed run is retried soon, or its job has run anew. */
    private static final Duration LONGEST_CHAIN = Duration.ofDays(3);

    private static final int MOST_LATER = 200;
    private static final int MOST_RETRIES = 20;

    private final Declared declared;
    private final RunArchive archive;
    private final DbtCloud cloud;
    private final SentCode code;

    public RunBrowser(Declared declared, RunArchive archive, DbtCloud cloud, SentCode code) {
        this.declared = declared;
        this.archive = archive;
        this.cloud = cloud;
        this.code = code;
    }

    @Override
    public Slice<KeptRun> runs(WorkspaceName workspace, RunFilter filter, Slice.Request part) {
        return archive.runs(declared.workspace(workspace).name(), filter, part);
    }

    @Override
    public Optional<RunDetail> run(WorkspaceName workspace, RunId id) {
        var name = declared.workspace(workspace).name();
        return archive.run(name, id).map(kept -> {
            var reading = archive.reading(name, id);
            var retriedBy = retriedBy(name, kept.run());
            return new RunDetail(kept, reading, retriedBy.map(Run::id), chain(name, kept.run(), reading, retriedBy));
        });
    }

    private RetryChain chain(WorkspaceName workspace, Run run, Optional<RunReading> reading, Optional<Run> retriedBy) {
        var runs = new ArrayDeque<>(List.of(run.id()));
        var readings = new ArrayDeque<RunReading>();
        reading.ifPresent(readings::add);
        var before = run.retries().flatMap(it -> archive.run(workspace, it));
        while (before.isPresent() && !runs.contains(before.get().run().id()) && runs.size() < MOST_RETRIES) {
            var one = before.get().run();
            runs.addFirst(one.id());
            archive.reading(workspace, one.id()).ifPresent(readings::addFirst);
            before = one.retries().flatMap(it -> archive.run(workspace, it));
        }
        var after = retriedBy;
        while (after.isPresent() && !runs.contains(after.get().id()) && runs.size() < MOST_RETRIES) {
            var one = after.get();
            runs.addLast(one.id());
            archive.reading(workspace, one.id()).ifPresent(readings::addLast);
            after = retriedBy(workspace, one);
        }
        return RetryChain.of(List.copyOf(runs), List.copyOf(readings));
    }

    /** dbt Cloud tells of a retry whose it is, and not the other way round. A retry is a later run of the same job, and mostly the next. */
    private Optional<Run> retriedBy(WorkspaceName workspace, Run run) {
        var later = new RunFilter(
                List.of(),
                List.of(),
                run.job(),
                Optional.empty(),
                Optional.of(run.times().created()),
                Optional.of(run.times().created().plus(LONGEST_CHAIN)));
        return archive.runs(workspace, later, new Slice.Request(MOST_LATER, Optional.empty())).items().stream()
                .map(KeptRun::run)
                .filter(it -> it.retries().filter(run.id()::equals).isPresent())
                .findFirst();
    }

    @Override
    public Optional<String> code(WorkspaceName workspace, RunId id, int step, String uniqueId) {
        var watched = declared.workspace(workspace);
        return archive.run(watched.name(), id).flatMap(_ -> code.of(watched, id, step, uniqueId));
    }

    @Override
    public Optional<String> log(WorkspaceName workspace, RunId id, int step) {
        var watched = declared.workspace(workspace);
        if (archive.run(watched.name(), id).isEmpty()) {
            return Optional.empty();
        }
        return archive.log(watched.name(), id, step).or(() -> {
            try {
                return cloud.log(watched, id, step);
            } catch (DbtCloudException refused) {
                return Optional.of("The log was not kept, and dbt Cloud could not be asked for it now: "
                        + refused.fault().sentence());
            }
        });
    }

    @Override
    public Completeness completeness(WorkspaceName workspace, Instant from, Instant to) {
        var name = declared.workspace(workspace).name();
        var counts = new LinkedHashMap<String, Long>();
        for (var word : List.of("read", "waiting", "unavailable", "excluded", "listed")) {
            counts.put(word, 0L);
        }
        archive.completeness(name, from, to).forEach((word, count) -> counts.merge(word, count, Long::sum));
        var unread = new RunFilter(
                List.of(),
                List.of("waiting", "unavailable", "excluded", "listed"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(from),
                Optional.of(to));
        long listed = counts.values().stream().mapToLong(Long::longValue).sum();
        return new Completeness(
                from,
                to,
                listed,
                counts,
                archive.runs(name, unread, new Slice.Request(MOST_UNREAD, Optional.empty()))
                        .items());
    }
}
