package dev.weir.domain.automation;

import dev.weir.domain.automation.AssetDefinition.CheckDefinition;
import dev.weir.domain.automation.AssetDefinition.Kind;
import dev.weir.domain.automation.AssetDefinition.Traits;
import dev.weir.domain.automation.AutomationCondition.Blocking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A small graph in which things happen by chance, the same for the same seed. */
final class RandomWorld {

    private static final List<String> KEYS = List.of("a", "b", "c", "d", "e", "f");

    final FactBook book = new FactBook();
    private final Random random;
    private final RandomConditions conditions;
    private final List<String> running = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-28T22:00:30Z");
    private int runs;

    RandomWorld(long seed) {
        random = new Random(seed);
        conditions = new RandomConditions(random, KEYS);
    }

    /** {@return a graph of six assets with checks, the conditions drawn from the whole algebra} */
    AutomationGraph graph() {
        return graph(() -> conditions.draw(3));
    }

    AutomationGraph graph(Supplier<AutomationCondition> condition) {
        var assets = new ArrayList<AssetDefinition>();
        for (var i = 0; i < KEYS.size(); i++) {
            var deps = KEYS.subList(0, i).stream()
                    .filter(_ -> random.nextInt(3) == 0)
                    .toList();
            var check = new CheckDefinition(
                    "x", random.nextBoolean() ? Blocking.ONLY : Blocking.ALL, List.of(), perhaps(condition));
            assets.add(new AssetDefinition(
                    KEYS.get(i),
                    random.nextInt(5) == 0 ? Kind.OBSERVABLE : Kind.MADE,
                    deps,
                    perhaps(condition),
                    Optional.of("g" + random.nextInt(2)),
                    Optional.of("v" + random.nextInt(3)),
                    new TreeMap<>(),
                    Traits.NONE,
                    random.nextBoolean() ? List.of(check) : List.of()));
        }
        return AutomationGraph.of(assets, _ -> Set.of("a", "c"));
    }

    private Optional<AutomationCondition> perhaps(Supplier<AutomationCondition> condition) {
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(condition.get());
    }

    AutomationCondition draw() {
        return conditions.draw(3);
    }

    /** {@return the time of the next tick, before which things may have happened} */
    Instant next() {
        for (var left = random.nextInt(4); left > 0; left--) {
            now = now.plusSeconds(1 + random.nextInt(40));
            happen();
        }
        now = now.plusSeconds(1 + random.nextInt(random.nextInt(5) == 0 ? 4_000 : 120));
        return now;
    }

    private void happen() {
        var asset = KEYS.get(random.nextInt(KEYS.size()));
        switch (random.nextInt(9)) {
            case 0 -> book.record(new Fact.Observed(asset, now, Optional.of("o" + random.nextInt(2))));
            case 1 -> book.record(new Fact.Checked(asset + ":x", now, Optional.empty(), outcome()));
            case 2 -> {
                var run = "r" + ++runs;
                book.record(new Fact.RunPlanned(
                        run,
                        now,
                        List.of(asset),
                        List.of(asset + ":x"),
                        new TreeMap<>(java.util.Map.of("team", "t")),
                        Fact.RunState.ACTIVE));
                running.add(run);
            }
            case 3, 4 -> end(asset);
            case 5 -> {
                if (random.nextInt(4) == 0) {
                    book.record(new Fact.Wiped(asset, now));
                }
            }
            default -> book.record(made(asset, now.minusSeconds(random.nextInt(30)), Optional.empty()));
        }
    }

    private void end(String asset) {
        if (running.isEmpty()) {
            return;
        }
        var run = running.remove(random.nextInt(running.size()));
        if (random.nextBoolean()) {
            book.record(made(asset, now, Optional.of(run)));
            book.record(new Fact.Checked(asset + ":x", now, Optional.of(run), outcome()));
        }
        book.record(
                new Fact.RunChanged(run, now, random.nextBoolean() ? Fact.RunState.SUCCEEDED : Fact.RunState.FAILED));
    }

    private Fact.Outcome outcome() {
        return random.nextBoolean() ? Fact.Outcome.PASSED : Fact.Outcome.FAILED;
    }

    private Fact made(String asset, Instant at, Optional<String> run) {
        return new Fact.Materialized(asset, at, run, Optional.of("d" + random.nextInt(3)));
    }
}
