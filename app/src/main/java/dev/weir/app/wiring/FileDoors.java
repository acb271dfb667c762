package dev.weir.app.wiring;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.ports.driven.Artifacts;

/** What commands over files need, without starting a container. */
public final class FileDoors {

    private FileDoors() {}

    /** {@return the reader of dbt's files} */
    public static Artifacts artifacts() {
        return new ArtifactFiles();
    }
}
