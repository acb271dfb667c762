package dev.weir.ports.driven;

import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunStep;
import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.Project;
import dev.weir.domain.workspace.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What Weir asks of dbt Cloud. Every method may be called from many threads, waits for its turn within the account's budget, and
 * repeats by itself what may be repeated; when it gives up it throws {@link DbtCloudException} with the fault. Answers are as dbt
 * Cloud gave them, without an opinion: a status that nobody knows is a status.
 */
public interface DbtCloud {

    /** An answer and what dbt Cloud's clock showed when it was given. */
    record Answered<T>(T value, Instant theirNow) {}

    /** A run with its steps, in their order; steps that have not begun may be missing. */
    record RunWithSteps(Run run, List<RunStep> steps) {
        public RunWithSteps {
            steps = List.copyOf(steps);
        }
    }

    /** The runs of the workspace's environment with ids above {@code above}, lowest first, all of them. */
    Answered<List<Run>> runsAbove(Workspace workspace, RunId above);

    /** The newest {@code most} (1 to 100) runs of the workspace's environment, newest first. */
    Answered<List<Run>> newestRuns(Workspace workspace, int most);

    /** The runs of the workspace's environment that have not ended. */
    Answered<List<Run>> openRuns(Workspace workspace);

    /** Those of these runs that dbt Cloud still knows. */
    Answered<List<Run>> runs(Workspace workspace, Collection<RunId> ids);

    /** The runs of the workspace's environment that ended between two times of dbt Cloud's clock, both included. */
    Answered<List<Run>> runsFinished(Workspace workspace, Instant from, Instant to);

    /** The newest {@code most} (1 to 100) runs created between two times of dbt Cloud's clock, both included, newest first. */
    Answered<List<Run>> runsCreated(Workspace workspace, Instant from, Instant to, int most);

    /** One run with its steps; empty if dbt Cloud knows none of this id. */
    Optional<RunWithSteps> run(Workspace workspace, RunId id);

    /** The console text of a step; empty if there is none, or none yet. */
    Optional<String> log(Workspace workspace, RunId run, int step);

    /** Fetches one of a step's files as the new file {@code into}. The file is there whole, or not at all. */
    Fetched fetch(Workspace workspace, RunId run, int step, ArtifactName artifact, Path into);

    /** The same of the run as a whole: the file as the last step to write it has left it. A step's own file says more. */
    Fetched fetch(Workspace workspace, RunId run, ArtifactName artifact, Path into);

    /** All jobs of the workspace's environment that are not deleted. */
    List<Job> jobs(Workspace workspace);

    /** The workspace's project. */
    Project project(Workspace workspace);

    /** The workspace's environment. */
    Environment environment(Workspace workspace);

    /** The files that dbt leaves behind. */
    enum ArtifactName {
        MANIFEST("manifest.json"),
        RUN_RESULTS("run_results.json"),
        SOURCES("sources.json"),
        CATALOG("catalog.json");

        private final String file;

        ArtifactName(String file) {
            this.file = file;
        }

        /** {@return the file's name at dbt Cloud} */
        public String file() {
            return file;
        }
    }

    /** What came of fetching a file. Closed by nature. */
    sealed interface Fetched {
        /** It is there. {@code size} in bytes, as stored; it may be gzipped. */
        record Whole(Path file, long size) implements Fetched {}

        /** dbt Cloud has no such file for this step, or none yet: it does not tell which. */
        record Absent() implements Fetched {}
    }
}
