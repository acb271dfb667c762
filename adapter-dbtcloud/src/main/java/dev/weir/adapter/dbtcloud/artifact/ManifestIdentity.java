package dev.weir.adapter.dbtcloud.artifact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.domain.asset.ManifestHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a manifest says, as a hash: over its entries sorted by section and key, so that the order in which dbt happened to write them
 * does not matter, without what differs in every parse of the same code.
 */
final class ManifestIdentity {

    /** Sections that follow from others. */
    private static final Set<String> DERIVED = Set.of("parent_map", "child_map", "group_map");

    /** Of a manifest's metadata: times, the invocation, who and where. */
    private static final Set<String> VOLATILE_METADATA = Set.of(
            "generated_at",
            "invocation_id",
            "invocation_started_at",
            "run_started_at",
            "env",
            "user_id",
            "send_anonymous_usage_stats");

    /** Of an entry: when it was parsed, and what a command that compiles leaves behind and one that parses does not. */
    private static final Set<String> VOLATILE = Set.of(
            "created_at",
            "compiled",
            "compiled_code",
            "compiled_sql",
            "compiled_path",
            "build_path",
            "extra_ctes",
            "extra_ctes_injected",
            "deferred",
            "defer_relation",
            "root_path");

    private final TreeMap<String, byte[]> entries = new TreeMap<>();
    private final JsonParser parser;

    private ManifestIdentity(JsonParser parser) {
        this.parser = parser;
    }

    static ManifestHash of(JsonFile file) {
        try (var in = file.open();
                var parser = JsonFile.parser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw file.wrong("is no manifest: it is not a JSON object");
            }
            var identity = new ManifestIdentity(parser);
            identity.sections();
            return identity.hash();
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    private void sections() throws IOException {
        for (var key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            var token = parser.nextToken();
            if (DERIVED.contains(key)) {
                parser.skipChildren();
            } else if (token == JsonToken.START_OBJECT) {
                var left = key.equals("metadata") ? VOLATILE_METADATA : VOLATILE;
                boolean flat = key.equals("metadata");
                for (var entry = parser.nextFieldName(); entry != null; entry = parser.nextFieldName()) {
                    parser.nextToken();
                    if (flat && left.contains(entry)) {
                        parser.skipChildren();
                    } else {
                        entries.put(key + '\0' + entry, digest(left));
                    }
                }
            } else {
                entries.put(key, digest(VOLATILE));
            }
        }
    }

    /** The value at which the parser stands, without its own fields of these names; inner objects are taken whole. */
    private byte[] digest(Set<String> left) throws IOException {
        var digest = sha256();
        int depth = 0;
        var token = parser.currentToken();
        do {
            switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    depth++;
                    mark(digest, token == JsonToken.START_OBJECT ? '{' : '[');
                }
                case END_OBJECT, END_ARRAY -> {
                    depth--;
                    mark(digest, '}');
                }
                case FIELD_NAME -> {
                    if (depth == 1 && left.contains(parser.currentName())) {
                        parser.nextToken();
                        parser.skipChildren();
                    } else {
                        mark(digest, ':');
                        text(digest);
                    }
                }
                case VALUE_STRING -> {
                    mark(digest, '"');
                    text(digest);
                }
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                    mark(digest, '0');
                    text(digest);
                }
                case VALUE_TRUE -> mark(digest, 't');
                case VALUE_FALSE -> mark(digest, 'f');
                case VALUE_NULL, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> mark(digest, 'n');
            }
            if (depth > 0) {
                token = parser.nextToken();
            }
        } while (depth > 0 && token != null);
        return digest.digest();
    }

    private void text(MessageDigest digest) throws IOException {
        var bytes = parser.getText().getBytes(StandardCharsets.UTF_8);
        for (int shift = 24; shift >= 0; shift -= 8) {
            digest.update((byte) (bytes.length >>> shift));
        }
        digest.update(bytes);
    }

    private static void mark(MessageDigest digest, char kind) {
        digest.update((byte) kind);
    }

    private ManifestHash hash() {
        var digest = sha256();
        entries.forEach((key, value) -> {
            digest.update(key.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(value);
        });
        return new ManifestHash(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
