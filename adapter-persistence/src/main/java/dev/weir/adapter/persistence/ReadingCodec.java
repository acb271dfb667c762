package dev.weir.adapter.persistence;

import dev.weir.domain.event.Checkpoint;
import dev.weir.domain.event.Lane;
import dev.weir.domain.event.RunReading;
import dev.weir.domain.run.RunId;
import dev.weir.domain.value.Loss;
import java.util.List;

/** Readings, without their events and logs, and checkpoints as the bodies of their rows. */
final class ReadingCodec {

    private ReadingCodec() {}

    static String write(RunReading reading) {
        return Writing.fields()
                .trees(
                        "steps",
                        reading.steps().stream()
                                .map(step -> Writing.fields()
                                        .number("step", step.step())
                                        .text("invocation", step.invocation())
                                        .number("rows", step.rows())
                                        .text("said", step.said())
                                        .tree())
                                .toList())
                .trees(
                        "losses",
                        reading.losses().stream()
                                .map(loss -> Writing.fields()
                                        .text("kind", loss.kind())
                                        .text("example", loss.example())
                                        .number("count", loss.count())
                                        .tree())
                                .toList())
                .toString();
    }

    static List<RunReading.StepReading> steps(Stored stored) {
        return stored.list(
                "steps",
                step -> new RunReading.StepReading(
                        step.smallNumber("step"),
                        step.optionalText("invocation"),
                        step.smallNumber("rows"),
                        step.text("said")));
    }

    static List<Loss> losses(Stored stored) {
        return stored.list(
                "losses", loss -> new Loss(loss.text("kind"), loss.text("example"), loss.smallNumber("count")));
    }

    static String write(Checkpoint checkpoint) {
        return Writing.fields()
                .number("newest", checkpoint.newest().map(RunId::value))
                .time("swept_up_to", checkpoint.sweptUpTo())
                .text(
                        "progress",
                        switch (checkpoint.done()) {
                            case GOING_ON -> "going on";
                            case DONE -> "done";
                        })
                .toString();
    }

    static Checkpoint checkpoint(String workspace, Lane lane, long version, String body) {
        var place = "checkpoint %s of %s".formatted(lane.word(), workspace);
        return Stored.read(place, body)
                .made(stored -> new Checkpoint(
                        lane,
                        version,
                        stored.optionalNumber("newest").map(RunId::new),
                        stored.optionalTime("swept_up_to"),
                        switch (stored.text("progress")) {
                            case "going on" -> Checkpoint.Progress.GOING_ON;
                            case "done" -> Checkpoint.Progress.DONE;
                            default -> throw stored.unknown("progress", stored.text("progress"));
                        }));
    }
}
