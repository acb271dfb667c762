package dev.weir.domain.automation;

import dev.weir.domain.automation.AssetDefinition.Kind;
import dev.weir.domain.automation.AssetDefinition.Trait;
import dev.weir.domain.automation.AssetFacts.Happening;
import dev.weir.domain.automation.AutomationCondition.CronTickPassed;
import dev.weir.domain.automation.AutomationCondition.RunTags;
import dev.weir.domain.automation.CheckFacts.Standing;
import dev.weir.domain.automation.MemoryRow.Window;
import java.util.Optional;

/** The operands: questions about one asset or check, asked on behalf of a root. */
final class Questions {

    private final TickContext tick;
    private final AutomationGraph graph;
    private final FactBook book;
    private final int root;
    /** Where the root was last evaluated; empty at its first evaluation, when nothing can be new. */
    private final Optional<Window> window;

    Questions(TickContext tick, int root, Optional<Window> window) {
        this.tick = tick;
        this.graph = tick.graph();
        this.book = tick.book();
        this.root = root;
        this.window = window;
    }

    Truth ask(Operand operand, int target) {
        return switch (operand) {
            case MISSING -> Truth.of(isMissing(target));
            case NEWLY_UPDATED -> newlyUpdated(target);
            case NEWLY_REQUESTED ->
                tick.rowBefore(target).filter(MemoryRow::requested).isPresent()
                        ? window.map(last -> Truth.at(last.at())).orElse(Truth.UNTIMED)
                        : Truth.FALSE;
            case WILL_BE_REQUESTED -> willBeRequested(target) ? Truth.at(tick.now()) : Truth.FALSE;
            case INITIAL_EVALUATION -> Truth.of(window.isEmpty());
            case RUN_IN_PROGRESS -> Truth.of(isInProgress(target));
            case BACKFILL_IN_PROGRESS, CODE_VERSION_CHANGED -> Truth.FALSE;
            case EXECUTION_FAILED -> Truth.of(hasFailed(target));
            case DATA_VERSION_CHANGED -> Truth.of(dataVersionChanged(target));
            case IN_LATEST_TIME_WINDOW -> Truth.UNTIMED;
            case EXECUTED_WITH_ROOT_TARGET ->
                Truth.of(target != root
                        && newestRun(target)
                                .filter(run -> run.targets.contains(graph.name(root)))
                                .isPresent());
            case CHECK_PASSED -> Truth.of(stands(target, Standing.PASSED));
            case CHECK_FAILED -> Truth.of(stands(target, Standing.FAILED));
            case FRESHNESS_PASSED -> Truth.of(isFresh(target, Fact.Freshness.PASSED));
            case FRESHNESS_WARNED -> Truth.of(isFresh(target, Fact.Freshness.WARNED));
            case FRESHNESS_FAILED -> Truth.of(isFresh(target, Fact.Freshness.FAILED));
            case STALE -> Truth.of(isStale(target));
        };
    }

    private AssetFacts facts(int target) {
        return book.factsOf(graph.name(graph.asset(target)));
    }

    private CheckFacts checkFacts(int check) {
        return book.checkFactsOf(graph.name(check));
    }

    Optional<Happening> newestMade(int target) {
        return facts(target).newestMade();
    }

    private Optional<Standing> standing(int check) {
        return checkFacts(check).standing(newestMade(check), book);
    }

    private boolean stands(int target, Standing standing) {
        return graph.isCheck(target) && standing(target).equals(Optional.of(standing));
    }

    private boolean isMissing(int target) {
        return graph.isCheck(target)
                ? standing(target).isEmpty()
                : facts(target).isMissing(graph.kind(target));
    }

    private Truth newlyUpdated(int target) {
        if (window.isEmpty()) {
            return Truth.FALSE;
        }
        var since = window.get().newest();
        if (graph.isCheck(target)) {
            return Truth.of(checkFacts(target).updatedSince(since));
        }
        return facts(target)
                .updatedSince(graph.kind(target), since)
                .map(newest -> newest.made() ? Truth.at(newest.at()) : Truth.UNTIMED)
                .orElse(Truth.FALSE);
    }

    private boolean dataVersionChanged(int target) {
        return !graph.isCheck(target)
                && window.flatMap(last -> facts(target).dataVersionChangedSince(graph.kind(target), last.newest()))
                        .isPresent();
    }

    /** Only what comes before the root in the tick is known, and only what is made here can be made together with it. */
    private boolean willBeRequested(int target) {
        return tick.requested.get(target)
                && graph.level(target) < graph.level(root)
                && (graph.isCheck(target) || graph.kind(target) == Kind.MADE);
    }

    private boolean isInProgress(int target) {
        return graph.isCheck(target)
                ? stands(target, Standing.IN_PROGRESS)
                : facts(target).inProgress(graph.name(target)).isPresent();
    }

    private boolean hasFailed(int target) {
        return graph.isCheck(target)
                ? checkFacts(target).executionFailed(newestMade(target), book)
                : facts(target).failed(graph.name(target)).isPresent();
    }

    /** {@return when the newest run that was to make it failed, if it did, in microseconds} */
    Optional<Long> failedAt(int target) {
        return graph.isCheck(target)
                ? Optional.empty()
                : facts(target).failed(graph.name(target)).map(RunFacts::changed);
    }

    private boolean isFresh(int target, Fact.Freshness state) {
        return graph.has(target, Trait.FRESHNESS) && facts(target).isJudged(state);
    }

    private boolean isStale(int target) {
        var own = newestMade(target);
        if (own.isEmpty()) {
            return true;
        }
        for (var dep : graph.deps(target)) {
            if (newestMade(dep).filter(made -> made.at() > own.get().at()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Optional<RunFacts> newestRun(int target) {
        var run = graph.isCheck(target)
                ? checkFacts(target).newest().flatMap(execution -> execution.run)
                : newestMade(target).flatMap(Happening::run);
        return run.flatMap(book::run).filter(found -> !found.isDeleted());
    }

    Truth cronTicked(CronTickPassed cron) {
        var newest = tick.newestTick(cron);
        return window.filter(last -> newest > last.at()).isPresent() ? Truth.at(newest) : Truth.FALSE;
    }

    Truth runTags(RunTags tags, int target) {
        if (tags.scope() == RunTags.Scope.EXECUTED_WITH) {
            return Truth.of(newestRun(target).filter(run -> bears(run, tags)).isPresent());
        }
        if (window.isEmpty() || graph.isCheck(target)) {
            return Truth.FALSE;
        }
        var made = facts(target).madeSince(window.get().newest());
        var bearing = made.stream()
                .filter(happening -> happening
                        .run()
                        .flatMap(book::run)
                        .filter(run -> !run.isDeleted() && bears(run, tags))
                        .isPresent())
                .count();
        return Truth.of(
                tags.scope() == RunTags.Scope.ANY_NEW_UPDATE ? bearing > 0 : !made.isEmpty() && bearing == made.size());
    }

    private static boolean bears(RunFacts run, RunTags tags) {
        return run.tags.keySet().containsAll(tags.keys())
                && run.tags.entrySet().containsAll(tags.values().entrySet());
    }
}
