package dev.weir.app.observe;

import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.event.Counting;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.run.ManifestVersion.Standing;
import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.run.RunStep;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.ManifestOrigin;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.ArtifactException;
import dev.weir.ports.driven.DbtCloud;
import dev.weir.ports.driven.DbtCloud.ArtifactName;
import dev.weir.ports.driven.DbtCloud.Fetched;
import dev.weir.ports.driven.DbtCloud.RunWithSteps;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Finds the manifest of a run: fetched only when commit, dbt version, steps or target are new, or when a row names a node that the
 * known version does not have. So a manifest is fetched once for each commit and not once for each run.
 */
public final class RunManifests {

    private final DbtCloud cloud;
    private final ManifestShelf shelf;
    private final Scratch scratch;
    private final Map<WorkspaceName, ManifestOrigin> origins;
    private final InstantSource time;

    /** Runs that are read side by side are mostly of one commit: the first fetches its manifest, and the others find it. */
    private final ReentrantLock oneAtATime = new ReentrantLock();

    public RunManifests(DbtCloud cloud, ManifestShelf shelf, Scratch scratch, InstantSource time) {
        this(cloud, shelf, scratch, Map.of(), time);
    }

    /**
     * The same, where some workspaces take what they show from elsewhere.
     *
     * @param origins of workspaces that say something; the others take every manifest of production
     */
    public RunManifests(
            DbtCloud cloud,
            ManifestShelf shelf,
            Scratch scratch,
            Map<WorkspaceName, ManifestOrigin> origins,
            InstantSource time) {
        this.cloud = cloud;
        this.shelf = shelf;
        this.scratch = scratch;
        this.origins = Map.copyOf(origins);
        this.time = time;
    }

    /** A run's manifest, as far as there is one, and why it has to be looked for again, if it has to. */
    record Found(Optional<Manifest> graph, Optional<ManifestHash> hash, Optional<String> missing) {}

    Found of(Workspace workspace, RunWithSteps run, List<StepFiles.Read> read, RunReader.Worth worth) {
        var fingerprint = fingerprint(run);
        boolean mayBeShown = origin(workspace).takes(run.run().job()) && worth.of(read) instanceof Counting.Counts;
        var standing = mayBeShown ? Standing.PRODUCTION : Standing.ASIDE;
        return known(workspace, run, read, standing, fingerprint).orElseGet(() -> {
            oneAtATime.lock();
            try {
                return known(workspace, run, read, standing, fingerprint)
                        .orElseGet(() -> fetched(workspace, run, read, standing, fingerprint));
            } finally {
                oneAtATime.unlock();
            }
        });
    }

    private Optional<Found> known(
            Workspace workspace, RunWithSteps run, List<StepFiles.Read> read, Standing standing, String fingerprint) {
        return run.run()
                .code()
                .commit()
                .flatMap(_ -> shelf.madeFrom(workspace.name(), fingerprint))
                .filter(known -> knowsAll(known.file().manifest(), read))
                .map(known -> {
                    if (standing == Standing.PRODUCTION) {
                        showAgain(workspace, read, known.version(), fingerprint);
                    }
                    return new Found(
                            Optional.of(known.file().manifest()),
                            Optional.of(known.version().hash()),
                            Optional.empty());
                });
    }

    /** Production may go back to an earlier commit: what a younger command was run with is current, however old it is. By dbt's clock alone. */
    private void showAgain(Workspace workspace, List<StepFiles.Read> read, ManifestVersion known, String fingerprint) {
        var current = shelf.currentVersion(workspace.name());
        read.stream()
                .flatMap(it -> it.invocation().stream())
                .flatMap(it -> it.generatedAt().stream())
                .max(Instant::compareTo)
                .filter(_ ->
                        current.filter(it -> it.hash().equals(known.hash())).isEmpty())
                .filter(at -> current.filter(it -> !it.generated().isBefore(at)).isEmpty())
                .ifPresent(at -> shelf.keep(workspace.name(), known.seenAt(at), Standing.PRODUCTION, fingerprint));
    }

    private Found fetched(
            Workspace workspace, RunWithSteps run, List<StepFiles.Read> read, Standing standing, String fingerprint) {
        var step = stepToAsk(run, read);
        if (step.isEmpty()) {
            return fallback(workspace, Optional.empty());
        }
        var place = scratch.newFile();
        try {
            return switch (fetch(workspace, run.run(), step.get(), place)) {
                case Fetched.Absent _ ->
                    fallback(
                            workspace,
                            step.get().status() instanceof RunStatus.Success
                                    ? Optional.of("step %d: manifest.json is not there"
                                            .formatted(step.get().index()))
                                    : Optional.empty());
                case Fetched.Whole(var file, var _) ->
                    keep(workspace, run.run(), step.get(), file, fingerprint, standing);
            };
        } catch (ArtifactException unreadable) {
            return fallback(
                    workspace,
                    Optional.of("step %d: %s"
                            .formatted(
                                    step.get().index(),
                                    unreadable.fault().sentence().replace(place.toString(), "manifest.json"))));
        } finally {
            Scratch.discard(place);
        }
    }

    /** The step's own, else the run's: all steps of a run work on the same code. */
    private Fetched fetch(Workspace workspace, Run run, RunStep step, Path place) {
        return switch (cloud.fetch(workspace, run.id(), step.index(), ArtifactName.MANIFEST, place)) {
            case Fetched.Whole whole -> whole;
            case Fetched.Absent _ -> cloud.fetch(workspace, run.id(), ArtifactName.MANIFEST, place);
        };
    }

    private Found keep(Workspace workspace, Run run, RunStep step, Path file, String fingerprint, Standing standing) {
        var hash = shelf.identify(file);
        ManifestFile manifest = shelf.take(hash, file);
        var metadata = manifest.manifest().metadata();
        var version = new ManifestVersion(
                hash,
                Optional.of(run.id()),
                Optional.of(step.index()),
                run.code().commit(),
                metadata.dbtVersion(),
                metadata.generatedAt().flatMap(RunManifests::instant).orElse(RunReader.ended(run)),
                time.instant(),
                manifest.manifest().size());
        shelf.keep(workspace.name(), version, standing, fingerprint);
        return new Found(Optional.of(manifest.manifest()), Optional.of(hash), Optional.empty());
    }

    /** Better the nodes as they are elsewhere than none: a row is understood by its id in any case. */
    private Found fallback(Workspace workspace, Optional<String> missing) {
        return new Found(shelf.current(workspace.name()).map(it -> it.file().manifest()), Optional.empty(), missing);
    }

    private ManifestOrigin origin(Workspace workspace) {
        return origins.getOrDefault(workspace.name(), ManifestOrigin.usual());
    }

    /** A macro that was called as an operation is a row too, and no node of any manifest. */
    private static boolean knowsAll(Manifest manifest, List<StepFiles.Read> read) {
        return read.stream()
                .flatMap(it -> it.results().stream())
                .flatMap(it -> it.rows().stream())
                .filter(row -> !row.uniqueId().startsWith("macro."))
                .allMatch(row -> manifest.indexOf(row.uniqueId()).isPresent());
    }

    /** The step whose manifest is asked for: one that has left results, else the last dbt step that came to work. */
    private static Optional<RunStep> stepToAsk(RunWithSteps run, List<StepFiles.Read> read) {
        return read.stream()
                .filter(it -> it.rows() > 0)
                .map(StepFiles.Read::step)
                .findFirst()
                .or(() -> run.steps().stream()
                        .filter(step ->
                                step.command().isPresent() && step.started().isPresent())
                        .reduce((_, last) -> last));
    }

    private static String fingerprint(RunWithSteps run) {
        var asked = run.run().startedBy().overrides();
        var code = run.run().code();
        var parts = new ArrayList<String>();
        parts.add(code.commit().orElse(""));
        parts.add(code.branch().orElse(""));
        parts.add(code.dbtVersion().orElse(""));
        parts.add(asked.schema().orElse(""));
        parts.add(asked.target().orElse(""));
        run.steps().forEach(step -> parts.add(step.command().orElse("")));
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            parts.forEach(part -> {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException odd) {
            return Optional.empty();
        }
    }
}
