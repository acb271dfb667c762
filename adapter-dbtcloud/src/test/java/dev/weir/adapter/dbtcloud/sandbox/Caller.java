package dev.weir.adapter.dbtcloud.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Somebody who calls the sandbox over real HTTP, and knows nothing of it but its address. */
final class Caller implements AutoCloseable {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Sandbox sandbox;
    private final String token;

    Caller(Sandbox sandbox) {
        this(sandbox, sandbox.token());
    }

    Caller(Sandbox sandbox, String token) {
        this.sandbox = sandbox;
        this.token = token;
    }

    /** An answer as it came. */
    record Heard(int status, HttpResponse<byte[]> response) {

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        byte[] bytes() {
            var body = response.body();
            var packed = response.headers().firstValue("Content-Encoding").orElse("");
            if (!packed.equals("gzip")) {
                return body;
            }
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Doc json() {
            try {
                return Json.read(text()) instanceof Doc doc ? doc : Doc.of();
            } catch (IOException e) {
                throw new UncheckedIOException(text(), e);
            }
        }

        Doc data() {
            return json().doc("data");
        }

        List<Doc> rows() {
            return json().get("data") instanceof List<?> list
                    ? list.stream().map(Doc.class::cast).toList()
                    : List.of();
        }

        @Nullable
        Object raw() {
            return json().get("data");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** Asks below the account, in the second version of the API; {@code query} is names and values by turns. */
    Heard get(String path, String... query) throws IOException {
        return send("GET", "/api/v2/accounts/" + sandbox.accountId() + path, null, query);
    }

    Heard get3(String path, String... query) throws IOException {
        return send("GET", "/api/v3/accounts/" + sandbox.accountId() + path, null, query);
    }

    Heard post(String path, Doc body) throws IOException {
        return send("POST", "/api/v2/accounts/" + sandbox.accountId() + path, Json.text(body));
    }

    Heard send(String method, String path, @Nullable String body, String... query) throws IOException {
        var address = new StringBuilder(sandbox.address() + path);
        for (var i = 0; i < query.length; i += 2) {
            address.append(i == 0 ? '?' : '&').append(query[i]).append('=');
            address.append(URLEncoder.encode(query[i + 1], StandardCharsets.UTF_8));
        }
        var request = HttpRequest.newBuilder(URI.create(address.toString()))
                .header("Authorization", "Token " + token)
                .header("Accept-Encoding", "gzip")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Heard(response.statusCode(), response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
