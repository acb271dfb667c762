package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Locale;

/** When a job is due: the five fields of cron in UTC, as dbt Cloud's scheduler takes them. Numbers, lists, ranges and steps; no names. */
final class Timetable {

    /** A schedule without any firing within this many days has none. */
    private static final int HORIZON_DAYS = 1500;

    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean anyDay;
    private final boolean anyWeekday;

    private Timetable(String[] fields) {
        minutes = field(fields[0], 0, 59);
        hours = field(fields[1], 0, 23);
        days = field(fields[2], 1, 31);
        months = field(fields[3], 1, 12);
        weekdays = field(fields[4], 0, 7);
        anyDay = fields[2].startsWith("*");
        anyWeekday = fields[4].startsWith("*");
        if (weekdays.get(7)) {
            weekdays.set(0);
        }
    }

    /** Reads a cron text; one that is none is an {@link IllegalArgumentException}. */
    static Timetable of(String cron) {
        var fields = cron.trim().toUpperCase(Locale.ROOT).split("\\s+");
        if (fields.length != 5) {
            throw new IllegalArgumentException("\"%s\" has %d fields, must have 5".formatted(cron, fields.length));
        }
        return new Timetable(fields);
    }

    /** {@return the first due time after {@code at}, or the end of all time} */
    Instant after(Instant at) {
        var time = LocalDateTime.ofInstant(at, ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES)
                .plusMinutes(1);
        var end = time.plusDays(HORIZON_DAYS);
        while (time.isBefore(end)) {
            if (!months.get(time.getMonthValue()) || !onDay(time)) {
                time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            } else if (!hours.get(time.getHour())) {
                time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!minutes.get(time.getMinute())) {
                time = time.plusMinutes(1);
            } else {
                return time.toInstant(ZoneOffset.UTC);
            }
        }
        return Instant.MAX;
    }

    private boolean onDay(LocalDateTime time) {
        var day = days.get(time.getDayOfMonth());
        var weekday = weekdays.get(time.getDayOfWeek().getValue() % 7);
        // As in every cron: when both are restricted, either is enough.
        return (anyDay || anyWeekday) ? day && weekday : day || weekday;
    }

    private static BitSet field(String text, int least, int most) {
        var set = new BitSet();
        for (var part : text.split(",", -1)) {
            var step = part.split("/", -1);
            var range = step[0].equals("*") ? new String[] {"" + least, "" + most} : step[0].split("-", -1);
            try {
                var from = Integer.parseInt(range[0]);
                var to = range.length > 1 ? Integer.parseInt(range[1]) : step.length > 1 ? most : from;
                var by = step.length > 1 ? Integer.parseInt(step[1]) : 1;
                if (from < least || to > most || by < 1 || range.length > 2 || step.length > 2) {
                    throw new IllegalArgumentException("\"%s\" must lie in %d–%d".formatted(part, least, most));
                }
                for (var each = from; each <= to; each += by) {
                    set.set(each);
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("\"%s\" is no number".formatted(part), e);
            }
        }
        return set;
    }
}
