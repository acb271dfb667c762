package dev.weir.ports.driven;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.workspace.AccountId;
import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.Project;
import dev.weir.domain.workspace.ProjectId;
import dev.weir.domain.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/**
 * What one token can see at dbt Cloud, before anything is declared: what a first configuration is written from, and tried by. Reads
 * only. Throws {@link DbtCloudException} as {@link DbtCloud} does.
 */
public interface AccountDirectory {

    /**
     * An account.
     *
     * @param plan dbt Cloud's own word
     * @param locked why it cannot run anything, if it is locked
     */
    record Account(AccountId id, String name, Optional<String> plan, Optional<String> locked) {}

    /** The accounts that the token sees, by id. */
    List<Account> accounts();

    /** The projects of an account, by id. */
    List<Project> projects(AccountId account);

    /** The environments of a project, by id. */
    List<Environment> environments(AccountId account, ProjectId project);

    /** The jobs of an environment, by id. */
    List<Job> jobs(AccountId account, ProjectId project, EnvironmentId environment);

    /**
     * One kind of call that watching a workspace needs.
     *
     * @param call what is read, for people
     * @param fault why it cannot be read; empty if it can
     */
    record Trial(String call, Optional<Fault> fault) {}

    /** Makes each kind of call that watching this workspace needs once, in that order, and goes on after one that fails. */
    List<Trial> tryEveryCall(Workspace workspace);
}
