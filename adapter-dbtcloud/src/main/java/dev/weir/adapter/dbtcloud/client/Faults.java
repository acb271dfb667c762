package dev.weir.adapter.dbtcloud.client;

import com.fasterxml.jackson.core.JacksonException;
import dev.weir.adapter.dbtcloud.client.AnswerFailed.Again;
import dev.weir.domain.fault.Fault;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What each failure is in our words, and how a person mends it: the only place where that is decided. */
final class Faults {

    private Faults() {}

    /** An answer came whose status is no success. {@code open} is when the account may be asked again, should it be closed now. */
    static AnswerFailed of(Ask ask, Refusal refusal, Instant open) {
        var said = refusal.inBrackets();
        var host = ask.base().getHost();
        return switch (refusal.status()) {
            case 401 ->
                new AnswerFailed(
                        new Fault.Unauthorised(
                                "dbt Cloud refused the token for %s %s. Check that %s holds a service token of this account and that its region is %s."
                                        .formatted(ask.whom(), said, ask.token().origin(), host)),
                        Again.WITH_ANOTHER_TOKEN);
            case 403 ->
                never(new Fault.Forbidden(
                        "dbt Cloud does not allow %s to the token of %s %s. Give it the permission set Job Viewer for this project, and check the account's plan and IP restrictions."
                                .formatted(ask.what(), ask.token().origin(), said)));
            case 404 -> missing(ask, refusal, said, host);
            case 429 ->
                new AnswerFailed(
                        new Fault.Throttled(
                                open,
                                "dbt Cloud allows %s no more calls for now %s. Nothing is asked before %s."
                                        .formatted(ask.whom(), said, open.truncatedTo(ChronoUnit.SECONDS))),
                        Again.WHEN_OPEN);
            case 501, 505 ->
                never(new Fault.Unavailable("dbt Cloud (%s) does not give %s %s.".formatted(host, ask.what(), said)));
            default ->
                refusal.status() == 408 || refusal.status() >= 500
                        ? new AnswerFailed(
                                new Fault.Unavailable("dbt Cloud (%s) could not give %s %s. It may go well later."
                                        .formatted(host, ask.what(), said)),
                                Again.LATER)
                        : never(new Fault.Refused("dbt Cloud refused to give %s %s.".formatted(ask.what(), said)));
        };
    }

    private static AnswerFailed missing(Ask ask, Refusal refusal, String said, String host) {
        if (refusal.speaker() == Refusal.Speaker.GATEWAY && ask.kind() == Ask.Kind.JSON) {
            return never(new Fault.Malformed(
                    "%s answered with a web page that there is nothing at %s %s. Check that access-url is the address of dbt Cloud's own host for this account."
                            .formatted(host, ask.path(), said)));
        }
        return never(new Fault.Missing(
                "dbt Cloud does not know %s, or the token of %s may not see it %s. Check %s and what the token may read."
                        .formatted(ask.what(), ask.token().origin(), said, ask.keys())));
    }

    /** No answer came, or it broke off. */
    static AnswerFailed of(Ask ask, IOException failed) {
        var host = ask.base().getHost();
        var why = Causes.plainly(failed);
        return switch (failed) {
            case BoundedBody.TooLarge large ->
                new AnswerFailed(
                        new Fault.Refused("%s from %s is not taken: %s."
                                .formatted(capital(ask.what()), host, large.getMessage())),
                        Again.NEVER,
                        large);
            case JsonAnswer.NotJson other -> malformed(ask, other);
            case JacksonException other -> malformed(ask, other);
            case Transport.Interrupted stopped ->
                new AnswerFailed(
                        new Fault.Unavailable(
                                "%s was not asked for to its end: %s.".formatted(capital(ask.what()), why)),
                        Again.NEVER,
                        stopped);
            default ->
                new AnswerFailed(
                        new Fault.Unavailable(
                                "No whole answer came from %s for %s: %s. Check access-url, the network, and whether a proxy is needed."
                                        .formatted(host, ask.what(), why)),
                        Again.LATER,
                        failed);
        };
    }

    /** It may be a page of a gateway, or an answer that was cut off: both go by. */
    private static AnswerFailed malformed(Ask ask, IOException failed) {
        return new AnswerFailed(
                new Fault.Malformed(
                        "What %s sent for %s is not whole JSON: it is cut off, or a web page. If it stays so, check that access-url is dbt Cloud's own host."
                                .formatted(ask.base().getHost(), ask.what())),
                Again.LATER,
                failed);
    }

    /** A redirect that is not followed. */
    static AnswerFailed redirect(Ask ask, int status, String reason) {
        return never(new Fault.Refused("Nothing was read from %s for %s (%d): %s."
                .formatted(ask.base().getHost(), ask.what(), status, reason)));
    }

    /** An answer of another shape than was agreed on. */
    static AnswerFailed shape(Ask ask, String how) {
        return never(new Fault.Malformed("What dbt Cloud (%s) sent for %s cannot be used: %s."
                .formatted(ask.base().getHost(), ask.what(), how)));
    }

    /** Our own disk failed, not dbt Cloud. */
    static AnswerFailed disk(Ask ask, IOException failed) {
        return new AnswerFailed(
                new Fault.Unavailable(
                        "%s could not be written to disk: %s. Check that there is room, and that Weir may write there."
                                .formatted(capital(ask.what()), failed.getMessage())),
                Again.NEVER,
                failed);
    }

    private static AnswerFailed never(Fault fault) {
        return new AnswerFailed(fault, Again.NEVER);
    }

    private static String capital(String what) {
        return what.isEmpty() ? what : Character.toUpperCase(what.charAt(0)) + what.substring(1);
    }
}
