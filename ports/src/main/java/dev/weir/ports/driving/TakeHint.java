package dev.weir.ports.driving;

import dev.weir.domain.value.WorkspaceName;

/** Takes a hint from dbt Cloud's webhooks: all that it does is bring the next poll forward. A hint may be lost; a fact may not. */
public interface TakeHint {

    /**
     * Takes a message whose signature is to be checked over its raw bytes.
     *
     * @param signature the {@code Authorization} header as it came; empty if there was none
     */
    Taken take(WorkspaceName workspace, String signature, byte[] body);

    /** What came of a message. Closed by nature. */
    enum Taken {
        /** The next poll is brought forward. */
        HEEDED,
        /** It was taken before. */
        REPEATED,
        /** The signature is not right, or no secret is configured. */
        REFUSED,
        /** No such workspace. */
        UNKNOWN
    }
}
