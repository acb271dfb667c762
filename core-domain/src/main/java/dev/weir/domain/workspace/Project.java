package dev.weir.domain.workspace;

import java.util.Optional;

/**
 * A project of a dbt Cloud account, with where its code lives.
 *
 * @param subdirectory the folder of the dbt project within its repository, if it is not the top
 */
public record Project(ProjectId id, String name, Optional<String> subdirectory, Optional<Repository> repository) {

    /** The git repository, as dbt Cloud knows it. {@code webUrl} is the address at the git host for people, if it could be told. */
    public record Repository(String remoteUrl, Optional<String> provider, Optional<String> defaultBranch) {}
}
