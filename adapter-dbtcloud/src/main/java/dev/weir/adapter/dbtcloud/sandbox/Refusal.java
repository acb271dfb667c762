package dev.weir.adapter.dbtcloud.sandbox;

import org.jspecify.annotations.Nullable;

/** An answer that is an error in one of dbt Cloud's envelopes. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Reply reply;

    private Refusal(Reply reply) {
        super("refused", null, false, false);
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }

    /** Validation; {@code data} is an object field → text, or a plain text. */
    static Refusal invalid(@Nullable Object data) {
        return new Refusal(Reply.json(
                400,
                Envelope.status(400, "The request was invalid. Please double check the provided data and try again.")
                        .with("data", data)
                        .with("extra", Doc.of())
                        .with("error_code", null)));
    }

    static Refusal unauthorised() {
        return new Refusal(
                Reply.json(401, Envelope.status(401, "Invalid token.").with("data", null)));
    }

    static Refusal forbidden() {
        return new Refusal(Reply.json(
                403,
                Envelope.status(403, "You do not have permission to perform this action.")
                        .with("data", null)));
    }

    /** Unknown, or not visible to this token: dbt Cloud does not say which. */
    static Refusal missing() {
        return new Refusal(Reply.json(
                404,
                Envelope.status(
                                404,
                                "The requested resource was not found. Please check that you have the proper permissions.")
                        .with("data", null)));
    }

    static Refusal method(String method) {
        return new Refusal(Reply.json(405, Doc.of("detail", "Method \"" + method + "\" not allowed.")));
    }

    /** What the gateway says to an address that it does not know. */
    static Refusal noSuchAddress() {
        return new Refusal(Reply.html(404, "Not Found"));
    }
}
