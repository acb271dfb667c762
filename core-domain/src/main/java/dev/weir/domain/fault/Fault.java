package dev.weir.domain.fault;

import java.time.Instant;

/**
 * What went wrong out there, in our words. Expected to grow when a new kind of failure asks for another reaction; until then
 * every reader switches over all of them. A fault's sentence never holds a token.
 */
public sealed interface Fault {

    /** What happened, where, and how to mend it, in one sentence for a person. */
    String sentence();

    /** The credentials were refused: wrong, expired, or of another region's account. */
    record Unauthorised(String sentence) implements Fault {}

    /** The credentials are good, and this is not allowed to them. */
    record Forbidden(String sentence) implements Fault {}

    /** It is not there, or not visible to these credentials: the other side does not tell which. */
    record Missing(String sentence) implements Fault {}

    /** Too many requests: nobody may ask again before {@code until}, by our clock. */
    record Throttled(Instant until, String sentence) implements Fault {}

    /** Nobody answered, or answered that it cannot now: it may go well later. */
    record Unavailable(String sentence) implements Fault {}

    /** The request was understood and refused for what it says; repeating it is of no use. */
    record Refused(String sentence) implements Fault {}

    /** An answer came, and is not what was agreed on: not JSON, cut off, of another shape. */
    record Malformed(String sentence) implements Fault {}

    /** What is stored cannot be used: damaged, or written by a newer version. */
    record Damaged(String sentence) implements Fault {}
}
