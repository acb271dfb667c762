package dev.weir.adapter.http.api;

import dev.weir.ports.driving.CompareManifests.Breakage;
import dev.weir.ports.driving.CompareManifests.Changes;
import dev.weir.ports.driving.CompareManifests.LastChange;
import dev.weir.ports.driving.CompareManifests.Point;
import dev.weir.ports.driving.CompareManifests.Suspect;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How an asset changed.
 *
 * @param last the last change of its definition; empty if it was the same in every version that was looked at
 * @param breakage what lies between its last good run and its first bad one; empty while it is not broken
 * @param versions how many versions of production were looked at
 */
@Serdeable
record AssetChangesView(Optional<LastView> last, Optional<BreakageView> breakage, int versions) {

    /** The versions before and after; no changes: it is new. */
    @Serdeable
    record LastView(ManifestView before, ManifestView since, List<ChangeView> changes) {
        static LastView of(LastChange last) {
            return new LastView(
                    ManifestView.of(last.before()),
                    ManifestView.of(last.since()),
                    last.changes().stream().map(ChangeView::of).toList());
        }
    }

    /** What may have broken it: what changed of it and above it, nearest first; {@code elsewhere} counts what else changed. */
    @Serdeable
    record BreakageView(
            Optional<PointView> lastGood, PointView firstBad, List<SuspectView> suspects, int elsewhere, String said) {
        static BreakageView of(Breakage breakage) {
            return new BreakageView(
                    breakage.lastGood().map(PointView::of),
                    PointView.of(breakage.firstBad()),
                    breakage.suspects().stream().map(SuspectView::of).toList(),
                    breakage.elsewhere(),
                    breakage.said());
        }
    }

    /** What happened in a run, and that run's manifest, if it is kept. */
    @Serdeable
    record PointView(String runId, Instant at, String outcome, Optional<ManifestView> manifest) {
        static PointView of(Point point) {
            return new PointView(
                    point.run().toString(),
                    point.at(),
                    point.outcome(),
                    point.manifest().map(ManifestView::of));
        }
    }

    /** A node that changed; {@code kind}: added, renamed or changed. */
    @Serdeable
    record SuspectView(String uniqueId, int distance, String kind, Optional<String> was, List<ChangeView> changes) {
        static SuspectView of(Suspect suspect) {
            return new SuspectView(
                    suspect.uniqueId(),
                    suspect.distance(),
                    suspect.kind().name().toLowerCase(Locale.ROOT),
                    suspect.was(),
                    suspect.changes().stream().map(ChangeView::of).toList());
        }
    }

    static AssetChangesView of(Changes changes) {
        return new AssetChangesView(
                changes.last().map(LastView::of), changes.breakage().map(BreakageView::of), changes.versions());
    }
}
