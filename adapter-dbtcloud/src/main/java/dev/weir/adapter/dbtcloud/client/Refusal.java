package dev.weir.adapter.dbtcloud.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * What an answer says that is no success: dbt Cloud's own words, if there are any, and whether it was dbt Cloud at all.
 *
 * @param said in one line, at most {@value #LONGEST} characters
 */
record Refusal(int status, Optional<String> said, Speaker speaker) {

    static final int LONGEST = 300;
    private static final int READ = 64 << 10;

    /** Who has answered. */
    enum Speaker {
        /** The API itself: in JSON. */
        API,
        /** Something before it: a web page, or nothing to be read. */
        GATEWAY
    }

    /** Reads as much of the body as may hold a message. A body that breaks off says nothing. */
    static Refusal of(Reply reply) {
        byte[] body;
        try {
            body = reply.body().readNBytes(READ);
        } catch (IOException broken) {
            body = new byte[0];
        }
        return of(reply.status(), body);
    }

    static Refusal of(int status, byte[] body) {
        try {
            var fields = JsonAnswer.read(new ByteArrayInputStream(body), Set.of());
            return new Refusal(status, message(fields).map(Refusal::oneLine), Speaker.API);
        } catch (IOException notJson) {
            var text = new String(body, StandardCharsets.UTF_8).strip();
            var said = text.isEmpty() || text.startsWith("<") ? Optional.<String>empty() : Optional.of(oneLine(text));
            return new Refusal(status, said, Speaker.GATEWAY);
        }
    }

    /** The envelope's words, with the field they are about where the answer names one. */
    private static Optional<String> message(Fields fields) {
        var words = fields.object("status").flatMap(status -> status.text("user_message"));
        var details = fields.text("data").or(() -> fields.object("data").map(Refusal::details));
        return words.map(text -> details.map(more -> text + " " + more).orElse(text))
                .or(() -> fields.text("detail"))
                .or(() -> details)
                .or(() -> fields.object("status").flatMap(status -> status.text("developer_message")));
    }

    private static String details(Fields data) {
        var each = data.values().keySet().stream()
                .flatMap(name -> data.text(name).map(text -> name + ": " + text).stream())
                .toList();
        return each.isEmpty() ? "" : "(" + String.join("; ", each) + ")";
    }

    private static String oneLine(String text) {
        var line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    /** {@return the same without a secret, should it have been sent back to us} */
    Refusal without(String secret) {
        return new Refusal(status, said.map(text -> text.replace(secret, "…")), speaker);
    }

    /** {@return the status and what was said, as a sentence holds it in brackets} */
    String inBrackets() {
        return said.map(text -> "(%d, \"%s\")".formatted(status, text)).orElse("(%d)".formatted(status));
    }
}
