package dev.weir.domain.workspace;

import java.util.Optional;

/**
 * An environment as it is defined at dbt Cloud.
 *
 * @param kind production, staging, or dbt Cloud's other word; empty for a general deployment environment
 * @param branch the branch that runs check out by default, where the environment names one
 */
public record Environment(
        EnvironmentId id, String name, Optional<String> kind, Optional<String> branch, Optional<String> dbtVersion) {}
