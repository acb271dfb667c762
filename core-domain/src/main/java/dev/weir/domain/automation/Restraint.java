package dev.weir.domain.automation;

import dev.weir.domain.automation.AutomationCondition.AtMost;
import dev.weir.domain.automation.AutomationCondition.Debounced;
import dev.weir.domain.automation.AutomationCondition.RanWithin;
import dev.weir.domain.automation.MemoryRow.Cell;
import dev.weir.domain.automation.Shape.Node;
import java.time.Duration;

/** The operators that hold a root back for a time or a number of times, and when the clock has to wake it for them. */
final class Restraint {

    private static final int MOST_DOUBLINGS = 12;

    private final TickContext tick;
    private final int root;
    private final RootMemory memory;
    private final Questions questions;
    private boolean restless;
    private long wake = Long.MAX_VALUE;

    Restraint(TickContext tick, int root, RootMemory memory, Questions questions) {
        this.tick = tick;
        this.root = root;
        this.memory = memory;
        this.questions = questions;
    }

    /** {@return whether the root has to be asked again at the next tick} */
    boolean isRestless() {
        return restless;
    }

    /** {@return when it has to be asked again though nothing happens, in microseconds} */
    long wake() {
        return wake;
    }

    Truth ranWithin(RanWithin within, int target) {
        var last = Math.max(
                questions.newestMade(target).map(AssetFacts.Happening::at).orElse(Long.MIN_VALUE),
                tick.rowBefore(target)
                        .map(MemoryRow::lastRequested)
                        .filter(at -> at > 0)
                        .orElse(Long.MIN_VALUE));
        if (last == Long.MIN_VALUE) {
            return Truth.FALSE;
        }
        var until = last + micros(within.time());
        if (tick.now() < until) {
            wakeAt(until);
        }
        return Truth.of(tick.now() < until);
    }

    Truth debounced(Node node, Debounced debounced, int target, Truth now) {
        if (!now.holds() && !(memory.cell(node, target) instanceof Cell.Waiting)) {
            return Truth.FALSE;
        }
        var waiting = memory.cell(node, target) instanceof Cell.Waiting known
                ? new Cell.Waiting(known.first(), now.holds() ? tick.now() : known.last())
                : new Cell.Waiting(tick.now(), tick.now());
        var due = Math.min(waiting.last() + micros(debounced.quiet()), waiting.first() + micros(debounced.longest()));
        if (tick.now() >= due) {
            restless = true;
            return Truth.at(tick.now());
        }
        wakeAt(due);
        memory.put(node, target, waiting);
        return Truth.FALSE;
    }

    Truth atMost(Node node, AtMost atMost, int target, Truth now) {
        var known =
                memory.cell(node, target) instanceof Cell.Attempts attempts ? attempts : new Cell.Attempts(0, 0, false);
        var count = known.count();
        var last = known.last();
        if (questions.ask(Operand.NEWLY_UPDATED, root).holds()) {
            count = 0;
        } else if (known.asked()
                && tick.rowBefore(root).filter(MemoryRow::requested).isPresent()) {
            count++;
            last = tick.last().at();
        }
        var due = count == 0
                ? Long.MIN_VALUE
                : last + micros(atMost.pause()) * (1L << Math.min(count - 1, MOST_DOUBLINGS));
        var asks = now.holds() && count < atMost.times() && tick.now() >= due;
        if (now.holds() && !asks && count < atMost.times()) {
            wakeAt(due);
        }
        if (count > 0 || asks) {
            memory.put(node, target, new Cell.Attempts(count, last, asks));
        }
        return asks ? now : Truth.FALSE;
    }

    private void wakeAt(long time) {
        wake = Math.min(wake, time);
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1_000;
    }
}
