package dev.weir.adapter.dbtcloud.sandbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the sandbox is going to answer. */
sealed interface Reply {

    int status();

    /** A JSON value. */
    record JsonReply(int status, Doc body, Map<String, String> headers) implements Reply {}

    /** A file without an envelope. */
    record FileReply(int status, String contentType, FileContent content) implements Reply {}

    /** A gateway's page. */
    record HtmlReply(int status, String title, Map<String, String> headers) implements Reply {}

    /** No body. */
    record EmptyReply(int status, Map<String, String> headers) implements Reply {}

    static Reply json(int status, Doc body) {
        return new JsonReply(status, body, Map.of());
    }

    static Reply html(int status, String title) {
        return new HtmlReply(status, title, Map.of());
    }

    static Reply file(String path, FileContent content) {
        return new FileReply(200, typeOf(path), content);
    }

    private static String typeOf(String path) {
        if (path.endsWith(".json")) {
            return "application/json";
        }
        if (path.endsWith(".parquet")) {
            return "application/x-parquet";
        }
        return path.endsWith(".sql") || path.endsWith(".txt") ? "text/plain" : "application/octet-stream";
    }

    /** {@return the body as JSON, null when it is none} */
    default @Nullable Doc json() {
        return this instanceof JsonReply reply ? reply.body() : null;
    }
}
