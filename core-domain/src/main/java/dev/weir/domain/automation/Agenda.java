package dev.weir.domain.automation;

import dev.weir.domain.automation.AutomationCondition.CronTickPassed;
import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has to be asked at the next tick though nothing may happen: roots for which an event was true or memory changed, those
 * that a clock will wake, and those that are simply true and so are requested again. It is no memory: without it everything is
 * asked, with the same answers.
 *
 * @param restless roots to be asked next time
 * @param requested roots that are true
 * @param wakes when roots have to be asked again by the clock, in microseconds
 * @param crons when each cron ticks next, in microseconds
 * @param watch who watches whom; null when that has to be found out
 */
record Agenda(
        BitSet restless,
        BitSet requested,
        Map<Integer, Long> wakes,
        Map<CronTickPassed, Long> crons,
        @Nullable Watch watch) {

    static final Agenda EVERYTHING = new Agenda(new BitSet(), new BitSet(), Map.of(), Map.of(), null);
}
