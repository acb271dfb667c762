package dev.weir.domain.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One or several cron expressions whose times are united, read in a zone.
 *
 * <p>Changes of the clock: an expression that runs in every hour fires at both of two equal wall-clock times, and leaves out
 * times that do not exist. Any other fires once: at the end of the gap if its time does not exist, at the second of two equal
 * times. Dagster states the same rule and keeps it for the hours 1 to 3 only; here it holds for all.
 */
public record Timetable(List<Cron> crons, ZoneId zone) {

    public Timetable {
        crons = List.copyOf(crons);
        if (crons.isEmpty()) {
            throw new IllegalArgumentException("a timetable needs at least one cron expression");
        }
    }

    /** {@return a timetable of expressions and a zone as people write them} */
    public static Timetable of(List<String> crons, String zone) {
        return new Timetable(crons.stream().map(Cron::parse).toList(), zone(zone));
    }

    /**
     * {@return the zone of that IANA name} Offsets, abbreviations and other letter case are refused, as they mean different
     * things in different places.
     */
    public static ZoneId zone(String name) {
        if (!ZoneRulesProvider.getAvailableZoneIds().contains(name)) {
            throw new IllegalArgumentException(
                    "zone \"%s\" is no IANA time zone; one is called Europe/Berlin, another UTC.".formatted(name));
        }
        return ZoneId.of(name);
    }

    /** {@return the first time at or after {@code from}; empty if there is none within half a century} */
    public Optional<Instant> atOrAfter(Instant from) {
        return crons.stream().flatMap(cron -> forward(cron, from).stream()).min(Instant::compareTo);
    }

    /** {@return the last time at or before {@code from}; empty if there is none within half a century} */
    public Optional<Instant> atOrBefore(Instant from) {
        return crons.stream().flatMap(cron -> backward(cron, from).stream()).max(Instant::compareTo);
    }

    /** {@return all times from {@code from} on, in order, each once} */
    public Stream<Instant> from(Instant from) {
        return Stream.iterate(
                        atOrAfter(from),
                        Optional::isPresent,
                        last -> atOrAfter(last.orElseThrow().plusNanos(1)))
                .map(Optional::orElseThrow);
    }

    /** {@return all times back from {@code from}, newest first, each once} */
    public Stream<Instant> backFrom(Instant from) {
        return Stream.iterate(
                        atOrBefore(from),
                        Optional::isPresent,
                        last -> atOrBefore(last.orElseThrow().minusNanos(1)))
                .map(Optional::orElseThrow);
    }

    private Optional<Instant> forward(Cron cron, Instant from) {
        var rules = zone.getRules();
        if (cron.everyHour()) {
            return everyHourForward(cron, from, rules);
        }
        var local = cron.atOrAfter(earliestLocal(from, rules));
        while (local.isPresent() && instant(local.get(), rules).isBefore(from)) {
            local = cron.atOrAfter(local.get().plusMinutes(1));
        }
        return local.map(time -> instant(time, rules));
    }

    private Optional<Instant> backward(Cron cron, Instant from) {
        var rules = zone.getRules();
        if (cron.everyHour()) {
            return everyHourBackward(cron, from, rules);
        }
        var local = cron.atOrBefore(LocalDateTime.ofInstant(from, zone));
        while (local.isPresent() && instant(local.get(), rules).isAfter(from)) {
            local = cron.atOrBefore(local.get().minusMinutes(1));
        }
        return local.map(time -> instant(time, rules));
    }

    /** The earliest wall-clock time that may mean {@code from} or later: those of a gap mean its end, those of an overlap its second pass. */
    private LocalDateTime earliestLocal(Instant from, ZoneRules rules) {
        var local = LocalDateTime.ofInstant(from, zone);
        var passed = rules.previousTransition(from.plusNanos(1));
        if (passed != null && passed.isGap() && passed.getInstant().equals(from)) {
            return passed.getDateTimeBefore();
        }
        var coming = rules.nextTransition(from);
        return coming != null && coming.isOverlap() && !local.isBefore(coming.getDateTimeAfter())
                ? coming.getDateTimeAfter()
                : local;
    }

    private static Instant instant(LocalDateTime local, ZoneRules rules) {
        var transition = rules.getTransition(local);
        return transition == null
                ? local.toInstant(rules.getOffset(local))
                : transition.isGap() ? transition.getInstant() : local.toInstant(transition.getOffsetAfter());
    }

    /** Between two changes of the clock the offset is fixed, so each stretch is searched by itself. */
    private static Optional<Instant> everyHourForward(Cron cron, Instant from, ZoneRules rules) {
        var start = from;
        while (true) {
            var offset = rules.getOffset(start);
            var found = cron.atOrAfter(LocalDateTime.ofInstant(start, offset)).map(local -> local.toInstant(offset));
            var change = rules.nextTransition(start);
            if (found.isEmpty() || change == null || found.get().isBefore(change.getInstant())) {
                return found;
            }
            start = change.getInstant();
        }
    }

    private static Optional<Instant> everyHourBackward(Cron cron, Instant from, ZoneRules rules) {
        var start = from;
        while (true) {
            ZoneOffset offset = rules.getOffset(start);
            var found = cron.atOrBefore(LocalDateTime.ofInstant(start, offset)).map(local -> local.toInstant(offset));
            var change = rules.previousTransition(start.plusNanos(1));
            if (found.isEmpty() || change == null || !found.get().isBefore(change.getInstant())) {
                return found;
            }
            start = change.getInstant().minusNanos(1);
        }
    }
}
