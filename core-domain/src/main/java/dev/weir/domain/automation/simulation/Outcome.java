package dev.weir.domain.automation.simulation;

import static dev.weir.domain.automation.TreeReading.at;
import static dev.weir.domain.automation.TreeReading.need;
import static dev.weir.domain.automation.TreeReading.refusal;
import static dev.weir.domain.automation.TreeReading.text;
import static dev.weir.domain.automation.TreeReading.texts;

import dev.weir.domain.automation.TreeReading;
import dev.weir.domain.value.Tree;
import java.util.List;
import java.util.Set;

/** What becomes of the requests of a tick in a scenario. */
sealed interface Outcome {

    /** No run. */
    record Ignored() implements Outcome {}

    /** A run that goes on. */
    record StaysInProgress() implements Outcome {}

    /** A run that makes nothing and fails three seconds after the tick. */
    record FailsAtOnce() implements Outcome {}

    /** A run that ends {@code afterTicks} ticks later; those in {@code failing} fail. Nothing succeeds if {@code fails}. */
    record Ends(Way way, int afterTicks, Set<String> failing) implements Outcome {
        public Ends {
            failing = Set.copyOf(failing);
        }
    }

    /** How a run ends. */
    enum Way {
        SUCCEEDS,
        FAILS
    }

    static Outcome read(Tree tree) {
        if (tree instanceof Tree.Fields fields) {
            return ends(fields);
        }
        return switch (text(tree, "requested_runs")) {
            case "ignored" -> new Ignored();
            case "succeed_immediately" -> new Ends(Way.SUCCEEDS, 0, Set.of());
            case "fail" -> new FailsAtOnce();
            case "stay_in_progress" -> new StaysInProgress();
            case String other ->
                throw refusal(
                        tree,
                        "no outcome \"%s\"%s"
                                .formatted(
                                        other,
                                        TreeReading.didYouMean(
                                                other,
                                                List.of(
                                                        "ignored",
                                                        "succeed_immediately",
                                                        "fail",
                                                        "stay_in_progress"))));
        };
    }

    private static Outcome ends(Tree.Fields fields) {
        TreeReading.onlyKnown(fields, List.of("end", "after_ticks", "failing"), "requested_runs");
        var failing = at(fields, "failing").map(tree -> texts(tree, "failing")).orElse(List.of());
        var after = at(fields, "after_ticks")
                .map(tree -> TreeReading.whole(tree, "after_ticks"))
                .orElse(0);
        var end = need(fields, "end", "requested_runs");
        return switch (text(end, "end")) {
            case "succeed" -> new Ends(Way.SUCCEEDS, after, Set.copyOf(failing));
            case "fail" -> after == 0 ? new FailsAtOnce() : new Ends(Way.FAILS, after, Set.copyOf(failing));
            case "never" -> new StaysInProgress();
            case String other -> throw refusal(end, "end is \"%s\", must be succeed, fail or never".formatted(other));
        };
    }
}
