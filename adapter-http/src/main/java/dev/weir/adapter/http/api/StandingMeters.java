package dev.weir.adapter.http.api;

import dev.weir.ports.driving.BrowseWorkspaces;
import dev.weir.ports.driving.BrowseWorkspaces.WorkspaceState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How workspaces, loops and budgets stand, as meters. They are asked for when the meters are read, and at no other time. */
@Singleton
final class StandingMeters {

    private final BrowseWorkspaces standing;
    private final MultiGauge assets;
    private final MultiGauge nodes;
    private final MultiGauge lag;
    private final MultiGauge history;
    private final MultiGauge problems;
    private final MultiGauge tickAt;
    private final MultiGauge tickTook;
    private final MultiGauge tickOutcome;
    private final MultiGauge callsAllowed;
    private final MultiGauge callsMade;

    StandingMeters(BrowseWorkspaces standing, MeterRegistry meters) {
        this.standing = standing;
        this.assets = gauge(meters, "weir.workspace.assets", "Assets of the newest manifest");
        this.nodes = gauge(meters, "weir.workspace.nodes", "Assets that are broken, blocked, late or in flight");
        this.lag =
                seconds(meters, "weir.workspace.lag", "From the end of the newest run that has ended to its reading");
        this.history = gauge(meters, "weir.workspace.history.runs", "Runs of the time before Weir: listed, and read");
        this.problems = gauge(meters, "weir.workspace.problems", "What is wrong and should be mended");
        this.tickAt = seconds(meters, "weir.loop.tick.timestamp", "When the loop last turned, since 1970");
        this.tickTook = seconds(meters, "weir.loop.tick", "How long the last turn took");
        this.tickOutcome = gauge(meters, "weir.loop.outcome", "1 for what came of the last turn");
        this.callsAllowed = gauge(meters, "weir.budget.calls.per.minute", "Calls that the account's API may get");
        this.callsMade = gauge(meters, "weir.budget.calls", "Calls made in the running minute and hour");
    }

    private static MultiGauge gauge(MeterRegistry meters, String name, String about) {
        return MultiGauge.builder(name).description(about).register(meters);
    }

    private static MultiGauge seconds(MeterRegistry meters, String name, String about) {
        return MultiGauge.builder(name).description(about).baseUnit("seconds").register(meters);
    }

    /** Takes the meters to how all stands now. One at a time: rows of two readings must not mix. */
    synchronized void read() {
        var workspaces = standing.workspaces();
        show(assets, workspaces.stream().map(it -> row(of(it), it.glance().assets())));
        show(nodes, workspaces.stream().flatMap(StandingMeters::glance));
        show(lag, workspaces.stream().flatMap(it -> it.lag().map(since -> row(of(it), seconds(since))).stream()));
        show(
                history,
                workspaces.stream()
                        .flatMap(it -> Stream.of(
                                row(of(it).and("state", "listed"), it.history().listed()),
                                row(of(it).and("state", "read"), it.history().read()))));
        show(problems, workspaces.stream().map(it -> row(of(it), it.problems().size())));
        var ticks = standing.loops();
        show(
                tickAt,
                ticks.stream()
                        .map(it -> row(
                                Tags.of("loop", it.loop()),
                                it.at().plus(it.took()).toEpochMilli() / 1000.0)));
        show(tickTook, ticks.stream().map(it -> row(Tags.of("loop", it.loop()), seconds(it.took()))));
        show(
                tickOutcome,
                ticks.stream()
                        .map(it -> row(
                                Tags.of(
                                        "loop",
                                        it.loop(),
                                        "outcome",
                                        it.outcome().word()),
                                1)));
        var budgets = standing.budgets();
        show(
                callsAllowed,
                budgets.stream().map(it -> row(Tags.of("account", it.account().toString()), it.perMinute())));
        show(callsMade, budgets.stream().flatMap(it -> {
            var account = Tags.of("account", it.account().toString());
            return Stream.of(
                    row(account.and("in", "minute"), it.thisMinute()), row(account.and("in", "hour"), it.thisHour()));
        }));
    }

    private static Stream<Row<?>> glance(WorkspaceState state) {
        var glance = state.glance();
        return Stream.of(
                row(of(state).and("standing", "broken"), glance.broken().size()),
                row(of(state).and("standing", "blocked"), glance.blocked().size()),
                row(of(state).and("standing", "late"), glance.late().size()),
                row(of(state).and("standing", "in_flight"), glance.inFlight().size()));
    }

    private static void show(MultiGauge meter, Stream<? extends Row<?>> rows) {
        List<Row<?>> all = rows.<Row<?>>map(row -> row).toList();
        meter.register(all, true);
    }

    private static Tags of(WorkspaceState state) {
        return Tags.of("workspace", state.workspace().name().toString());
    }

    private static Row<?> row(Tags tags, Number value) {
        return Row.of(tags, value);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
