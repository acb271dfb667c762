package dev.weir.domain.workspace;

import dev.weir.domain.value.WorkspaceName;
import java.net.URI;

/** One dbt Cloud account, project and environment that Weir watches, as declared. Holds no secret. */
public record Workspace(
        WorkspaceName name,
        URI accessUrl,
        AccountId account,
        ProjectId project,
        EnvironmentId environment,
        Mode mode,
        ObserveSettings observe) {

    public Workspace {
        if (!accessUrl.isAbsolute() || accessUrl.getHost() == null) {
            throw new IllegalArgumentException("access-url %s is no web address with a host".formatted(accessUrl));
        }
    }
}
