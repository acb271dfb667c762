package dev.weir.adapter.persistence;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where everything is kept.
 *
 * @param url as JDBC has it: {@code jdbc:h2:file:…} or {@code jdbc:postgresql://…}. Whatever an H2 address says of its own, commits
 *     are always written at once
 * @param user the database's; empty for none
 * @param password the database's; empty for none
 * @param callsPerMinute how many calls of dbt Cloud an account allows, over all nodes
 */
public record StorageSettings(String url, Optional<String> user, Optional<String> password, int callsPerMinute) {

    /** What dbt Cloud allows as far as it says, with room for people. */
    public static final int USUAL_CALLS_PER_MINUTE = 1_000;

    public StorageSettings {
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "database url \"%s\": must begin with jdbc:h2: or jdbc:postgresql:".formatted(withoutOptions(url)));
        }
        if (callsPerMinute < 1) {
            throw new IllegalArgumentException("%d calls a minute: must be at least 1".formatted(callsPerMinute));
        }
    }

    /** The embedded database in a file of this name (H2 adds {@code .mv.db}). */
    public static StorageSettings inFile(Path file) {
        return new StorageSettings(
                "jdbc:h2:file:" + file.toAbsolutePath(), Optional.empty(), Optional.empty(), USUAL_CALLS_PER_MINUTE);
    }

    /** {@return these settings with another number of calls a minute} */
    public StorageSettings allowing(int calls) {
        return new StorageSettings(url, user, password, calls);
    }

    /** The address alone: what follows it may hold a password. */
    private static String withoutOptions(String url) {
        return url.split("[?;]", 2)[0];
    }

    /** {@return where it is, for people; without a password} */
    @Override
    public String toString() {
        return withoutOptions(url);
    }
}
