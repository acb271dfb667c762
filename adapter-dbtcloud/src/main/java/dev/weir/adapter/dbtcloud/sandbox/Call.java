package dev.weir.adapter.dbtcloud.sandbox;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as it came in.
 *
 * @param path decoded, without a trailing slash
 * @param query names and values in order, decoded; a name may come more than once
 * @param ids what the route's pattern caught: numbers or texts by name
 */
record Call(
        String method,
        String path,
        List<Map.Entry<String, String>> query,
        String body,
        Map<String, String> ids,
        @Nullable String authorization,
        boolean gzip,
        String host) {

    Call with(Map<String, String> caught) {
        return new Call(method, path, query, body, caught, authorization, gzip, host);
    }

    Call withQuery(List<Map.Entry<String, String>> other) {
        return new Call(method, path, other, body, ids, authorization, gzip, host);
    }

    /** {@return a number out of the path, or one that no object has} */
    long id(String name) {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    String text(String name) {
        var text = ids.get(name);
        return text == null ? "" : text;
    }

    @Nullable
    String parameter(String name) {
        for (var each : query) {
            if (each.getKey().equals(name)) {
                return each.getValue();
            }
        }
        return null;
    }

    /** {@return the body as an object, an empty one if there is no body} */
    Doc json() throws Refusal {
        if (body.isBlank()) {
            return Doc.of();
        }
        try {
            if (Json.read(body) instanceof Doc doc) {
                return doc;
            }
        } catch (IOException _) {
            // said below
        }
        throw Refusal.invalid("The body is not a JSON object.");
    }
}
