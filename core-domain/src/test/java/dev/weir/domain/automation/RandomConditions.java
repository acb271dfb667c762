package dev.weir.domain.automation;

import static dev.weir.domain.automation.AutomationCondition.and;
import static dev.weir.domain.automation.AutomationCondition.or;

import dev.weir.domain.automation.AutomationCondition.AnyDownstream;
import dev.weir.domain.automation.AutomationCondition.AssetMatches;
import dev.weir.domain.automation.AutomationCondition.AtMost;
import dev.weir.domain.automation.AutomationCondition.Blocking;
import dev.weir.domain.automation.AutomationCondition.Checks;
import dev.weir.domain.automation.AutomationCondition.CronTickPassed;
import dev.weir.domain.automation.AutomationCondition.Debounced;
import dev.weir.domain.automation.AutomationCondition.Deps;
import dev.weir.domain.automation.AutomationCondition.Filter;
import dev.weir.domain.automation.AutomationCondition.Not;
import dev.weir.domain.automation.AutomationCondition.Quantifier;
import dev.weir.domain.automation.AutomationCondition.RanWithin;
import dev.weir.domain.automation.AutomationCondition.RunTags;
import dev.weir.domain.automation.AutomationCondition.Virtual;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Conditions drawn from the whole algebra. */
final class RandomConditions {

    private static final List<String> CRONS = List.of("@hourly", "*/20 * * * *", "30 2 * * *", "7,22 1-5 * * 1");
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "Asia/Kolkata");
    private static final List<String> LABELS = List.of("it's", "handled", "a \\ b", "\"q\"");

    private final Random random;
    private final List<String> keys;

    RandomConditions(Random random, List<String> keys) {
        this.random = random;
        this.keys = keys;
    }

    AutomationCondition draw(int depth) {
        var drawn = depth == 0 ? leaf() : node(depth);
        return random.nextInt(12) == 0 ? drawn.labelled(one(LABELS)) : drawn;
    }

    private AutomationCondition leaf() {
        return switch (random.nextInt(12)) {
            case 0 -> new CronTickPassed(one(CRONS), one(ZONES));
            case 1 -> new RunTags(one(List.of(RunTags.Scope.values())), new TreeSet<>(Set.of("team")), new TreeMap<>());
            case 2 -> new RanWithin(Duration.ofMinutes(1 + random.nextInt(90)));
            case 3 -> new AnyDownstream();
            case 4 -> Policies.eager();
            case 5 -> Policies.anyDepsUpdated();
            default -> AutomationCondition.plain(one(List.of(Operand.values())));
        };
    }

    private AutomationCondition node(int depth) {
        var a = draw(depth - 1);
        return switch (random.nextInt(11)) {
            case 0 -> and(a, draw(depth - 1));
            case 1 -> or(a, draw(depth - 1), draw(depth - 1));
            case 2 -> new Not(a);
            case 3 -> a.newlyTrue();
            case 4 -> a.since(draw(depth - 1));
            case 5 -> Policies.sinceLastHandled(a);
            case 6 -> new Deps(one(List.of(Quantifier.values())), a, filter(), one(List.of(Virtual.values())));
            case 7 -> new Checks(one(List.of(Quantifier.values())), a, one(List.of(Blocking.values())), filter());
            case 8 -> new AssetMatches(one(keys), a);
            case 9 -> new Debounced(a, Duration.ofMinutes(2), Duration.ofMinutes(10));
            default -> new AtMost(a, 1 + random.nextInt(3), Duration.ofMinutes(3));
        };
    }

    private Filter filter() {
        return new Filter(perhaps(), perhaps());
    }

    private Optional<EntitySelection> perhaps() {
        return random.nextInt(4) == 0 ? Optional.of(selection(2)) : Optional.empty();
    }

    EntitySelection selection(int depth) {
        var names = Set.of(one(keys), one(keys) + random.nextInt(2));
        return switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 0 -> new EntitySelection.All();
            case 1 -> EntitySelection.assets(names);
            case 2 -> EntitySelection.checks(Set.of(one(keys) + ":x"));
            case 3 -> new EntitySelection.Groups(new TreeSet<>(names));
            case 4 -> new EntitySelection.Dbt("tag:it's+");
            case 5 -> new EntitySelection.Tags(new TreeMap<>(java.util.Map.of("t", "1")));
            case 6 -> new EntitySelection.Any(List.of(selection(depth - 1), selection(depth - 1)));
            case 7 -> new EntitySelection.Both(List.of(selection(depth - 1), selection(depth - 1)));
            default -> new EntitySelection.Except(selection(depth - 1), selection(depth - 1));
        };
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
