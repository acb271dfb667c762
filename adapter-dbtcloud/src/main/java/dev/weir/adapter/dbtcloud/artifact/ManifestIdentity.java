package dev.weir.adapter.dbtcloud.artifact;

import dev.weir.domain.asset.ManifestHash;
import java.io.EOFException;
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
    private final MessageDigest digest = sha256();
    private final ByteScanner scanner;

    private ManifestIdentity(ByteScanner scanner) {
        this.scanner = scanner;
    }

    static ManifestHash of(JsonFile file) {
        try (var in = file.open()) {
            var scanner = new ByteScanner(in);
            if (scanner.peek() != '{') {
                throw file.wrong("is no manifest: it is not a JSON object");
            }
            var identity = new ManifestIdentity(scanner);
            identity.sections();
            scanner.finish();
            return identity.hash();
        } catch (ByteScanner.Unreadable | EOFException _) {
            throw file.fault();
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    private void sections() throws IOException {
        scanner.expect('{');
        while (scanner.more('}')) {
            var section = scanner.name();
            if (DERIVED.contains(section)) {
                scanner.skip();
            } else if (scanner.peek() != '{') {
                entries.put(section, digest(VOLATILE));
            } else if (section.equals("metadata")) {
                entriesWithout(VOLATILE_METADATA, section);
            } else {
                entriesWithout(Set.of(), section);
            }
        }
    }

    private void entriesWithout(Set<String> left, String section) throws IOException {
        scanner.expect('{');
        while (scanner.more('}')) {
            var entry = scanner.name();
            if (left.contains(entry)) {
                scanner.skip();
            } else {
                entries.put(section + '\0' + entry, digest(VOLATILE));
            }
        }
    }

    /** The value that is next, without its own fields of these names; everything in it is taken as dbt has written it. */
    private byte[] digest(Set<String> left) throws IOException {
        if (scanner.peek() != '{') {
            scanner.view().into(digest);
            return digest.digest();
        }
        scanner.expect('{');
        while (scanner.more('}')) {
            var name = scanner.name();
            if (left.contains(name)) {
                scanner.skip();
            } else {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                scanner.view().into(digest);
                digest.update((byte) 0);
            }
        }
        return digest.digest();
    }

    private ManifestHash hash() {
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
