package dev.weir.adapter.dbtcloud.client;

import dev.weir.adapter.dbtcloud.client.AnswerFailed.Again;
import dev.weir.adapter.dbtcloud.client.Redirects.Carried;
import dev.weir.domain.fault.Fault;
import dev.weir.domain.workspace.AccountId;
import dev.weir.ports.driven.ApiBudget;
import dev.weir.ports.driven.DbtCloudException;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks dbt Cloud: waits for a turn in the account's budget, asks, and asks again when that may help. Only questions pass here, and
 * a question is a GET; whatever changes something at dbt Cloud must not, because it must never be repeated.
 */
final class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final String USER_AGENT = "weir";
    private static final long LARGEST_ANSWER = 256L << 20;
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);

    private final Transport transport;
    private final ClientSettings settings;
    private final ApiBudget budget;
    private final InstantSource clock;
    private final BackOff backOff;
    private final Pause pause;
    private final Map<AccountId, Semaphore> underWay = new ConcurrentHashMap<>();

    Conversation(
            Transport transport,
            ClientSettings settings,
            ApiBudget budget,
            InstantSource clock,
            BackOff backOff,
            Pause pause) {
        this.transport = transport;
        this.settings = settings;
        this.budget = budget;
        this.clock = clock;
        this.backOff = backOff;
        this.pause = pause;
    }

    /** Makes something of a successful answer, to its end. May be called again when the answer broke off. */
    interface Reading<T> {
        T of(Reply reply) throws IOException, AnswerFailed;
    }

    /** {@return what our own clock shows} */
    Instant ourNow() {
        return clock.instant();
    }

    /** Asks and reads the answer as JSON, without the fields named {@code leftOut}. */
    Told<Fields> json(Ask ask, Set<String> leftOut) {
        return ask(ask, reply -> JsonAnswer.read(reply.body(), leftOut));
    }

    /**
     * Asks until the answer could be read, or it is of no use to go on.
     *
     * @throws DbtCloudException with the last failure
     */
    <T> Told<T> ask(Ask ask, Reading<T> reading) {
        var renewed = false;
        for (int tried = 1; ; tried++) {
            awaitTurn(ask);
            var token = ask.token().current();
            try {
                return once(ask, token, reading);
            } catch (AnswerFailed failed) {
                if (failed.again() == Again.WITH_ANOTHER_TOKEN) {
                    if (renewed || !ask.token().renewedAfter(token)) {
                        throw givenUp(failed);
                    }
                    renewed = true;
                    tried--;
                } else if (failed.again() == Again.NEVER || tried >= settings.tries()) {
                    throw givenUp(failed);
                } else if (failed.again() == Again.LATER) {
                    LOG.debug(
                            "asking again for {}: {}",
                            ask.what(),
                            failed.fault().sentence());
                    rest(ask, backOff.after(tried));
                } else if (ask.account().isEmpty()) {
                    throw givenUp(failed);
                }
            }
        }
    }

    private static DbtCloudException givenUp(AnswerFailed failed) {
        return new DbtCloudException(failed.fault(), failed);
    }

    /** Waits until the account's budget grants a call; not longer than people are patient. */
    private void awaitTurn(Ask ask) {
        if (ask.account().isEmpty()) {
            return;
        }
        var account = ask.account().get();
        var longest = clock.instant().plus(settings.patience());
        while (true) {
            var now = clock.instant();
            switch (budget.spend(account, ask.spender(), 1, now)) {
                case ApiBudget.Spending.Granted _ -> {
                    return;
                }
                case ApiBudget.Spending.Closed(Instant until, String reason) -> {
                    if (until.isAfter(longest)) {
                        throw new DbtCloudException(new Fault.Throttled(
                                until,
                                "%s is not asked before %s: %s."
                                        .formatted(
                                                capital(ask.whom()), until.truncatedTo(ChronoUnit.SECONDS), reason)));
                    }
                    var wait = Duration.between(now, until);
                    rest(ask, wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait);
                }
            }
        }
    }

    private <T> Told<T> once(Ask ask, String token, Reading<T> reading) throws AnswerFailed {
        var turn = ask.account()
                .map(account -> underWay.computeIfAbsent(account, _ -> new Semaphore(settings.sideBySide(), true)));
        try {
            if (turn.isPresent()) {
                turn.get().acquire();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Faults.of(ask, new Transport.Interrupted(interrupted));
        }
        try (var reply = followed(ask, token)) {
            if (reply.status() < 200 || reply.status() >= 300) {
                throw refused(ask, reply, token);
            }
            var value = reading.of(reply);
            return new Told<>(value, theirNow(reply));
        } catch (IOException broken) {
            throw Faults.of(ask, broken);
        } finally {
            turn.ifPresent(Semaphore::release);
        }
    }

    private AnswerFailed refused(Ask ask, Reply reply, String token) {
        var refusal = Refusal.of(reply).without(token);
        var open = RetryAfter.of(reply, clock.instant(), backOff.chance().getAsDouble());
        if (refusal.status() == 429) {
            ask.account()
                    .ifPresent(account ->
                            budget.close(account, open, "dbt Cloud has said that it was asked too often (429)"));
        }
        return Faults.of(ask, refusal, open);
    }

    /** The answer at the end of its redirects, each of which was allowed. */
    private Reply followed(Ask ask, String token) throws IOException, AnswerFailed {
        var at = ask.uri();
        var carried = Carried.WITH_TOKEN;
        for (int hop = 1; ; hop++) {
            var reply = transport.get(at, headers(ask, carried, token), bounds(ask));
            if (!Redirects.is(reply.status())) {
                return reply;
            }
            try (reply) {
                switch (Redirects.decide(ask, at, carried, reply.header("Location"), hop)) {
                    case Redirects.Decision.Follow(URI next, Carried with) -> {
                        at = next;
                        carried = with;
                    }
                    case Redirects.Decision.Stay(String reason) -> throw Faults.redirect(ask, reply.status(), reason);
                }
            }
        }
    }

    private static Map<String, String> headers(Ask ask, Carried carried, String token) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", USER_AGENT);
        headers.put("Accept", ask.kind() == Ask.Kind.JSON ? "application/json" : "*/*");
        if (carried == Carried.WITH_TOKEN) {
            headers.put("Authorization", "Token " + token);
        }
        return headers;
    }

    private Transport.Bounds bounds(Ask ask) {
        return switch (ask.kind()) {
            case JSON -> new Transport.Bounds(settings.timeouts().answer(), LARGEST_ANSWER);
            case FILE -> new Transport.Bounds(settings.timeouts().file(), settings.largestFile());
        };
    }

    private Instant theirNow(Reply reply) {
        return reply.header("Date").flatMap(Conversation::date).orElseGet(clock::instant);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private void rest(Ask ask, Duration length) {
        try {
            pause.of(length);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            var failed = Faults.of(ask, new Transport.Interrupted(interrupted));
            throw new DbtCloudException(failed.fault(), failed);
        }
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
