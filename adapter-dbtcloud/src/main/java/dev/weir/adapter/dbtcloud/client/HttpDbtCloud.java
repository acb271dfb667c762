package dev.weir.adapter.dbtcloud.client;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunId;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.Project;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.DbtCloud;
import dev.weir.ports.driven.DbtCloudException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** dbt Cloud's Administrative API, read. */
final class HttpDbtCloud implements DbtCloud {

    private static final Set<String> LOGS = Set.of("logs", "debug_logs", "truncated_debug_logs");
    private static final Set<String> DEBUG_LOGS = Set.of("debug_logs", "truncated_debug_logs");

    private final Conversation conversation;
    private final Reader reader;
    private final Function<WorkspaceName, TokenSource> tokens;
    private final Map<WorkspaceName, KeptToken> kept = new ConcurrentHashMap<>();

    HttpDbtCloud(Conversation conversation, Function<WorkspaceName, TokenSource> tokens) {
        this.conversation = conversation;
        this.reader = new Reader(conversation);
        this.tokens = tokens;
    }

    @Override
    public Answered<List<Run>> runsAbove(Workspace workspace, RunId above) {
        return listed(workspace, reader.above(runsOf(workspace), "id__gt", above.value()));
    }

    @Override
    public Answered<List<Run>> newestRuns(Workspace workspace, int most) {
        return listed(workspace, reader.newest(runsOf(workspace), checked(most)));
    }

    @Override
    public Answered<List<Run>> openRuns(Workspace workspace) {
        return listed(workspace, reader.above(runsOf(workspace).with("status__in", "[1,2,3]"), "id__gt", 0));
    }

    @Override
    public Answered<List<Run>> runs(Workspace workspace, Collection<RunId> ids) {
        var asked = ids.stream().distinct().sorted().toList();
        List<Run> found = new ArrayList<>();
        var theirNow = Instant.MAX;
        for (int from = 0; from < asked.size(); from += Page.LIMIT) {
            var some = asked.subList(from, Math.min(from + Page.LIMIT, asked.size()));
            var part = reader.above(questions(workspace).runs(workspace.account(), some), "id__gt", 0);
            found.addAll(
                    transcribed(part).filter(run -> some.contains(run.id())).toList());
            theirNow = part.theirNow().isBefore(theirNow) ? part.theirNow() : theirNow;
        }
        return asked.isEmpty() ? new Answered<>(List.of(), conversation.ourNow()) : new Answered<>(found, theirNow);
    }

    @Override
    public Answered<List<Run>> runsFinished(Workspace workspace, Instant from, Instant to) {
        var ask = runsOf(workspace).with("finished_at__range", range(from, to));
        return listed(workspace, reader.above(ask, "id__gt", 0));
    }

    @Override
    public Answered<List<Run>> runsCreated(Workspace workspace, Instant from, Instant to, int most) {
        var ask = runsOf(workspace).with("created_at__range", range(from, to));
        return listed(workspace, reader.newest(ask, checked(most)));
    }

    @Override
    public Optional<RunWithSteps> run(Workspace workspace, RunId id) {
        return wire(workspace, id, LOGS)
                .map(told -> new RunWithSteps(
                        Transcription.run(told.value(), told.theirNow()), Transcription.steps(told.value())));
    }

    @Override
    public Optional<String> log(Workspace workspace, RunId run, int step) {
        return wire(workspace, run, DEBUG_LOGS).stream()
                .flatMap(told -> told.value().runSteps().stream())
                .filter(each -> each.index() == step)
                .findFirst()
                .flatMap(StepWire::logs);
    }

    @Override
    public Fetched fetch(Workspace workspace, RunId run, int step, ArtifactName artifact, Path into) {
        return fetch(questions(workspace).file(workspace.account(), run, step, artifact.file()), into);
    }

    @Override
    public Fetched fetch(Workspace workspace, RunId run, ArtifactName artifact, Path into) {
        return fetch(questions(workspace).file(workspace.account(), run, artifact.file()), into);
    }

    private Fetched fetch(Ask ask, Path into) {
        try {
            var size = conversation.ask(ask, reply -> {
                try {
                    return WholeFile.write(reply.body(), into);
                } catch (WholeFile.NotWritten failed) {
                    throw Faults.disk(ask, failed);
                }
            });
            return new Fetched.Whole(into, size.value());
        } catch (DbtCloudException failed) {
            if (failed.fault() instanceof Fault.Missing) {
                return new Fetched.Absent();
            }
            throw failed;
        }
    }

    @Override
    public List<Job> jobs(Workspace workspace) {
        return reader.jobs(questions(workspace), workspace.account(), workspace.project(), workspace.environment());
    }

    @Override
    public Project project(Workspace workspace) {
        return reader.project(questions(workspace).project(workspace.account(), workspace.project()));
    }

    @Override
    public Environment environment(Workspace workspace) {
        return reader.environment(
                questions(workspace).environment(workspace.account(), workspace.project(), workspace.environment()));
    }

    private Optional<Told<RunWire>> wire(Workspace workspace, RunId id, Set<String> leftOut) {
        return reader.find(questions(workspace).run(workspace.account(), id), leftOut)
                .flatMap(told -> RunWire.of(told.value()).map(wire -> new Told<>(wire, told.theirNow())));
    }

    private Ask runsOf(Workspace workspace) {
        return questions(workspace).runs(workspace.account(), workspace.project(), workspace.environment());
    }

    /** Rows of other environments, should any be sent, are not among them. */
    private static Answered<List<Run>> listed(Workspace workspace, Reader.Listed listed) {
        var runs = transcribed(listed)
                .filter(run -> run.environment()
                        .filter(other -> !other.equals(workspace.environment()))
                        .isEmpty())
                .toList();
        return new Answered<>(runs, listed.theirNow());
    }

    private static Stream<Run> transcribed(Reader.Listed listed) {
        return listed.rows().stream()
                .flatMap(row -> RunWire.of(row).stream())
                .map(wire -> Transcription.run(wire, listed.theirNow()));
    }

    private Questions questions(Workspace workspace) {
        var token = kept.computeIfAbsent(workspace.name(), name -> new KeptToken(tokens.apply(name)));
        return new Questions(
                ApiAddress.of(workspace.accessUrl()), token, workspace.name().value());
    }

    private static String range(Instant from, Instant to) {
        return "[\"%s\",\"%s\"]".formatted(TheirTimes.print(from), TheirTimes.print(to));
    }

    private static int checked(int most) {
        if (most < 1 || most > Page.LIMIT) {
            throw new IllegalArgumentException("most is %d, must be 1 to %d".formatted(most, Page.LIMIT));
        }
        return most;
    }
}
