package dev.weir.adapter.http.api;

import dev.weir.ports.driving.BrowseWorkspaces.Budget;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How an account's budget of calls stands.
 *
 * @param left how many calls the running minute still has
 * @param closedUntil until when dbt Cloud has closed the account
 */
@Serdeable
record BudgetView(
        String accountId,
        int perMinute,
        int thisMinute,
        int thisHour,
        int left,
        List<SpenderView> spenders,
        Optional<Instant> closedUntil) {

    /** What one spender has used in the running hour. */
    @Serdeable
    record SpenderView(String name, int calls) {}

    static BudgetView of(Budget budget) {
        return new BudgetView(
                budget.account().toString(),
                budget.perMinute(),
                budget.thisMinute(),
                budget.thisHour(),
                Math.max(0, budget.perMinute() - budget.thisMinute()),
                budget.spenders().stream()
                        .map(it -> new SpenderView(it.name(), it.calls()))
                        .toList(),
                budget.closedUntil());
    }
}
