package dev.weir.domain.automation;

import dev.weir.domain.automation.AssetFacts.Happening;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has happened, kept by names, so that it outlives the definitions. Facts are recorded in order of arrival and numbered so;
 * the evaluator asks, and learns which names have changed since it asked last. Used by one thread.
 */
public final class FactBook {

    private final Map<String, AssetFacts> assets = new HashMap<>();
    private final Map<String, CheckFacts> checks = new HashMap<>();
    private final Map<String, Set<String>> checksOf = new HashMap<>();
    private final Map<String, RunFacts> runs = new HashMap<>();
    private final Changes changed = new Changes();
    private long newest;

    /** The names that facts were about, in order, so that anybody can ask what has changed since a place of their own. */
    private final class Changes {
        private final ArrayList<String> names = new ArrayList<>();
        private final ArrayList<Long> ids = new ArrayList<>();

        void add(String name) {
            names.add(name);
            ids.add(newest);
        }

        void addAll(Collection<String> all) {
            all.forEach(this::add);
        }

        Set<String> since(long id) {
            var found = new LinkedHashSet<String>();
            for (var i = ids.size() - 1; i >= 0 && ids.get(i) > id; i--) {
                found.add(names.get(i));
            }
            return found;
        }

        void forget(long id) {
            var past = 0;
            while (past < ids.size() && ids.get(past) <= id) {
                past++;
            }
            names.subList(0, past).clear();
            ids.subList(0, past).clear();
        }
    }

    /** {@return the number of the fact that arrived last; 0 before the first} */
    public long newest() {
        return newest;
    }

    /** Records what happened. */
    public void record(Fact fact) {
        newest++;
        switch (fact) {
            case Fact.Materialized made -> {
                asset(made.asset())
                        .add(new Happening(newest, Moments.of(made.at()), true, made.run(), made.dataVersion()));
                made.run().map(runs::get).ifPresent(run -> {
                    run.made.add(made.asset());
                    run.concerned.add(made.asset());
                });
                changed.add(made.asset());
            }
            case Fact.Observed seen -> {
                asset(seen.asset())
                        .add(new Happening(newest, Moments.of(seen.at()), false, Optional.empty(), seen.dataVersion()));
                changed.add(seen.asset());
            }
            case Fact.Checked checked -> record(checked);
            case Fact.RunPlanned planned -> record(planned);
            case Fact.RunChanged change ->
                Optional.ofNullable(runs.get(change.run())).ifPresent(run -> {
                    run.comesTo(change.state(), Moments.of(change.at()));
                    changed.addAll(run.concerned);
                });
            case Fact.RunDeleted deleted ->
                Optional.ofNullable(runs.get(deleted.run())).ifPresent(run -> {
                    run.delete();
                    changed.addAll(run.concerned);
                });
            case Fact.Wiped wiped -> {
                asset(wiped.asset()).wipe(Moments.of(wiped.at()));
                for (var check : checksOf.getOrDefault(wiped.asset(), Set.of())) {
                    check(check).wipe();
                    changed.add(check);
                }
                changed.add(wiped.asset());
            }
            case Fact.FreshnessJudged judged -> {
                asset(judged.asset()).judge(judged.state());
                changed.add(judged.asset());
            }
        }
    }

    private void record(Fact.Checked checked) {
        var asset = assetOf(checked.check());
        check(checked.check())
                .result(
                        newest,
                        Moments.of(checked.at()),
                        checked.run(),
                        checked.outcome(),
                        asset(asset).newestMade());
        checked.run().map(runs::get).ifPresent(run -> run.concerned.add(checked.check()));
        changed.add(checked.check());
    }

    private void record(Fact.RunPlanned planned) {
        var targets = new HashSet<>(planned.assets());
        targets.addAll(planned.checks());
        var run = new RunFacts(planned.run(), newest, targets, planned.tags(), planned.state());
        runs.put(planned.run(), run);
        run.concerned.addAll(targets);
        planned.assets().forEach(asset -> asset(asset).plan(run, Moments.of(planned.at())));
        planned.checks().forEach(check -> check(check).plan(run, newest));
        changed.addAll(targets);
    }

    private AssetFacts asset(String key) {
        return assets.computeIfAbsent(key, _ -> new AssetFacts());
    }

    private CheckFacts check(String name) {
        checksOf.computeIfAbsent(assetOf(name), _ -> new TreeSet<>()).add(name);
        return checks.computeIfAbsent(name, _ -> new CheckFacts());
    }

    private static String assetOf(String check) {
        var colon = check.lastIndexOf(':');
        return colon < 0 ? check : check.substring(0, colon);
    }

    AssetFacts factsOf(String asset) {
        return assets.getOrDefault(asset, AssetFacts.NOTHING);
    }

    CheckFacts checkFactsOf(String check) {
        return checks.getOrDefault(check, CheckFacts.NOTHING);
    }

    Optional<RunFacts> run(String name) {
        return Optional.ofNullable(runs.get(name));
    }

    /** {@return the names whose facts have changed after fact number {@code id}} */
    Set<String> changedSince(long id) {
        return changed.since(id);
    }

    /** Forgets what no evaluation with a window beginning at {@code id} or later can ask for. */
    public void forget(long id) {
        assets.values().forEach(facts -> facts.forget(id));
        checks.values().forEach(CheckFacts::forget);
        changed.forget(id);
    }
}
