package dev.weir.domain.automation;

import dev.weir.domain.automation.AutomationCondition.And;
import dev.weir.domain.automation.AutomationCondition.AnyDownstream;
import dev.weir.domain.automation.AutomationCondition.AssetMatches;
import dev.weir.domain.automation.AutomationCondition.AtMost;
import dev.weir.domain.automation.AutomationCondition.Blocking;
import dev.weir.domain.automation.AutomationCondition.Checks;
import dev.weir.domain.automation.AutomationCondition.CronTickPassed;
import dev.weir.domain.automation.AutomationCondition.Debounced;
import dev.weir.domain.automation.AutomationCondition.Deps;
import dev.weir.domain.automation.AutomationCondition.Filter;
import dev.weir.domain.automation.AutomationCondition.Labelled;
import dev.weir.domain.automation.AutomationCondition.NewlyTrue;
import dev.weir.domain.automation.AutomationCondition.Not;
import dev.weir.domain.automation.AutomationCondition.Or;
import dev.weir.domain.automation.AutomationCondition.Plain;
import dev.weir.domain.automation.AutomationCondition.RanWithin;
import dev.weir.domain.automation.AutomationCondition.RunTags;
import dev.weir.domain.automation.AutomationCondition.Since;
import dev.weir.domain.automation.AutomationCondition.Virtual;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints a condition as text. Compositions that have a name are printed by it. */
final class ConditionPrinter {

    private static final Map<AutomationCondition, String> KNOWN = Policies.byCondition();

    private ConditionPrinter() {}

    static String print(AutomationCondition condition) {
        var known = KNOWN.get(condition);
        return known == null ? spelled(condition) : known + "()";
    }

    private static String spelled(AutomationCondition condition) {
        return switch (condition) {
            case Plain(Operand operand) -> operand + "()";
            case CronTickPassed(String cron, String zone) -> "cron_tick_passed" + cron(cron, zone);
            case RunTags tags -> tags.scope() + "(" + tags(tags) + ")";
            case RanWithin within -> "ran_within(" + quoted(Bounds.text(within.time())) + ")";
            case And(List<AutomationCondition> operands) -> joined(operands, " & ");
            case Or(List<AutomationCondition> operands) -> joined(operands, " | ");
            case Not(AutomationCondition operand) -> "~" + tight(operand);
            case NewlyTrue(AutomationCondition operand) -> tight(operand) + ".newly_true()";
            case Since(AutomationCondition trigger, AutomationCondition reset) ->
                tight(trigger) + ".since(" + print(reset) + ")";
            case Deps deps ->
                "%s_deps_match(%s)%s%s"
                        .formatted(
                                deps.quantifier().name().toLowerCase(Locale.ROOT),
                                print(deps.operand()),
                                filter(deps.filter()),
                                deps.virtual() == Virtual.LOOKED_THROUGH ? ".resolve_through_virtual()" : "");
            case Checks checks ->
                "%s_checks_match(%s%s)%s"
                        .formatted(
                                checks.quantifier().name().toLowerCase(Locale.ROOT),
                                print(checks.operand()),
                                checks.blocking() == Blocking.ONLY ? ", blocking_only=True" : "",
                                filter(checks.filter()));
            case AssetMatches(String key, AutomationCondition operand) ->
                "asset_matches(%s, %s)".formatted(quoted(key), print(operand));
            case AnyDownstream _ -> "any_downstream_conditions()";
            case Debounced debounced ->
                "%s.debounced(quiet=%s, longest=%s)"
                        .formatted(
                                tight(debounced.operand()),
                                quoted(Bounds.text(debounced.quiet())),
                                quoted(Bounds.text(debounced.longest())));
            case AtMost atMost ->
                "%s.at_most(times=%d, pause=%s)"
                        .formatted(tight(atMost.operand()), atMost.times(), quoted(Bounds.text(atMost.pause())));
            case Labelled labelled -> labelled(labelled);
        };
    }

    private static String labelled(Labelled labelled) {
        var inner = labelled.condition();
        if (labelled.label().startsWith("on_cron(")
                && findCron(inner) instanceof CronTickPassed(String cron, String zone)
                && Policies.onCron(cron, zone).equals(labelled)) {
            return "on_cron" + cron(cron, zone);
        }
        if (labelled.label().startsWith("all_deps_updated_since_cron(")
                && findCron(inner) instanceof CronTickPassed(String cron, String zone)
                && Policies.allDepsUpdatedSinceCron(cron, zone).equals(labelled)) {
            return "all_deps_updated_since_cron" + cron(cron, zone);
        }
        return tight(inner) + ".with_label(" + quoted(labelled.label()) + ")";
    }

    private static AutomationCondition findCron(AutomationCondition in) {
        if (in instanceof CronTickPassed) {
            return in;
        }
        return in.children().stream()
                .map(ConditionPrinter::findCron)
                .filter(CronTickPassed.class::isInstance)
                .findFirst()
                .orElse(in);
    }

    private static String joined(List<AutomationCondition> operands, String mark) {
        return operands.stream()
                .map(operand -> operand instanceof Not ? print(operand) : tight(operand))
                .collect(Collectors.joining(mark));
    }

    /** What binds as tightly as a name does. */
    private static String tight(AutomationCondition condition) {
        return switch (condition) {
            case And _, Or _ -> "(" + print(condition) + ")";
            case Not _ -> "(" + print(condition) + ")";
            default -> print(condition);
        };
    }

    private static String filter(Filter filter) {
        return filter.allow().map(s -> ".allow(" + SelectionText.print(s) + ")").orElse("")
                + filter.ignore()
                        .map(s -> ".ignore(" + SelectionText.print(s) + ")")
                        .orElse("");
    }

    private static String cron(String cron, String zone) {
        return zone.equals("UTC") ? "(" + quoted(cron) + ")" : "(%s, %s)".formatted(quoted(cron), quoted(zone));
    }

    private static String tags(RunTags tags) {
        var keys = tags.keys().isEmpty() && !tags.values().isEmpty()
                ? ""
                : "tag_keys="
                        + tags.keys().stream()
                                .map(ConditionPrinter::quoted)
                                .collect(Collectors.joining(", ", "{", "}"));
        var values = tags.values().isEmpty() ? "" : "tag_values=" + quoted(tags.values());
        return keys.isEmpty() || values.isEmpty() ? keys + values : keys + ", " + values;
    }

    static String quoted(Map<String, String> values) {
        Set<Map.Entry<String, String>> entries = values.entrySet();
        return entries.stream()
                .map(entry -> quoted(entry.getKey()) + ": " + quoted(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
