package dev.weir.domain.automation;

import dev.weir.domain.automation.AutomationCondition.CronTickPassed;
import dev.weir.domain.automation.MemoryRow.Window;
import dev.weir.domain.schedule.Cron;
import dev.weir.domain.schedule.Timetable;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all evaluations of one tick share. */
final class TickContext {

    private final AutomationGraph graph;
    private final FactBook book;
    private final ConditionMemory memory;
    private final long now;
    private final Window last;
    private final Map<CronTickPassed, Long> newestTicks = new HashMap<>();

    /** What this tick has requested so far. */
    final BitSet requested = new BitSet();

    TickContext(AutomationGraph graph, FactBook book, ConditionMemory memory, long now) {
        this.graph = graph;
        this.book = book;
        this.memory = memory;
        this.now = now;
        this.last = memory.last().orElseGet(() -> new Window(now, 0));
    }

    AutomationGraph graph() {
        return graph;
    }

    FactBook book() {
        return book;
    }

    long now() {
        return now;
    }

    /** Where the previous tick stood. */
    Window last() {
        return last;
    }

    /** What an asset remembered before this tick. */
    Optional<MemoryRow> rowBefore(int entity) {
        return memory.row(entity);
    }

    /** {@return the newest tick of a cron up to now, in microseconds; the lowest number if there was none} */
    long newestTick(CronTickPassed cron) {
        return newestTicks.computeIfAbsent(cron, this::findNewestTick);
    }

    private long findNewestTick(CronTickPassed cron) {
        var table = timetable(cron);
        return table.atOrBefore(Moments.instant(now)).map(Moments::of).orElse(Long.MIN_VALUE);
    }

    static Timetable timetable(CronTickPassed cron) {
        return new Timetable(List.of(Cron.parse(cron.cron())), Timetable.zone(cron.zone()));
    }
}
