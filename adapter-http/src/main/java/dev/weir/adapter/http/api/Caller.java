package dev.weir.adapter.http.api;

import dev.weir.domain.access.Role;
import dev.weir.domain.value.WorkspaceName;
import io.micronaut.http.HttpRequest;
import java.util.List;

/**
 * Who calls.
 *
 * @param workspaces which workspaces they may see; empty means all
 */
record Caller(String name, Role role, List<WorkspaceName> workspaces) {

    private static final String ATTRIBUTE = "dev.weir.caller";

    boolean sees(WorkspaceName workspace) {
        return workspaces.isEmpty() || workspaces.contains(workspace);
    }

    void noteOn(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** {@return who made this request} */
    static Caller of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Caller.class)
                .orElseThrow(() -> new IllegalStateException("nobody has looked at who calls"));
    }
}
