package dev.weir.app.observe;

import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunResults;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.ArtifactException;
import dev.weir.ports.driven.Artifacts;
import dev.weir.ports.driven.DbtCloud;
import dev.weir.ports.driven.DbtCloud.ArtifactName;
import dev.weir.ports.driven.DbtCloud.Fetched;
import dev.weir.ports.driven.DbtCloudException;
import dev.weir.ports.driving.NotToldException;
import java.util.Optional;

/** Looks up in a step's own results what code was sent to the warehouse for a node. One call for each question; nothing is kept. */
public final class SentCode {

    private final DbtCloud cloud;
    private final Artifacts artifacts;
    private final Scratch scratch;

    public SentCode(DbtCloud cloud, Artifacts artifacts, Scratch scratch) {
        this.cloud = cloud;
        this.artifacts = artifacts;
        this.scratch = scratch;
    }

    /** What was sent, if the file is still there and says so. Throws {@link NotToldException} if it cannot be fetched or read now. */
    public Optional<String> of(Workspace workspace, RunId run, int step, String uniqueId) {
        var place = scratch.newFile();
        try {
            return switch (cloud.fetch(workspace, run, step, ArtifactName.RUN_RESULTS, place)) {
                case Fetched.Absent _ -> Optional.empty();
                case Fetched.Whole(var file, var _) ->
                    artifacts.results(file).rows().stream()
                            .filter(it -> it.uniqueId().equals(uniqueId))
                            .reduce((_, last) -> last)
                            .flatMap(RunResults.Row::compiledCode);
            };
        } catch (DbtCloudException refused) {
            throw new NotToldException(
                    "dbt Cloud could not be asked for the code: "
                            + refused.fault().sentence(),
                    refused);
        } catch (ArtifactException unreadable) {
            throw new NotToldException(
                    "The file that has the code cannot be read: "
                            + unreadable.fault().sentence(),
                    unreadable);
        } finally {
            Scratch.discard(place);
        }
    }
}
