package dev.weir.domain.asset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a manifest says of itself. Every part may be missing. Times are kept as written: writers differ in their digits.
 *
 * @param environment the {@code DBT_ENV_CUSTOM_ENV_*} that were set, and in dbt Cloud the run's and job's numbers
 */
public record ManifestMetadata(
        Optional<String> schemaVersion,
        Optional<String> dbtVersion,
        Optional<String> generatedAt,
        Optional<String> invocationId,
        Optional<String> projectName,
        Optional<String> projectId,
        Optional<String> adapterType,
        Map<String, String> environment) {

    public ManifestMetadata {
        environment = Map.copyOf(new TreeMap<>(environment));
    }

    /** What is known of a manifest without metadata. */
    public static ManifestMetadata unknown() {
        var none = Optional.<String>empty();
        return new ManifestMetadata(none, none, none, none, none, none, none, Map.of());
    }

    /**
     * {@return the same with the project's name} Before manifest v10 (dbt 1.6) only its hash is written, which tells it among the
     * {@code packages}: the MD5 of the name (dbt's {@code hashed_name}).
     */
    public ManifestMetadata named(Collection<String> packages) {
        if (projectName.isPresent() || projectId.isEmpty()) {
            return this;
        }
        var name = packages.stream()
                .filter(it -> projectId.get().equals(hashed(it)))
                .findFirst();
        return new ManifestMetadata(
                schemaVersion, dbtVersion, generatedAt, invocationId, name, projectId, adapterType, environment);
    }

    private static String hashed(String name) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    /** {@return whether dbt's second engine wrote it: its version begins with {@code 2.}} */
    public boolean secondEngine() {
        return dbtVersion.filter(it -> it.startsWith("2.")).isPresent();
    }
}
