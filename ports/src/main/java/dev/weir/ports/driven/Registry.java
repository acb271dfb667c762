package dev.weir.ports.driven;

import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.Project;
import dev.weir.domain.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is declared, and what dbt Cloud has defined. Plain tables. Every method that changes something is one transaction. Throws
 * {@link StorageException} as the log does.
 */
public interface Registry {

    /** What makes this installation this one: made at the first start, and the same on all nodes of one store. */
    String installation();

    /**
     * Publishes what a configuration declares; workspaces that it no longer declares are kept, and no longer watched.
     *
     * @param configuration the hash of the accepted configuration
     */
    void publish(List<Workspace> declared, String configuration, Instant at);

    /** The workspaces that are watched, by name. */
    List<Workspace> workspaces();

    /** The definitions that dbt Cloud has of a workspace, as they were last read. */
    record Definitions(Project project, Environment environment, List<Job> jobs, Instant readAt) {
        public Definitions {
            jobs = List.copyOf(jobs);
        }
    }

    /** Keeps definitions in place of earlier ones. */
    void define(WorkspaceName workspace, Definitions definitions);

    /** The definitions as they were last read; empty before the first time. */
    Optional<Definitions> definitions(WorkspaceName workspace);
}
