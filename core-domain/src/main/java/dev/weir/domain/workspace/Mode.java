package dev.weir.domain.workspace;

/** What Weir may do in a workspace. In order of what is allowed: a stricter one comes first. */
public enum Mode {
    /** Reads, and sends nothing. */
    OBSERVE,
    /** Decides and records everything that would be sent, and sends nothing. */
    SHADOW,
    /** Sends. */
    ORCHESTRATE
}
