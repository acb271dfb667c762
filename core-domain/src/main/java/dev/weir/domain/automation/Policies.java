package dev.weir.domain.automation;

import static dev.weir.domain.automation.AutomationCondition.allDeps;
import static dev.weir.domain.automation.AutomationCondition.and;
import static dev.weir.domain.automation.AutomationCondition.anyDeps;
import static dev.weir.domain.automation.AutomationCondition.not;
import static dev.weir.domain.automation.AutomationCondition.or;
import static dev.weir.domain.automation.AutomationCondition.plain;

import dev.weir.domain.automation.AutomationCondition.Blocking;
import dev.weir.domain.automation.AutomationCondition.Checks;
import dev.weir.domain.automation.AutomationCondition.CronTickPassed;
import dev.weir.domain.automation.AutomationCondition.Filter;
import dev.weir.domain.automation.AutomationCondition.Quantifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** The conditions that have names of their own: labelled compositions of the algebra, and nothing else. */
public final class Policies {

    private static final SequencedMap<String, Supplier<AutomationCondition>> WITHOUT_PARAMETERS;

    static {
        var named = new LinkedHashMap<String, Supplier<AutomationCondition>>();
        named.put("eager", Policies::eager);
        named.put("on_missing", Policies::onMissing);
        named.put("any_deps_updated", Policies::anyDepsUpdated);
        named.put("any_deps_missing", Policies::anyDepsMissing);
        named.put("any_deps_in_progress", Policies::anyDepsInProgress);
        named.put("all_deps_blocking_checks_passed", Policies::allDepsBlockingChecksPassed);
        named.put("newly_missing", Policies::newlyMissing);
        named.put("in_progress", Policies::inProgress);
        named.put("any_downstream_conditions", AutomationCondition.AnyDownstream::new);
        WITHOUT_PARAMETERS = Collections.unmodifiableSequencedMap(named);
    }

    private Policies() {}

    /** {@return the names of those that take no parameters, largest first} */
    static List<String> names() {
        return new ArrayList<>(WITHOUT_PARAMETERS.keySet());
    }

    /** {@return the condition of that name, a plain operand or one of those here} */
    static Optional<AutomationCondition> named(String name) {
        return Operand.named(name)
                .map(AutomationCondition::plain)
                .or(() -> Optional.ofNullable(WITHOUT_PARAMETERS.get(name)).map(Supplier::get));
    }

    /** {@return the written-out conditions by their names} */
    static Map<AutomationCondition, String> byCondition() {
        var known = new LinkedHashMap<AutomationCondition, String>();
        WITHOUT_PARAMETERS.forEach((name, policy) -> known.put(policy.get(), name));
        return known;
    }

    /** {@return runs an asset as soon as a dep was updated, or when it goes missing, but not while deps are missing or made} */
    public static AutomationCondition eager() {
        return and(
                        plain(Operand.IN_LATEST_TIME_WINDOW),
                        sinceLastHandled(or(newlyMissing(), anyDepsUpdated())),
                        not(anyDepsMissing()),
                        not(anyDepsInProgress()),
                        not(inProgress()))
                .labelled("eager");
    }

    /** {@return runs an asset once for each tick of the cron, after all deps were updated since that tick} */
    public static AutomationCondition onCron(String cron, String zone) {
        return and(
                        plain(Operand.IN_LATEST_TIME_WINDOW),
                        sinceLastHandled(new CronTickPassed(cron, zone)),
                        allDepsUpdatedSinceCron(cron, zone))
                .labelled("on_cron(%s, %s)".formatted(cron, zone));
    }

    /** {@return makes an asset that goes missing, once} */
    public static AutomationCondition onMissing() {
        return and(
                        plain(Operand.IN_LATEST_TIME_WINDOW),
                        sinceLastHandled(plain(Operand.MISSING).newlyTrue()).labelled("missing_since_last_handled"),
                        not(anyDepsMissing()))
                .labelled("on_missing");
    }

    public static AutomationCondition anyDepsUpdated() {
        return anyDeps(or(
                        and(plain(Operand.NEWLY_UPDATED), not(plain(Operand.EXECUTED_WITH_ROOT_TARGET)))
                                .labelled("newly_updated_without_root"),
                        plain(Operand.WILL_BE_REQUESTED)))
                .labelled("any_deps_updated");
    }

    public static AutomationCondition anyDepsMissing() {
        return anyDeps(and(plain(Operand.MISSING), not(plain(Operand.WILL_BE_REQUESTED))))
                .labelled("any_deps_missing");
    }

    public static AutomationCondition anyDepsInProgress() {
        return anyDeps(inProgress()).labelled("any_deps_in_progress");
    }

    public static AutomationCondition allDepsBlockingChecksPassed() {
        var passed = new Checks(
                Quantifier.ALL,
                or(plain(Operand.CHECK_PASSED), plain(Operand.WILL_BE_REQUESTED)),
                Blocking.ONLY,
                Filter.NONE);
        return allDeps(passed.labelled("all_blocking_checks_passed")).labelled("all_deps_blocking_checks_passed");
    }

    public static AutomationCondition allDepsUpdatedSinceCron(String cron, String zone) {
        return allDeps(or(
                        plain(Operand.NEWLY_UPDATED).since(new CronTickPassed(cron, zone)),
                        plain(Operand.WILL_BE_REQUESTED)))
                .labelled("all_deps_updated_since_cron(%s, %s)".formatted(cron, zone));
    }

    public static AutomationCondition newlyMissing() {
        return plain(Operand.MISSING).newlyTrue().labelled("newly_missing");
    }

    public static AutomationCondition inProgress() {
        return or(plain(Operand.RUN_IN_PROGRESS), plain(Operand.BACKFILL_IN_PROGRESS))
                .labelled("in_progress");
    }

    /** {@return the trigger, until the asset is requested, updated, or looked at for the first time} */
    public static AutomationCondition sinceLastHandled(AutomationCondition trigger) {
        return trigger.since(
                or(plain(Operand.NEWLY_REQUESTED), plain(Operand.NEWLY_UPDATED), plain(Operand.INITIAL_EVALUATION))
                        .labelled("handled"));
    }

    /**
     * {@return the condition with a reset that no longer holds the first evaluation, so that what is missing when automation is
     * first applied is built} It works where a latch resets by {@code handled}.
     */
    public static AutomationCondition buildingMissing(AutomationCondition condition) {
        var handled =
                or(plain(Operand.NEWLY_REQUESTED), plain(Operand.NEWLY_UPDATED)).labelled("handled");
        return Rewriting.replace(condition, "handled", handled);
    }
}
