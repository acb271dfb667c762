package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One way in which the sandbox does not behave. Which calls meet it, and how often, is told when it is added to {@link Misbehaviour}. */
public sealed interface Mischief {

    /** Changes the call before it is looked at. */
    sealed interface OfCall extends Mischief {}

    /** Answers in place of the API, which never hears of the call. */
    sealed interface InPlace extends Mischief {}

    /** Changes what the API answered. */
    sealed interface OfAnswer extends Mischief {}

    /** Hurts the way that the answer takes. */
    sealed interface OfTransport extends Mischief {}

    /** 429, to every call of the account until the cool-down is over. Real accounts wait five minutes and send no header. */
    record Throttles(Duration coolDown, @Nullable Duration retryAfter) implements InPlace {}

    /** A status, with dbt Cloud's own envelope around it. */
    record Fails(int code) implements InPlace {}

    /** A status with a gateway's HTML page; 200 is a status, too. */
    record ShowsPage(int code) implements InPlace {}

    /** The connection ends, and nothing was done. */
    record CutsBefore() implements InPlace {}

    /** What was asked is done, and then the connection ends without an answer. */
    record CutsAfter() implements OfTransport {}

    /** What was asked is done, and the answer is a gateway's page. */
    record PageAfter(int code) implements OfAnswer {}

    /** The answer ends after so many bytes, though more were announced. */
    record CutsBody(int afterBytes) implements OfTransport {}

    /** The answer comes in pieces, at so many bytes a second. */
    record Trickles(int bytesPerSecond) implements OfTransport {}

    /** The answer begins only after a while. */
    record Hangs(Duration before) implements OfTransport {}

    /** The {@code Date} header is off by so much. */
    record SkewsClock(Duration by) implements OfTransport {}

    /** A whole answer with another body, of any kind. */
    record Garbles(String body) implements OfAnswer {}

    /** A whole answer that holds only the first bytes of its body. */
    record Truncates(int toBytes) implements OfAnswer {}

    /** Sends the caller elsewhere with 302; the path is appended to {@code to}. */
    record Redirects(String to) implements InPlace {}

    /** Artifacts are those of another step of the run. */
    record AnswersStep(int step) implements OfCall {}

    /** Artifacts are those of another run. */
    record AnswersRun(long run) implements OfCall {}

    /** Pages of lists begin so many rows earlier (repeating rows) or, if negative, later (leaving rows out) than asked; the first page is left alone. */
    record Shifts(int rows) implements OfCall {}

    /** Lists leave out what is younger than this. */
    record HidesYounger(Duration age) implements OfAnswer {}

    /** Lists hold every row twice. */
    record Repeats() implements OfAnswer {}

    /** Lists come in the opposite order. */
    record Reverses() implements OfAnswer {}

    /** {@code data} is null. */
    record NullData() implements OfAnswer {}

    /** A field of every object in {@code data} has another value: text, number, true, false or null, as JSON. */
    record Overwrites(String field, String json) implements OfAnswer {}

    /** Artifacts are not there until so long after their run has ended. */
    record Delays(Duration after) implements InPlace {}

    /** Changes how a webhook is sent; its path is {@code /hook/} and the subscription's id. */
    sealed interface OfHook extends Mischief {}

    /** The signature is wrong. */
    record Forges() implements OfHook {}

    /** There is no signature. */
    record LeavesUnsigned() implements OfHook {}

    /** The message comes twice. */
    record Doubles() implements OfHook {}
}
