package dev.weir.adapter.dbtcloud.client;

import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.ScriptedDbtCloud;
import java.net.URI;

/** Workspaces at the address of a test's server. */
final class Watched {

    private Watched() {}

    /** Account 42, project 7, environment 9. */
    static Workspace at(URI address) {
        return at(address, ScriptedDbtCloud.aWorkspace("shop"));
    }

    static Workspace at(URI address, Workspace like) {
        return new Workspace(
                like.name(), address, like.account(), like.project(), like.environment(), like.mode(), like.observe());
    }
}
