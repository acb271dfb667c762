package dev.weir.adapter.http.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Answers with a tag of the content, or with "not modified" to whoever has it already. */
@Singleton
final class Tagged {

    private static final int TAG_BYTES = 16;

    private final JsonMapper json;

    Tagged(JsonMapper json) {
        this.json = json;
    }

    HttpResponse<byte[]> answer(HttpRequest<?> request, Object view) {
        try {
            return answer(request, json.writeValueAsBytes(view), MediaType.APPLICATION_JSON_TYPE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HttpResponse<byte[]> answer(HttpRequest<?> request, byte[] body, MediaType type) {
        // Weak, because the server may compress the answer.
        var tag = "W/\"" + hash(body) + "\"";
        return has(request, tag)
                ? HttpResponse.<byte[]>notModified().header(HttpHeaders.ETAG, tag)
                : HttpResponse.ok(body).contentType(type).header(HttpHeaders.ETAG, tag);
    }

    private static boolean has(HttpRequest<?> request, String tag) {
        var known = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
        return known != null
                && Arrays.stream(known.split(",")).map(String::strip).anyMatch(it -> it.equals(tag) || it.equals("*"));
    }

    private static String hash(byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
