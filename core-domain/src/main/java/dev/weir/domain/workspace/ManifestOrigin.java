package dev.weir.domain.workspace;

import java.util.Optional;

/** Where the manifest that a workspace shows comes from. Closed by nature. */
public sealed interface ManifestOrigin {

    /** From the newest run of production that brings one; of this job alone, if one is named. */
    record LatestRun(Optional<JobId> job) implements ManifestOrigin {}

    /** From a file on Weir's own machine. What runs bring is kept beside it and never shown. */
    record InFile(String path) implements ManifestOrigin {}

    /** What people get who say nothing. */
    static ManifestOrigin usual() {
        return new LatestRun(Optional.empty());
    }

    /** {@return whether the manifest of a run of this job may become what the workspace shows, if the run is production's} */
    default boolean takes(Optional<JobId> job) {
        return switch (this) {
            case LatestRun(var only) -> only.isEmpty() || only.equals(job);
            case InFile _ -> false;
        };
    }
}
