package dev.weir.domain.automation;

import dev.weir.domain.automation.AssetDefinition.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of one asset: what happened to it in order of arrival, and the runs that are to make it. */
final class AssetFacts {

    /** One materialization or observation. {@code id} grows in order of arrival. */
    record Happening(long id, long at, boolean made, Optional<String> run, Optional<String> dataVersion) {}

    static final AssetFacts NOTHING = new AssetFacts();

    private final List<Happening> history = new ArrayList<>();
    private final List<Plan> planned = new ArrayList<>();

    private record Plan(RunFacts run, long at) {}

    private long wiped = Long.MIN_VALUE;
    private Optional<Fact.Freshness> freshness = Optional.empty();

    /** Keeps it, unless it lies before a wipe. */
    void add(Happening happening) {
        if (happening.at() > wiped) {
            history.add(happening);
        }
    }

    void judge(Fact.Freshness state) {
        freshness = Optional.of(state);
    }

    boolean isJudged(Fact.Freshness state) {
        return freshness.equals(Optional.of(state));
    }

    void plan(RunFacts run, long at) {
        planned.add(new Plan(run, at));
    }

    void wipe(long at) {
        wiped = Math.max(wiped, at);
        history.removeIf(happening -> happening.at() <= wiped);
        planned.removeIf(plan -> plan.at() <= wiped);
    }

    /** Forgets what no question after {@code id} can ask for. */
    void forget(long id) {
        var kept = new ArrayList<Long>();
        newest(true, id).map(Happening::id).ifPresent(kept::add);
        newestOfAny(id).map(Happening::id).ifPresent(kept::add);
        history.removeIf(happening -> happening.id() <= id && !kept.contains(happening.id()));
        if (planned.size() > 1) {
            planned.subList(0, planned.size() - 1).clear();
        }
    }

    private Optional<Happening> newest(boolean made, long upTo) {
        for (var i = history.size() - 1; i >= 0; i--) {
            var happening = history.get(i);
            if (happening.id() <= upTo && happening.made() == made) {
                return Optional.of(happening);
            }
        }
        return Optional.empty();
    }

    private Optional<Happening> newestOfAny(long upTo) {
        for (var i = history.size() - 1; i >= 0; i--) {
            if (history.get(i).id() <= upTo) {
                return Optional.of(history.get(i));
            }
        }
        return Optional.empty();
    }

    Optional<Happening> newestMade() {
        return newest(true, Long.MAX_VALUE);
    }

    /** The newest record that counts for an asset of that kind: of an observable an observation does, too. */
    private Optional<Happening> newestCounting(Kind kind, long upTo) {
        return kind == Kind.OBSERVABLE ? newestOfAny(upTo) : newest(true, upTo);
    }

    boolean isMissing(Kind kind) {
        return newestCounting(kind, Long.MAX_VALUE).isEmpty();
    }

    /** {@return the newest record, if it came after {@code since} and is an update} */
    Optional<Happening> updatedSince(Kind kind, long since) {
        return kind == Kind.OBSERVABLE
                ? dataVersionChangedSince(kind, since)
                : newestMade().filter(newest -> newest.id() > since);
    }

    /**
     * {@return the newest record, if it came after {@code since} with another data version than the one before} No record and one
     * without a version are the same, but for the first record of all, as in Dagster's
     * {@code _asset_partition_versions_updated_after_cursor}.
     */
    Optional<Happening> dataVersionChangedSince(Kind kind, long since) {
        return newestCounting(kind, Long.MAX_VALUE)
                .filter(newest -> newest.id() > since)
                .filter(newest -> since == 0
                        || !newestCounting(kind, since)
                                .flatMap(Happening::dataVersion)
                                .equals(newest.dataVersion()));
    }

    /** {@return the materializations after {@code since}} */
    List<Happening> madeSince(long since) {
        return history.stream().filter(h -> h.made() && h.id() > since).toList();
    }

    /** The newest run that is to make it, if that goes on and has not made it yet. */
    Optional<RunFacts> inProgress(String asset) {
        return newestPlanned()
                .filter(run -> run.isActive()
                        && newestMade()
                                .filter(made -> made.run().equals(Optional.of(run.name)))
                                .isEmpty());
    }

    /** The newest run that was to make it, if that failed and had not made it. */
    Optional<RunFacts> failed(String asset) {
        return newestPlanned().filter(run -> run.hasFailed() && !run.made.contains(asset));
    }

    private Optional<RunFacts> newestPlanned() {
        return planned.isEmpty()
                ? Optional.empty()
                : Optional.of(planned.getLast().run());
    }
}
