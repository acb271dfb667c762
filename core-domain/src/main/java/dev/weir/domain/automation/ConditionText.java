package dev.weir.domain.automation;

import dev.weir.domain.automation.AutomationCondition.AssetMatches;
import dev.weir.domain.automation.AutomationCondition.AtMost;
import dev.weir.domain.automation.AutomationCondition.Blocking;
import dev.weir.domain.automation.AutomationCondition.Checks;
import dev.weir.domain.automation.AutomationCondition.CronTickPassed;
import dev.weir.domain.automation.AutomationCondition.Debounced;
import dev.weir.domain.automation.AutomationCondition.Filter;
import dev.weir.domain.automation.AutomationCondition.Not;
import dev.weir.domain.automation.AutomationCondition.Quantifier;
import dev.weir.domain.automation.AutomationCondition.RanWithin;
import dev.weir.domain.automation.AutomationCondition.RunTags;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The text form of a condition, read: Dagster's own Python without its prefix. {@code docs/automation.md} has the grammar.
 *
 * <pre>
 * eager().without(~any_deps_missing())
 * newly_missing() | any_deps_match(newly_updated()).allow('tag:core+')
 * </pre>
 */
public final class ConditionText {

    private static final List<String> FUNCTIONS = List.of(
            "any_deps_match",
            "all_deps_match",
            "any_checks_match",
            "all_checks_match",
            "asset_matches",
            "cron_tick_passed",
            "on_cron",
            "all_deps_updated_since_cron",
            "executed_with_tags",
            "any_new_update_has_run_tags",
            "all_new_updates_have_run_tags",
            "ran_within");

    private static final List<String> METHODS = List.of(
            "since",
            "newly_true",
            "since_last_handled",
            "allow",
            "ignore",
            "without",
            "replace",
            "with_label",
            "resolve_through_virtual",
            "debounced",
            "at_most",
            "building_missing");

    private final TextScanner scanner;
    private int depth;

    private ConditionText(TextScanner scanner) {
        this.scanner = scanner;
    }

    /**
     * {@return the condition that {@code text} says}
     *
     * @throws IllegalArgumentException naming the character, counted from 1, and the nearest known name
     */
    public static AutomationCondition parse(String text) {
        if (text.length() > Bounds.LONGEST_TEXT) {
            throw new IllegalArgumentException("the condition has %d characters, at most %d are read"
                    .formatted(text.length(), Bounds.LONGEST_TEXT));
        }
        var parser = new ConditionText(new TextScanner(text));
        var condition = parser.or();
        parser.scanner.end();
        return condition;
    }

    /** {@return the text form of a condition; reading it gives an equal one} */
    public static String print(AutomationCondition condition) {
        return ConditionPrinter.print(condition);
    }

    private AutomationCondition or() {
        if (++depth > Bounds.DEEPEST) {
            throw scanner.refusal("the condition is nested more than %d deep".formatted(Bounds.DEEPEST));
        }
        var condition = and();
        while (scanner.accept('|')) {
            condition = checked(AutomationCondition.or(condition, and()));
        }
        depth--;
        return condition;
    }

    private AutomationCondition and() {
        var condition = unary();
        while (scanner.accept('&')) {
            condition = checked(AutomationCondition.and(condition, unary()));
        }
        return condition;
    }

    private AutomationCondition unary() {
        var negations = 0;
        while (scanner.accept('~')) {
            negations++;
        }
        var condition = postfix();
        for (; negations > 0; negations--) {
            condition = checked(new Not(condition));
        }
        return condition;
    }

    private AutomationCondition checked(AutomationCondition condition) {
        try {
            return Bounds.checked(condition);
        } catch (IllegalArgumentException e) {
            throw scanner.refusal(String.valueOf(e.getMessage()));
        }
    }

    private AutomationCondition postfix() {
        var condition = primary();
        while (scanner.accept('.')) {
            var at = scanner.position();
            var method = scanner.name();
            var before = condition;
            scanner.expect('(');
            condition = scanner.at(at, () -> method(before, method, at));
            scanner.expect(')');
            condition = checked(condition);
        }
        return condition;
    }

    private AutomationCondition primary() {
        if (scanner.accept('(')) {
            var inner = or();
            scanner.expect(')');
            return inner;
        }
        var at = scanner.position();
        var name = scanner.name();
        if (name.equals("dg") || name.equals("AutomationCondition")) {
            scanner.expect('.');
            return primary();
        }
        if (!scanner.accept('(')) {
            return named(name, at);
        }
        if (scanner.accept(')')) {
            return named(name, at);
        }
        var condition = scanner.at(at, () -> function(name, at));
        scanner.expect(')');
        return condition;
    }

    private AutomationCondition named(String name, int at) {
        return Policies.named(name).orElseThrow(() -> {
            var known = new ArrayList<>(ConditionTreeReader.allNames());
            known.addAll(FUNCTIONS);
            return scanner.refusal(
                    at,
                    FUNCTIONS.contains(name)
                            ? "%s takes an argument".formatted(name)
                            : "no condition \"%s\"%s".formatted(name, TreeReading.didYouMean(name, known)));
        });
    }

    private AutomationCondition function(String name, int at) {
        return switch (name) {
            case "any_deps_match" -> AutomationCondition.anyDeps(or());
            case "all_deps_match" -> AutomationCondition.allDeps(or());
            case "any_checks_match" -> checks(Quantifier.ANY);
            case "all_checks_match" -> checks(Quantifier.ALL);
            case "asset_matches" -> {
                var key = scanner.string();
                scanner.expect(',');
                yield new AssetMatches(key, or());
            }
            case "cron_tick_passed" -> new CronTickPassed(argument("cron_schedule"), zone());
            case "on_cron" -> Policies.onCron(argument("cron_schedule"), zone());
            case "all_deps_updated_since_cron" -> Policies.allDepsUpdatedSinceCron(argument("cron_schedule"), zone());
            case "executed_with_tags" -> tags(RunTags.Scope.EXECUTED_WITH);
            case "any_new_update_has_run_tags" -> tags(RunTags.Scope.ANY_NEW_UPDATE);
            case "all_new_updates_have_run_tags" -> tags(RunTags.Scope.ALL_NEW_UPDATES);
            case "ran_within" -> new RanWithin(Bounds.duration(argument("time")));
            default -> {
                if (Policies.named(name).isPresent()) {
                    throw scanner.refusal("%s takes no argument".formatted(name));
                }
                yield named(name, at);
            }
        };
    }

    private AutomationCondition method(AutomationCondition of, String name, int at) {
        return switch (name) {
            case "since" -> {
                scanner.acceptKeyword("reset_condition");
                yield of.since(or());
            }
            case "newly_true" -> of.newlyTrue();
            case "since_last_handled" -> Policies.sinceLastHandled(of);
            case "allow" -> Rewriting.allow(of, SelectionText.read(scanner));
            case "ignore" -> Rewriting.ignore(of, SelectionText.read(scanner));
            case "without" -> Rewriting.without(of, or());
            case "replace" -> {
                if (scanner.isString()) {
                    var old = scanner.string();
                    scanner.expect(',');
                    yield Rewriting.replace(of, old, or());
                }
                var old = or();
                scanner.expect(',');
                yield Rewriting.replace(of, old, or());
            }
            case "with_label" -> of.labelled(scanner.string());
            case "resolve_through_virtual" -> Rewriting.throughVirtual(of);
            case "debounced" -> {
                var quiet = Bounds.duration(argument("quiet"));
                scanner.expect(',');
                yield new Debounced(of, quiet, Bounds.duration(argument("longest")));
            }
            case "at_most" -> {
                scanner.acceptKeyword("times");
                var times = scanner.number();
                scanner.expect(',');
                yield new AtMost(of, times, Bounds.duration(argument("pause")));
            }
            case "building_missing" -> Policies.buildingMissing(of);
            default ->
                throw scanner.refusal(at, "no method \"%s\"%s".formatted(name, TreeReading.didYouMean(name, METHODS)));
        };
    }

    private AutomationCondition checks(Quantifier quantifier) {
        var operand = or();
        var blocking = Blocking.ALL;
        if (scanner.accept(',')) {
            if (!scanner.acceptKeyword("blocking_only")) {
                throw scanner.refusal("expected blocking_only=True");
            }
            var value = scanner.name();
            if (!value.equals("True") && !value.equals("False")) {
                throw scanner.refusal("blocking_only is %s, must be True or False".formatted(value));
            }
            blocking = value.equals("True") ? Blocking.ONLY : Blocking.ALL;
        }
        return new Checks(quantifier, operand, blocking, Filter.NONE);
    }

    private String argument(String keyword) {
        scanner.acceptKeyword(keyword);
        return scanner.string();
    }

    private String zone() {
        return scanner.accept(',') ? argument("cron_timezone") : "UTC";
    }

    private AutomationCondition tags(RunTags.Scope scope) {
        var keys = new TreeSet<String>();
        var values = new TreeMap<String, String>();
        do {
            if (scanner.acceptKeyword("tag_keys")) {
                keys.addAll(scanner.set());
            } else if (scanner.acceptKeyword("tag_values")) {
                values.putAll(scanner.map());
            } else {
                throw scanner.refusal("expected tag_keys={…} or tag_values={…}");
            }
        } while (scanner.accept(','));
        return new RunTags(scope, keys, values);
    }
}
