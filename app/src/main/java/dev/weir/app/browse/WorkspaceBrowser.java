package dev.weir.app.browse;

import dev.weir.app.observe.ManifestShelf;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.event.Checkpoint;
import dev.weir.domain.event.Checkpoint.Progress;
import dev.weir.domain.event.Keeping;
import dev.weir.domain.event.Lane;
import dev.weir.domain.run.RunFilter;
import dev.weir.domain.tick.Tick;
import dev.weir.domain.tick.TickOutcome;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.ApiBudget;
import dev.weir.ports.driven.EventLog;
import dev.weir.ports.driven.Registry;
import dev.weir.ports.driven.Registry.Definitions;
import dev.weir.ports.driven.RunArchive;
import dev.weir.ports.driven.TickJournal;
import dev.weir.ports.driving.BrowseWorkspaces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells how workspaces and loops stand. */
public final class WorkspaceBrowser implements BrowseWorkspaces {

    private static final int MOST_DUE = 5;

    private final Declared declared;
    private final Kept kept;
    private final ManifestShelf shelf;
    private final LatestEvents latest;
    private final Views views;
    private final SpecSweep sweep;
    private final InstantSource time;

    public WorkspaceBrowser(
            Declared declared,
            Kept kept,
            ManifestShelf shelf,
            LatestEvents latest,
            Views views,
            SpecSweep sweep,
            InstantSource time) {
        this.declared = declared;
        this.kept = kept;
        this.shelf = shelf;
        this.latest = latest;
        this.views = views;
        this.sweep = sweep;
        this.time = time;
    }

    /** Where what is told is kept. */
    public record Kept(Registry registry, EventLog log, RunArchive archive, TickJournal journal, ApiBudget budget) {}

    @Override
    public List<WorkspaceState> workspaces() {
        return declared.all().stream().map(this::state).toList();
    }

    @Override
    public WorkspaceState workspace(WorkspaceName name) {
        return state(declared.workspace(name));
    }

    private WorkspaceState state(Workspace workspace) {
        var name = workspace.name();
        var defined = kept.registry().definitions(name);
        var poll = kept.journal().last().stream()
                .filter(tick -> tick.loop().equals("poll/" + name))
                .findFirst();
        var shown = shelf.current(name);
        return new WorkspaceState(
                workspace,
                defined.map(it -> it.project().name()),
                defined.map(it -> it.environment().name()),
                defined.map(Definitions::environment).flatMap(Environment::kind),
                poll,
                lag(name),
                shown.map(ManifestShelf.Shelved::version),
                glance(name, shown, defined),
                history(name),
                problems(workspace, poll, shown, defined));
    }

    private Optional<Duration> lag(WorkspaceName name) {
        var readOnes = new RunFilter(
                List.of(), List.of("read"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return kept.archive().runs(name, readOnes, new Slice.Request(1, Optional.empty())).items().stream()
                .findFirst()
                .flatMap(run -> run.run()
                        .times()
                        .finished()
                        .map(end -> run.keeping() instanceof Keeping.Read(Instant at)
                                ? Duration.between(end, at)
                                : Duration.ZERO))
                .filter(lag -> !lag.isNegative());
    }

    private Glance glance(WorkspaceName name, Optional<ManifestShelf.Shelved> shown, Optional<Definitions> defined) {
        var due = defined.stream()
                .flatMap(it -> it.jobs().stream())
                .filter(job -> job.triggers().schedule() && job.nextRun().isPresent())
                .map(job -> new Glance.Due(job, job.nextRun().orElseThrow()))
                .filter(it -> !it.at().isBefore(time.instant()))
                .sorted(Comparator.comparing(Glance.Due::at))
                .limit(MOST_DUE)
                .toList();
        if (shown.isEmpty()) {
            return new Glance(0, List.of(), List.of(), List.of(), List.of(), due);
        }
        var manifest = shown.get().file().manifest();
        var seen = views.shown(name, manifest);
        var standing = new Standing(manifest, latest.of(name));
        int assets = (int)
                seen.stream().filter(node -> Drawn.isAsset(manifest.type(node))).count();
        return new Glance(
                assets,
                among(seen, manifest, standing.broken()),
                among(seen, manifest, standing.blocked()),
                among(seen, manifest, standing.late()),
                among(seen, manifest, standing.inFlight(kept.log().open(name))).stream()
                        .sorted()
                        .toList(),
                due);
    }

    /** What a workspace does not show is told nowhere. */
    private static List<String> among(BitSet seen, Manifest manifest, Collection<String> uniqueIds) {
        return uniqueIds.stream()
                .filter(it -> manifest.indexOf(it).stream().anyMatch(seen::get))
                .toList();
    }

    private History history(WorkspaceName name) {
        var done = kept.log()
                .checkpoint(name, Lane.BACKFILL)
                .map(Checkpoint::done)
                .filter(Progress.DONE::equals)
                .isPresent();
        var counts =
                kept.archive().completeness(name, Instant.EPOCH, time.instant().plus(Duration.ofDays(1)));
        long listed = counts.values().stream().mapToLong(Long::longValue).sum();
        long pending = counts.getOrDefault("listed", 0L) + counts.getOrDefault("waiting", 0L);
        return new History(listed, listed - pending - counts.getOrDefault("open", 0L), done && pending == 0);
    }

    private List<String> problems(
            Workspace workspace,
            Optional<Tick> poll,
            Optional<ManifestShelf.Shelved> shown,
            Optional<Definitions> defined) {
        var problems = new ArrayList<String>();
        poll.map(Tick::outcome).ifPresent(outcome -> {
            switch (outcome) {
                case TickOutcome.Failed(var fault) -> problems.add(fault.sentence());
                case TickOutcome.Deferred(var until, var reason) -> {
                    if (until.isAfter(time.instant())) {
                        problems.add("%s Asked again at %s.".formatted(reason, until));
                    }
                }
                case TickOutcome.Advanced _, TickOutcome.Idle _ -> {}
            }
        });
        // Before the jobs were read, nobody can say that there is none.
        if (shown.isEmpty() && poll.isPresent() && defined.isPresent()) {
            problems.add(whereTheManifestComesFrom(workspace, defined));
        }
        shown.ifPresent(it -> {
            problems.addAll(views.problems(workspace.name(), it.file().manifest()));
            problems.addAll(sweep.sentences(workspace.name(), it.version().hash()));
        });
        return problems;
    }

    /** {@return a sentence that says which job would bring the manifest} */
    static String whereTheManifestComesFrom(Workspace workspace, Optional<Definitions> defined) {
        var job = defined.stream()
                .flatMap(it -> it.jobs().stream())
                .filter(it -> !it.triggers().pullRequest()
                        && it.type().filter("ci"::equals).isEmpty()
                        && !it.extras().deactivated()
                        && workspace
                                .observe()
                                .jobs()
                                .leavesOut(Optional.of(it.id()), Optional.of(it.name()))
                                .isEmpty()
                        && it.steps().stream().anyMatch(step -> step.contains("dbt ")))
                .min(Comparator.comparing((Job it) -> it.nextRun().orElse(Instant.MAX)));
        return job.map(it ->
                        "No run of %s has brought a manifest of production yet. A run of job \"%s\" (id %s) brings it."
                                .formatted(workspace.name(), it.name(), it.id()))
                .orElse(
                        "No run of %s has brought a manifest yet, and its environment has no job that would. Create a deployment job with the step dbt build."
                                .formatted(workspace.name()));
    }

    @Override
    public List<Tick> loops() {
        return kept.journal().last();
    }

    @Override
    public Slice<Tick> ticks(Optional<String> loop, Slice.Request part) {
        return kept.journal().ticks(loop, part);
    }

    @Override
    public List<Budget> budgets() {
        return declared.all().stream()
                .map(Workspace::account)
                .distinct()
                .map(account -> kept.budget().usage(account, time.instant()))
                .map(it -> new Budget(
                        it.account(),
                        it.perMinute(),
                        it.thisMinute(),
                        it.thisHour(),
                        it.spenders().stream()
                                .map(who -> new Budget.Spender(who.name(), who.calls()))
                                .toList(),
                        it.closedUntil()))
                .toList();
    }
}
