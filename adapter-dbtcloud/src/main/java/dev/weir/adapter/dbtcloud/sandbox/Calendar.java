package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** When each scheduled job is due next. */
final class Calendar {

    /** A job and the time at which it is due. */
    record Due(Instant at, long job) {}

    /** When a job's schedule counts, and how long after the minute the scheduler comes to it. */
    interface Rules {
        /** {@return the first time from {@code at} on at which the job's schedule counts, or the end of all time} */
        Instant countsFrom(long job, Instant at);

        int lag(long job);
    }

    private final Rules rules;
    private final Map<Long, Timetable> tables = new HashMap<>();
    private final Map<Long, Instant> next = new HashMap<>();
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::job));

    Calendar(Rules rules) {
        this.rules = rules;
    }

    /** Takes a job's schedule as it is from {@code now} on; null is none. */
    void set(long job, @Nullable Timetable table, Instant now) {
        next.remove(job);
        if (table == null) {
            tables.remove(job);
        } else {
            tables.put(job, table);
            put(job, table, now);
        }
    }

    /** Looks again whether a job's schedule counts now that did not when it was last asked. */
    void wake(long job, @Nullable Timetable table, Instant from) {
        if (!next.containsKey(job)) {
            set(job, table, from);
        }
    }

    private void put(long job, Timetable table, Instant after) {
        var lag = rules.lag(job);
        var at = due(table, after, lag);
        while (!at.equals(Instant.MAX)) {
            var counts = rules.countsFrom(job, at);
            if (counts.equals(at)) {
                next.put(job, at);
                queue.add(new Due(at, job));
                return;
            }
            at = counts.equals(Instant.MAX) ? counts : due(table, counts.minusMillis(1), lag);
        }
    }

    private static Instant due(Timetable table, Instant after, int lag) {
        var minute = table.after(after.minusSeconds(lag));
        return minute.equals(Instant.MAX) ? minute : minute.plusSeconds(lag);
    }

    /** {@return what is due first, or null} */
    @Nullable
    Due first() {
        while (!queue.isEmpty()
                && !queue.peek().at().equals(next.get(queue.peek().job()))) {
            queue.poll(); // its schedule was changed in the meantime
        }
        return queue.peek();
    }

    /** Goes on behind what was due first. */
    void pass(Due due) {
        queue.remove(due);
        next.remove(due.job());
        var table = tables.get(due.job());
        if (table != null) {
            put(due.job(), table, due.at());
        }
    }
}
