package dev.weir.domain.asset;

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

    /** {@return whether dbt's second engine wrote it: its version begins with {@code 2.}} */
    public boolean secondEngine() {
        return dbtVersion.filter(it -> it.startsWith("2.")).isPresent();
    }
}
