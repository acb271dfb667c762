package dev.weir.adapter.dbtcloud.client;

import dev.weir.domain.workspace.AccountId;
import dev.weir.ports.driven.ApiBudget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A budget that grants everything until it is closed, and counts. */
final class OpenBudget implements ApiBudget {

    private int spent;
    private @Nullable Instant closedUntil;
    private String reason = "";

    @Override
    public synchronized Spending spend(AccountId account, String spender, int calls, Instant now) {
        var until = closedUntil;
        if (until != null && now.isBefore(until)) {
            return new Spending.Closed(until, reason);
        }
        spent += calls;
        return new Spending.Granted();
    }

    @Override
    public synchronized void close(AccountId account, Instant until, String why) {
        if (closedUntil == null || until.isAfter(closedUntil)) {
            closedUntil = until;
            reason = why;
        }
    }

    @Override
    public synchronized Usage usage(AccountId account, Instant now) {
        return new Usage(account, 5000, spent, spent, List.of(), Optional.ofNullable(closedUntil));
    }

    synchronized int spent() {
        return spent;
    }

    synchronized Optional<Instant> closedUntil() {
        return Optional.ofNullable(closedUntil);
    }
}
