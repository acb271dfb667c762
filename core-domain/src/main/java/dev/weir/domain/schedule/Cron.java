package dev.weir.domain.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A cron expression of five fields, or one of the names {@code @hourly}, {@code @daily} and their like. It knows wall-clock
 * times only; {@link Timetable} gives it a zone. Two are equal when they were written alike.
 */
public final class Cron {

    /** 29 February on a given weekday comes every 28 years, over 2100 every 40; what has not come by then never will. */
    private static final int YEARS_TO_LOOK = 50;

    private final String text;
    private final long minutes;
    private final int hours;
    private final boolean everyHour;
    private final CronDays days;

    Cron(String text, long minutes, int hours, boolean everyHour, CronDays days) {
        this.text = text;
        this.minutes = minutes;
        this.hours = hours;
        this.everyHour = everyHour;
        this.days = days;
    }

    /**
     * Reads an expression. Upper and lower case are one, blanks around it don't matter.
     *
     * @throws IllegalArgumentException naming the field that is wrong, or saying that it never fires
     */
    public static Cron parse(String text) {
        return CronParser.parse(text);
    }

    /** {@return whether it runs in every hour; only then does it fire at both of two equal wall-clock times} */
    public boolean everyHour() {
        return everyHour;
    }

    /** {@return the first wall-clock time at or after {@code from}, to the minute} */
    Optional<LocalDateTime> atOrAfter(LocalDateTime from) {
        var start = from.withSecond(0).withNano(0);
        if (start.isBefore(from)) {
            start = start.plusMinutes(1);
        }
        var today = days.holds(start.toLocalDate()) ? timeFrom(start.getHour() * 60 + start.getMinute()) : -1;
        if (today >= 0) {
            return Optional.of(at(start.toLocalDate(), today));
        }
        var first = timeFrom(0);
        var until = start.toLocalDate().plusYears(YEARS_TO_LOOK);
        for (var day = start.toLocalDate().plusDays(1); day.isBefore(until); day = day.plusDays(1)) {
            if (days.holds(day)) {
                return Optional.of(at(day, first));
            }
        }
        return Optional.empty();
    }

    /** {@return the last wall-clock time at or before {@code from}, to the minute} */
    Optional<LocalDateTime> atOrBefore(LocalDateTime from) {
        var today = days.holds(from.toLocalDate()) ? timeUpTo(from.getHour() * 60 + from.getMinute()) : -1;
        if (today >= 0) {
            return Optional.of(at(from.toLocalDate(), today));
        }
        var last = timeUpTo(24 * 60 - 1);
        var until = from.toLocalDate().minusYears(YEARS_TO_LOOK);
        for (var day = from.toLocalDate().minusDays(1); day.isAfter(until); day = day.minusDays(1)) {
            if (days.holds(day)) {
                return Optional.of(at(day, last));
            }
        }
        return Optional.empty();
    }

    private static LocalDateTime at(LocalDate day, int minuteOfDay) {
        return LocalDateTime.of(day, LocalTime.of(minuteOfDay / 60, minuteOfDay % 60));
    }

    private int timeFrom(int minuteOfDay) {
        for (var hour = minuteOfDay / 60; hour < 24; hour++) {
            var from = hour == minuteOfDay / 60 ? minuteOfDay % 60 : 0;
            var left = minutes & (-1L << from);
            if ((hours & 1 << hour) != 0 && left != 0) {
                return hour * 60 + Long.numberOfTrailingZeros(left);
            }
        }
        return -1;
    }

    private int timeUpTo(int minuteOfDay) {
        for (var hour = minuteOfDay / 60; hour >= 0; hour--) {
            var upTo = hour == minuteOfDay / 60 ? minuteOfDay % 60 : 59;
            var left = minutes & (-1L >>> (63 - upTo));
            if ((hours & 1 << hour) != 0 && left != 0) {
                return hour * 60 + 63 - Long.numberOfLeadingZeros(left);
            }
        }
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cron cron && cron.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** {@return the expression as it was written} */
    @Override
    public String toString() {
        return text;
    }
}
