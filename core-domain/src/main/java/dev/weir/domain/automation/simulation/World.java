package dev.weir.domain.automation.simulation;

import static dev.weir.domain.automation.TreeReading.at;
import static dev.weir.domain.automation.TreeReading.need;
import static dev.weir.domain.automation.TreeReading.refusal;
import static dev.weir.domain.automation.TreeReading.text;
import static dev.weir.domain.automation.TreeReading.texts;

import dev.weir.domain.automation.AssetDefinition;
import dev.weir.domain.automation.Fact;
import dev.weir.domain.automation.Fact.RunState;
import dev.weir.domain.automation.FactBook;
import dev.weir.domain.automation.TreeReading;
import dev.weir.domain.value.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What happens in a scenario: its events, turned into facts, and the runs that its requests make. */
final class World {

    private static final Map<String, RunState> STATES = Map.of(
            "not_started", RunState.NOT_STARTED,
            "queued", RunState.ACTIVE,
            "starting", RunState.ACTIVE,
            "started", RunState.ACTIVE,
            "canceling", RunState.ACTIVE,
            "success", RunState.SUCCEEDED,
            "failure", RunState.FAILED,
            "canceled", RunState.CANCELED);

    private static final Map<String, Fact.Freshness> FRESHNESS = Map.of(
            "pass", Fact.Freshness.PASSED,
            "warn", Fact.Freshness.WARNED,
            "fail", Fact.Freshness.FAILED);

    private static final List<String> EVENTS = List.of(
            "materialized",
            "observed",
            "check_passed",
            "check_failed",
            "check_warned",
            "run_started",
            "run_status",
            "run_finished",
            "run",
            "run_deleted",
            "wiped",
            "freshness");

    private final FactBook book = new FactBook();
    private final List<Pending> pending = new ArrayList<>();
    private final Set<String> ended = new HashSet<>();
    private int versions;
    private int checkRuns;

    /** A requested run that has yet to end. */
    private record Pending(String run, List<String> assets, List<String> checks, Outcome.Ends end, int tick) {}

    FactBook book() {
        return book;
    }

    void record(Tree tree, Instant unlessSaid) {
        var event = TreeReading.fields(tree, "an event");
        var time = at(event, "at").map(at -> TreeReading.instant(at, "at")).orElse(unlessSaid);
        var type = text(need(event, "type", "an event"), "type");
        switch (type) {
            case "materialized" ->
                book.record(new Fact.Materialized(
                        asset(event), time, at(event, "run").map(run -> text(run, "run")), dataVersion(event)));
            case "observed" ->
                book.record(new Fact.Observed(
                        asset(event), time, at(event, "data_version").map(version -> text(version, "data_version"))));
            case "check_passed" -> checked(event, time, Fact.Outcome.PASSED);
            case "check_failed", "check_warned" -> checked(event, time, Fact.Outcome.FAILED);
            case "run_started" -> planned(event, time, state(event, "started"));
            case "run_status" -> changed(run(event), time, state(event, "started"));
            case "run_finished" -> changed(run(event), time, state(event, "success"));
            case "run" -> wholeRun(event, time);
            case "run_deleted" -> book.record(new Fact.RunDeleted(run(event)));
            case "wiped" -> book.record(new Fact.Wiped(asset(event), time));
            case "freshness" ->
                book.record(new Fact.FreshnessJudged(asset(event), time, freshness(need(event, "state", type))));
            default -> throw refusal(event, "no event \"%s\"%s".formatted(type, TreeReading.didYouMean(type, EVENTS)));
        }
    }

    private static String asset(Tree.Fields event) {
        return text(need(event, "asset", "an event"), "asset");
    }

    private static String run(Tree.Fields event) {
        return text(need(event, "run", "an event"), "run");
    }

    /** Absent: a version that never occurred before; null: none. */
    private Optional<String> dataVersion(Tree.Fields event) {
        return event.at("data_version").isEmpty()
                ? Optional.of("\0" + ++versions)
                : at(event, "data_version").map(version -> text(version, "data_version"));
    }

    private void checked(Tree.Fields event, Instant time, Fact.Outcome outcome) {
        var run = event.at("run").isEmpty()
                ? Optional.of("\0check-" + ++checkRuns)
                : at(event, "run").map(name -> text(name, "run"));
        book.record(new Fact.Checked(text(need(event, "check", "an event"), "check"), time, run, outcome));
    }

    private static RunState state(Tree.Fields event, String unlessSaid) {
        var name = at(event, "status").map(status -> text(status, "status")).orElse(unlessSaid);
        return Optional.ofNullable(STATES.get(name))
                .orElseThrow(() -> refusal(event, "no status \"%s\"".formatted(name)));
    }

    private static Fact.Freshness freshness(Tree tree) {
        return Optional.ofNullable(FRESHNESS.get(text(tree, "state")))
                .orElseThrow(() -> refusal(tree, "state must be pass, warn or fail"));
    }

    private static List<String> list(Tree.Fields event, String name) {
        return at(event, name).map(tree -> texts(tree, name)).orElse(List.of());
    }

    private static SortedMap<String, String> tags(Tree.Fields event) {
        return at(event, "tags").map(tags -> TreeReading.textMap(tags, "tags")).orElseGet(TreeMap::new);
    }

    private void planned(Tree.Fields event, Instant time, RunState state) {
        book.record(new Fact.RunPlanned(
                run(event), time, list(event, "assets"), list(event, "checks"), tags(event), state));
    }

    private void changed(String run, Instant time, RunState state) {
        if (state.equals(RunState.ACTIVE) || state.equals(RunState.NOT_STARTED)) {
            book.record(new Fact.RunChanged(run, time, state));
        } else {
            ended.add(run);
            book.record(new Fact.RunChanged(run, time, state));
        }
    }

    private void wholeRun(Tree.Fields event, Instant time) {
        var run = run(event);
        var left = new HashSet<>(list(event, "failed"));
        left.addAll(list(event, "skipped"));
        var assets = list(event, "assets");
        var made = assets.stream().filter(asset -> !left.contains(asset)).toList();
        planned(event, time, RunState.ACTIVE);
        made.forEach(asset ->
                book.record(new Fact.Materialized(asset, time, Optional.of(run), Optional.of("\0" + ++versions))));
        var failed = new HashSet<>(list(event, "checks_failed"));
        for (var check : list(event, "checks")) {
            var asset = check.substring(0, Math.max(0, check.lastIndexOf(':')));
            if (made.contains(asset) || !assets.contains(asset)) {
                book.record(new Fact.Checked(
                        check,
                        time,
                        Optional.of(run),
                        failed.contains(check) ? Fact.Outcome.FAILED : Fact.Outcome.PASSED));
            }
        }
        changed(run, time, state(event, list(event, "failed").isEmpty() ? "success" : "failure"));
    }

    /** Makes the run of a tick's requests. */
    void request(int tick, Instant at, RequestedRun requested, Outcome outcome, Map<String, AssetDefinition> defined) {
        if (requested.isEmpty() || outcome instanceof Outcome.Ignored) {
            return;
        }
        var run = "tick-" + tick;
        var checks = requested.allChecks(defined);
        book.record(new Fact.RunPlanned(
                run, at.plusSeconds(1), requested.assets(), checks, new TreeMap<>(), RunState.ACTIVE));
        switch (outcome) {
            case Outcome.Ignored _, Outcome.StaysInProgress _ -> {}
            case Outcome.FailsAtOnce _ -> changed(run, at.plusSeconds(3), RunState.FAILED);
            case Outcome.Ends ends -> {
                var open = new Pending(run, requested.assets(), checks, ends, tick);
                if (ends.afterTicks() == 0) {
                    end(open, at.plusSeconds(2), at.plusSeconds(3), defined);
                } else {
                    pending.add(open);
                }
            }
        }
    }

    /** Ends the runs that are due at the step of tick {@code tick}, twenty seconds before it. */
    void endRuns(int tick, Instant step, Map<String, AssetDefinition> defined) {
        var due = pending.stream()
                .filter(run -> run.tick() + run.end().afterTicks() <= tick)
                .toList();
        pending.removeAll(due);
        for (var run : due) {
            if (!ended.contains(run.run())) {
                var at = step.minus(Duration.ofSeconds(20));
                end(run, at, at, defined);
            }
        }
    }

    private void end(Pending run, Instant made, Instant over, Map<String, AssetDefinition> defined) {
        if (run.end().way() == Outcome.Way.FAILS) {
            changed(run.run(), over, RunState.FAILED);
            return;
        }
        var lost = lost(run, defined);
        for (var asset : upstreamFirst(run.assets(), defined)) {
            if (!lost.contains(asset)) {
                book.record(new Fact.Materialized(asset, made, Optional.of(run.run()), Optional.of("\0" + ++versions)));
            }
        }
        for (var check : run.checks()) {
            var asset = check.substring(0, check.lastIndexOf(':'));
            if (!lost.contains(asset)) {
                book.record(new Fact.Checked(
                        check,
                        made,
                        Optional.of(run.run()),
                        run.end().failing().contains(check) ? Fact.Outcome.FAILED : Fact.Outcome.PASSED));
            }
        }
        changed(run.run(), over, lost.isEmpty() ? RunState.SUCCEEDED : RunState.FAILED);
    }

    /** Assets that fail, and those that depend on them through assets of this run. */
    private static Set<String> lost(Pending run, Map<String, AssetDefinition> defined) {
        var lost = new HashSet<String>();
        for (var asset : upstreamFirst(run.assets(), defined)) {
            var definition = defined.get(asset);
            if (definition == null
                    || run.end().failing().contains(asset)
                    || definition.deps().stream().anyMatch(lost::contains)) {
                lost.add(asset);
            }
        }
        return lost;
    }

    private static List<String> upstreamFirst(List<String> assets, Map<String, AssetDefinition> defined) {
        var open = new LinkedHashMap<String, Set<String>>();
        for (var asset : assets) {
            var deps = Optional.ofNullable(defined.get(asset))
                    .map(AssetDefinition::deps)
                    .orElse(List.of());
            var within = new HashSet<>(deps);
            within.retainAll(assets);
            open.put(asset, within);
        }
        var sorted = new ArrayList<String>();
        while (!open.isEmpty()) {
            var next = open.entrySet().stream()
                    .filter(entry -> entry.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseGet(() -> open.keySet().iterator().next());
            open.remove(next);
            open.values().forEach(waits -> waits.remove(next));
            sorted.add(next);
        }
        return sorted;
    }
}
