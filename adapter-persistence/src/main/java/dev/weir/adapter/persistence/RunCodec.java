package dev.weir.adapter.persistence;

import dev.weir.domain.event.Keeping;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Lane;
import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.run.RunStep;
import dev.weir.domain.run.StartedBy;
import dev.weir.domain.value.Tree;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.JobId;
import java.util.List;
import java.util.Optional;

/** A kept run as the body of its row, and its preview, which comes and goes, as a part of its own. */
final class RunCodec {

    private RunCodec() {}

    static String write(KeptRun kept) {
        var run = kept.run();
        return Writing.fields()
                .number("id", run.id().value())
                .number("job", run.job().map(JobId::value))
                .text("job_name", run.jobName())
                .number("environment", run.environment().map(EnvironmentId::value))
                .tree("status", status(run.status()))
                .text("message", run.statusMessage())
                .tree("started_by", startedBy(run.startedBy()))
                .text("branch", run.code().branch())
                .text("commit", run.code().commit())
                .text("dbt", run.code().dbtVersion())
                .time("created", run.times().created())
                .time("dequeued", run.times().dequeued())
                .time("started", run.times().started())
                .time("finished", run.times().finished())
                .number("retries", run.retries().map(RunId::value))
                .text("page", run.page())
                .trees("steps", kept.steps().stream().map(RunCodec::step).toList())
                .tree("keeping", keeping(kept.keeping()))
                .toString();
    }

    static KeptRun read(String place, Lane lane, String body, List<KeptRun.NodePreview> preview) {
        return Stored.read(place, body)
                .made(stored -> new KeptRun(
                        run(stored),
                        stored.list("steps", RunCodec::step),
                        lane,
                        keeping(stored.inner("keeping").orElseThrow(() -> stored.unknown("keeping", ""))),
                        preview));
    }

    private static Run run(Stored stored) {
        return new Run(
                new RunId(stored.number("id")),
                stored.optionalNumber("job").map(JobId::new),
                stored.optionalText("job_name"),
                stored.optionalNumber("environment").map(EnvironmentId::new),
                status(stored),
                stored.optionalText("message"),
                stored.inner("started_by").map(RunCodec::startedBy).orElse(StartedBy.UNKNOWN),
                new Run.Code(stored.optionalText("branch"), stored.optionalText("commit"), stored.optionalText("dbt")),
                new Run.Times(
                        stored.time("created"),
                        stored.optionalTime("dequeued"),
                        stored.optionalTime("started"),
                        stored.optionalTime("finished")),
                stored.optionalNumber("retries").map(RunId::new),
                stored.optionalText("page"));
    }

    private static Tree.Fields status(RunStatus status) {
        return Writing.fields()
                .number("code", status.code())
                .flag("complete", status.ended())
                .tree();
    }

    private static RunStatus status(Stored stored) {
        var status = stored.inner("status").orElseThrow(() -> stored.unknown("status", ""));
        return RunStatus.of(status.smallNumber("code"), status.flag("complete"));
    }

    private static Tree.Fields startedBy(StartedBy by) {
        return Writing.fields()
                .text("category", by.category())
                .text("cause", by.cause())
                .number("pull_request", by.pullRequest())
                .text("branch", by.overrides().branch())
                .text("schema", by.overrides().schema())
                .text("target", by.overrides().target())
                .texts("steps", by.overrides().steps())
                .tree();
    }

    private static StartedBy startedBy(Stored stored) {
        return new StartedBy(
                stored.optionalText("category"),
                stored.optionalText("cause"),
                stored.optionalNumber("pull_request"),
                new StartedBy.Overrides(
                        stored.optionalText("branch"),
                        stored.optionalText("schema"),
                        stored.optionalText("target"),
                        stored.texts("steps")));
    }

    private static Tree.Fields step(RunStep step) {
        return Writing.fields()
                .number("index", step.index())
                .text("name", step.name())
                .text("command", step.command())
                .tree("status", status(step.status()))
                .time("started", step.started())
                .time("finished", step.finished())
                .tree();
    }

    private static RunStep step(Stored stored) {
        return new RunStep(
                stored.smallNumber("index"),
                stored.text("name"),
                stored.optionalText("command"),
                status(stored),
                stored.optionalTime("started"),
                stored.optionalTime("finished"));
    }

    private static Tree.Fields keeping(Keeping keeping) {
        var fields = Writing.kind(keeping.word());
        switch (keeping) {
            case Keeping.Listed _ -> {}
            case Keeping.Waiting(var until, var attempts, var reason) ->
                fields.time("until", until).number("attempts", attempts).text("reason", reason);
            case Keeping.Read(var at) -> fields.time("at", at);
            case Keeping.Unavailable(var at, var reason) ->
                fields.time("at", at).text("reason", reason);
            case Keeping.Excluded(var rule) -> fields.text("rule", rule);
        }
        return fields.tree();
    }

    private static Keeping keeping(Stored stored) {
        return switch (stored.kind()) {
            case "listed" -> new Keeping.Listed();
            case "waiting" ->
                new Keeping.Waiting(stored.time("until"), stored.smallNumber("attempts"), stored.text("reason"));
            case "read" -> new Keeping.Read(stored.time("at"));
            case "unavailable" -> new Keeping.Unavailable(stored.time("at"), stored.text("reason"));
            case "excluded" -> new Keeping.Excluded(stored.text("rule"));
            default -> throw stored.unknown("keeping", stored.kind());
        };
    }

    /** Nothing for a run without a preview. */
    static Optional<byte[]> preview(List<KeptRun.NodePreview> preview) {
        if (preview.isEmpty()) {
            return Optional.empty();
        }
        var nodes = Writing.fields()
                .trees(
                        "nodes",
                        preview.stream()
                                .map(node -> Writing.fields()
                                        .text("name", node.name())
                                        .text("outcome", node.outcome())
                                        .tree())
                                .toList());
        return Optional.of(Packing.pack(nodes.toString()));
    }

    static List<KeptRun.NodePreview> preview(String place, byte[] packed) {
        return Stored.read(place, Packing.unpackText(packed))
                .list("nodes", node -> new KeptRun.NodePreview(node.text("name"), node.text("outcome")));
    }

    static Lane lane(String word) {
        for (Lane lane : Lane.values()) {
            if (lane.word().equals(word)) {
                return lane;
            }
        }
        throw Stored.damaged("lane", "\"%s\" is none".formatted(word), Optional.empty());
    }
}
