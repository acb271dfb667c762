package dev.weir.ports.driving;

import dev.weir.domain.asset.ManifestDiff;
import dev.weir.domain.asset.ManifestDiff.Change;
import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.run.RunId;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Every question about how a workspace's manifest changed. Throws {@link UnknownWorkspaceException} for a workspace that is not
 * declared, and {@link AskedWronglyException} for a cursor that it did not hand out.
 */
public interface CompareManifests {

    /** The versions of the manifest, newest first, those that stand aside too. */
    Slice<ManifestVersion> versions(WorkspaceName workspace, Slice.Request part);

    /** What changed from one version to another; empty if either is not kept. */
    Optional<Compared> diff(WorkspaceName workspace, ManifestHash from, ManifestHash to);

    /** Two versions and what is between them. */
    record Compared(ManifestVersion from, ManifestVersion to, ManifestDiff diff) {}

    /** How an asset or check changed last, and what may have broken it; empty if the current manifest has none of this id. */
    Optional<Changes> changes(WorkspaceName workspace, String uniqueId);

    /**
     * What is known of a node's changes.
     *
     * @param last how it came to be what it is now; empty if it is so in every version that is kept
     * @param breakage what lies between its last good run and its first bad one; empty while it is not broken
     * @param versions how many versions of production were looked at for it, the current one included
     */
    record Changes(Optional<LastChange> last, Optional<Breakage> breakage, int versions) {}

    /**
     * The last change of a node's definition.
     *
     * @param before the last version in which it was different, or was not there
     * @param since the first version in which it was as it is now
     * @param changes empty when it is new
     */
    record LastChange(ManifestVersion before, ManifestVersion since, List<Change> changes) {
        public LastChange {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Why a node that was good is bad now, as far as code can tell.
     *
     * @param lastGood empty when none of its kept events was good
     * @param suspects what changed of it and of what it is made from, nearest first
     * @param elsewhere how much else changed between the two
     * @param said one sentence for people
     */
    record Breakage(Optional<Point> lastGood, Point firstBad, List<Suspect> suspects, int elsewhere, String said) {
        public Breakage {
            suspects = List.copyOf(suspects);
        }
    }

    /** What happened to the node in a run, and the manifest of that run as far as it is kept. */
    record Point(RunId run, Instant at, String outcome, Optional<ManifestVersion> manifest) {}

    /** A node that changed. {@code distance} counts the edges from it down to the broken one, which is at 0; {@code was} is its earlier id if it was renamed. */
    record Suspect(String uniqueId, int distance, Kind kind, Optional<String> was, List<Change> changes) {
        public Suspect {
            changes = List.copyOf(changes);
        }

        /** How it differs. */
        public enum Kind {
            ADDED,
            RENAMED,
            CHANGED
        }
    }
}
