package dev.weir.app.wiring;

import dev.weir.domain.workspace.AccountId;
import dev.weir.ports.driven.ApiBudget;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The budget of a command that makes a handful of calls and ends: nothing is counted, but a closed account stays closed. */
final class UnmeteredBudget implements ApiBudget {

    private record Shut(Instant until, String reason) {}

    private final Map<AccountId, Shut> closed = new ConcurrentHashMap<>();

    @Override
    public Spending spend(AccountId account, String spender, int calls, Instant now) {
        var shut = closed.get(account);
        return shut == null || !now.isBefore(shut.until())
                ? new Spending.Granted()
                : new Spending.Closed(shut.until(), shut.reason());
    }

    @Override
    public void close(AccountId account, Instant until, String reason) {
        closed.merge(
                account, new Shut(until, reason), (known, said) -> said.until().isAfter(known.until()) ? said : known);
    }

    @Override
    public Usage usage(AccountId account, Instant now) {
        return new Usage(
                account,
                Integer.MAX_VALUE,
                0,
                0,
                List.of(),
                Optional.ofNullable(closed.get(account)).map(Shut::until));
    }
}
