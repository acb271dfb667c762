package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;

/** A run, whoever carries it out. */
interface SandboxRun {

    long id();

    long job();

    /** {@return what is true of it at {@code now}, which is never before its creation} */
    RunState at(Instant now);

    /** Stops it, as a person or a caller asked; a finished run stays as it is. */
    void cancel(Instant now, String by);
}
