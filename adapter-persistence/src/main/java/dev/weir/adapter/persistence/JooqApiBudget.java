package dev.weir.adapter.persistence;

import static dev.weir.adapter.persistence.schema.Tables.API_ACCOUNT;
import static dev.weir.adapter.persistence.schema.Tables.API_SPENDING;
import static org.jooq.impl.DSL.sum;

import dev.weir.domain.workspace.AccountId;
import dev.weir.ports.driven.ApiBudget;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The budget in a database: the row of an account is locked while calls of it are granted, so all nodes share it. */
final class JooqApiBudget implements ApiBudget {

    /** How long what was spent is remembered; usage looks back an hour. */
    private static final Duration REMEMBERED = Duration.ofHours(2);

    private static final int LONGEST_SPENDER = 200;

    private final Transactions transactions;
    private final int perMinute;

    JooqApiBudget(Transactions transactions, int perMinute) {
        this.transactions = transactions;
        this.perMinute = perMinute;
    }

    @Override
    public Spending spend(AccountId account, String spender, int calls, Instant now) {
        if (calls < 1) {
            throw new IllegalArgumentException("%d calls: at least 1 is asked for".formatted(calls));
        }
        return transactions.jot(sql -> {
            var standing = lock(sql, account);
            if (standing.value1() != null && standing.value1().isAfter(now)) {
                return new Spending.Closed(standing.value1(), standing.value2());
            }
            var minute = now.truncatedTo(ChronoUnit.MINUTES);
            var used = used(sql, account, minute, minute);
            if (used > 0 && used + calls > perMinute) {
                return new Spending.Closed(
                        minute.plus(Duration.ofMinutes(1)),
                        "the %d calls of this minute are spent".formatted(perMinute));
            }
            add(sql, account, shortened(spender), calls, minute);
            return new Spending.Granted();
        });
    }

    private static String shortened(String spender) {
        return spender.length() > LONGEST_SPENDER ? spender.substring(0, LONGEST_SPENDER) : spender;
    }

    private static void add(DSLContext sql, AccountId account, String spender, int calls, Instant minute) {
        var added = sql.update(API_SPENDING)
                .set(API_SPENDING.CALLS, API_SPENDING.CALLS.plus(calls))
                .where(
                        API_SPENDING.ACCOUNT_ID.eq(account.value()),
                        API_SPENDING.IN_MINUTE.eq(minute),
                        API_SPENDING.SPENDER.eq(spender))
                .execute();
        if (added == 0) {
            sql.insertInto(API_SPENDING)
                    .set(API_SPENDING.ACCOUNT_ID, account.value())
                    .set(API_SPENDING.IN_MINUTE, minute)
                    .set(API_SPENDING.SPENDER, spender)
                    .set(API_SPENDING.CALLS, calls)
                    .execute();
            sql.deleteFrom(API_SPENDING)
                    .where(
                            API_SPENDING.ACCOUNT_ID.eq(account.value()),
                            API_SPENDING.IN_MINUTE.lt(minute.minus(REMEMBERED)))
                    .execute();
        }
    }

    private static Record2<Instant, String> lock(DSLContext sql, AccountId account) {
        return tryLock(sql, account).orElseGet(() -> {
            insertOnce(sql, account);
            return tryLock(sql, account)
                    .orElseThrow(() -> Stored.damaged(
                            "account " + account, "its row vanished while it was read", Optional.empty()));
        });
    }

    /** On H2 the insert that does nothing on a conflict still fails when the other one was committed while it waited. */
    private static void insertOnce(DSLContext sql, AccountId account) {
        try {
            sql.insertInto(API_ACCOUNT)
                    .set(API_ACCOUNT.ACCOUNT_ID, account.value())
                    .onConflictDoNothing()
                    .execute();
        } catch (IntegrityConstraintViolationException _) {
            // The row is there, which is all that was wanted.
        }
    }

    private static Optional<Record2<Instant, String>> tryLock(DSLContext sql, AccountId account) {
        return sql.select(API_ACCOUNT.CLOSED_UNTIL, API_ACCOUNT.REASON)
                .from(API_ACCOUNT)
                .where(API_ACCOUNT.ACCOUNT_ID.eq(account.value()))
                .forUpdate()
                .fetchOptional();
    }

    @Override
    public void close(AccountId account, Instant until, String reason) {
        transactions.jot(sql -> {
            var standing = lock(sql, account);
            return standing.value1() != null && !until.isAfter(standing.value1())
                    ? 0
                    : sql.update(API_ACCOUNT)
                            .set(API_ACCOUNT.CLOSED_UNTIL, Times.kept(until))
                            .set(API_ACCOUNT.REASON, reason.length() > 2_000 ? reason.substring(0, 2_000) : reason)
                            .where(API_ACCOUNT.ACCOUNT_ID.eq(account.value()))
                            .execute();
        });
    }

    @Override
    public Usage usage(AccountId account, Instant now) {
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        var hour = minute.minus(Duration.ofMinutes(59));
        return transactions.readTogether(sql -> {
            var calls = sum(API_SPENDING.CALLS);
            var spenders = sql
                    .select(API_SPENDING.SPENDER, calls)
                    .from(API_SPENDING)
                    .where(API_SPENDING.ACCOUNT_ID.eq(account.value()), API_SPENDING.IN_MINUTE.between(hour, minute))
                    .groupBy(API_SPENDING.SPENDER)
                    .fetch(row -> new Usage.Spender(row.value1(), row.value2().intValue()))
                    .stream()
                    .sorted(Comparator.comparingInt(Usage.Spender::calls)
                            .reversed()
                            .thenComparing(Usage.Spender::name))
                    .toList();
            var closedUntil = sql.select(API_ACCOUNT.CLOSED_UNTIL)
                    .from(API_ACCOUNT)
                    .where(API_ACCOUNT.ACCOUNT_ID.eq(account.value()))
                    .fetchOptional(API_ACCOUNT.CLOSED_UNTIL)
                    .filter(until -> until.isAfter(now));
            return new Usage(
                    account,
                    perMinute,
                    used(sql, account, minute, minute),
                    used(sql, account, hour, minute),
                    spenders,
                    closedUntil);
        });
    }

    private static int used(DSLContext sql, AccountId account, Instant from, Instant to) {
        return sql.select(sum(API_SPENDING.CALLS))
                .from(API_SPENDING)
                .where(API_SPENDING.ACCOUNT_ID.eq(account.value()), API_SPENDING.IN_MINUTE.between(from, to))
                .fetchOptional(0, Integer.class)
                .orElse(0);
    }
}
