package dev.weir.domain.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.List;

/**
 * The days on which an expression fires. Where both the day of the month and the day of the week are restricted, either is
 * enough. An nth weekday ({@code MON#2}, {@code L5}) alone decides, as it does at Dagster; a day of the month beside it must only be possible.
 *
 * @param months bit 1 is January
 * @param days bit n is day n; empty where every day is meant
 * @param lastDay whether the last day of a month is among the days
 * @param weekdays bit 0 is Sunday; empty where every weekday is meant
 * @param nth for each weekday that is restricted to some of its weeks: bits 1–5 for first to fifth, bit 0 for last
 */
record CronDays(int months, Set days, boolean lastDay, Set weekdays, List<Integer> nth) {

    /** A set of small numbers, or every number. */
    record Set(int bits, boolean every) {}

    CronDays {
        nth = List.copyOf(nth);
    }

    boolean holds(LocalDate date) {
        if ((months & 1 << date.getMonthValue()) == 0) {
            return false;
        }
        var weekday = date.getDayOfWeek() == DayOfWeek.SUNDAY
                ? 0
                : date.getDayOfWeek().getValue();
        if (nth.stream().anyMatch(n -> n != 0)) {
            return isNth(date, nth.get(weekday));
        }
        if (days.every() && weekdays.every()) {
            return true;
        }
        return (!days.every() && holdsDay(date)) || (!weekdays.every() && (weekdays.bits() & 1 << weekday) != 0);
    }

    private boolean holdsDay(LocalDate date) {
        return (days.bits() & 1 << date.getDayOfMonth()) != 0
                || (lastDay && date.getDayOfMonth() == date.lengthOfMonth());
    }

    private static boolean isNth(LocalDate date, int weeks) {
        var week = (date.getDayOfMonth() - 1) / 7 + 1;
        var last = date.getDayOfMonth() + 7 > date.lengthOfMonth();
        return (weeks & 1 << week) != 0 || (last && (weeks & 1) != 0);
    }

    /** {@return whether days of the month are asked for on which none of the nth weekdays can fall} */
    boolean nthNeverOnItsDays() {
        if (days.every() || nth.stream().allMatch(n -> n == 0)) {
            return false;
        }
        var possible = 0L;
        for (int weeks : nth) {
            possible |= (weeks & 1) != 0 ? 0b11_1111_1111L << 22 : 0;
            for (var week = 1; week <= 5; week++) {
                possible |= (weeks & 1 << week) != 0 ? 0b111_1111L << (7 * week - 6) : 0;
            }
        }
        var asked = Integer.toUnsignedLong(days.bits()) | (lastDay ? 0b1111L << 28 : 0);
        return (possible & asked) == 0;
    }

    /** {@return whether there is a day on which it fires at all: 31 April is none} */
    boolean ever() {
        if (weekdays.every() && nth.stream().allMatch(n -> n == 0) && !days.every() && !lastDay) {
            var earliest = Integer.numberOfTrailingZeros(days.bits());
            return Arrays.stream(Month.values())
                    .anyMatch(month -> (months & 1 << month.getValue()) != 0 && earliest <= month.maxLength());
        }
        return true;
    }
}
