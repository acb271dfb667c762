package dev.weir.ports.driven;

import dev.weir.domain.workspace.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The calls that an account of dbt Cloud allows, shared by all workspaces and nodes. Every method that changes something is one
 * transaction. Throws {@link StorageException} as the log does.
 */
public interface ApiBudget {

    /**
     * Asks for {@code calls} calls (at least 1) of the running minute in the name of {@code spender}, a workspace or a purpose. More
     * than a whole minute allows is granted only while nothing of the minute was spent.
     */
    Spending spend(AccountId account, String spender, int calls, Instant now);

    /** What came of asking. Closed by nature. */
    sealed interface Spending {
        /** They may be made. */
        record Granted() implements Spending {}

        /** Nothing may be asked of this account before {@code until}. */
        record Closed(Instant until, String reason) implements Spending {}
    }

    /** Closes an account to everybody until a time, because dbt Cloud has said so. An earlier time never reopens it. */
    void close(AccountId account, Instant until, String reason);

    /** How the account stands. */
    Usage usage(AccountId account, Instant now);

    /** Calls made in the running minute and in the sixty minutes up to its end, and by whom in these; who made most comes first. */
    record Usage(
            AccountId account,
            int perMinute,
            int thisMinute,
            int thisHour,
            List<Spender> spenders,
            Optional<Instant> closedUntil) {
        public Usage {
            spenders = List.copyOf(spenders);
        }

        /** What one spender has used in the running hour. */
        public record Spender(String name, int calls) {}
    }
}
