package dev.weir.ports.driven;

import dev.weir.domain.workspace.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A budget that lasts as long as the object. */
public final class InMemoryApiBudget implements ApiBudget {

    private final int perMinute;
    private final List<Spent> spent = new ArrayList<>();
    private final Map<AccountId, Spending.Closed> closed = new HashMap<>();

    private record Spent(AccountId account, String spender, Instant minute, int calls) {}

    public InMemoryApiBudget(int perMinute) {
        this.perMinute = perMinute;
    }

    @Override
    public synchronized Spending spend(AccountId account, String spender, int calls, Instant now) {
        if (calls < 1) {
            throw new IllegalArgumentException("%d calls: at least 1 is asked for".formatted(calls));
        }
        var pause = closed.get(account);
        if (pause != null && pause.until().isAfter(now)) {
            return pause;
        }
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        var used = used(account, minute, minute);
        if (used > 0 && used + calls > perMinute) {
            return new Spending.Closed(
                    minute.plus(Duration.ofMinutes(1)), "the %d calls of this minute are spent".formatted(perMinute));
        }
        spent.add(new Spent(account, spender, minute, calls));
        return new Spending.Granted();
    }

    @Override
    public synchronized void close(AccountId account, Instant until, String reason) {
        closed.merge(
                account,
                new Spending.Closed(until, reason),
                (one, other) -> other.until().isAfter(one.until()) ? other : one);
    }

    @Override
    public synchronized Usage usage(AccountId account, Instant now) {
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        var hour = minute.minus(Duration.ofMinutes(59));
        var bySpender = new TreeMap<String, Integer>();
        spent.stream()
                .filter(each -> each.account().equals(account)
                        && !each.minute().isBefore(hour)
                        && !each.minute().isAfter(minute))
                .forEach(each -> bySpender.merge(each.spender(), each.calls(), Integer::sum));
        var spenders = bySpender.entrySet().stream()
                .map(each -> new Usage.Spender(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt(Usage.Spender::calls).reversed().thenComparing(Usage.Spender::name))
                .toList();
        return new Usage(
                account,
                perMinute,
                used(account, minute, minute),
                used(account, hour, minute),
                spenders,
                Optional.ofNullable(closed.get(account))
                        .map(Spending.Closed::until)
                        .filter(until -> until.isAfter(now)));
    }

    private int used(AccountId account, Instant from, Instant to) {
        return spent.stream()
                .filter(each -> each.account().equals(account)
                        && !each.minute().isBefore(from)
                        && !each.minute().isAfter(to))
                .mapToInt(Spent::calls)
                .sum();
    }
}
