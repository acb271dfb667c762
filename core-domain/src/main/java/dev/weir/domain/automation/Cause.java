package dev.weir.domain.automation;

/**
 * An event that a part of a condition saw.
 *
 * @param part which part, counted as in the explanation
 * @param what the operand that saw it
 * @param target the asset or check that it is about
 * @param at when it happened, in microseconds; {@link Long#MAX_VALUE} when nobody knows
 */
public record Cause(int part, String what, String target, long at) {
    /** Enough to tell a person why; a thousand more say no more. */
    static final int MOST = 20;
}
