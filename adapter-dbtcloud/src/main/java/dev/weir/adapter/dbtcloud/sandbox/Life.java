package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who carries out the account's runs, and what happens in it by itself. Called with the account's lock held. */
interface Life {

    /** Lets everything happen that is due up to {@code now}. */
    void advance(Account account, Instant now);

    /** Begins a run that somebody asked for. {@code retries} is the run whose failures it repeats, or null. */
    SandboxRun begin(Account account, Job job, long run, Trigger trigger, @Nullable RunState retries);

    /** A job was made, changed or deleted. */
    default void changed(Job job, Instant now) {}

    /** Takes note of a deed that concerns no run and no job. */
    default void noted(Account account, Doc deed, Instant at) {}

    /** {@return what has to be written down by now so that a later start tells the same, or null} */
    default @Nullable Doc toNote(Instant now) {
        return null;
    }

    /** A run of a job was stopped at {@code now}: those behind it may move up. */
    default void movedUp(Account account, long job, Instant now) {}

    /** Lets go of what it holds; nothing is asked of it afterwards. */
    default void close() {}
}
