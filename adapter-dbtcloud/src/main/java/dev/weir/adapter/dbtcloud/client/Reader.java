package dev.weir.adapter.dbtcloud.client;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.workspace.AccountId;
import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.Project;
import dev.weir.domain.workspace.ProjectId;
import dev.weir.ports.driven.AccountDirectory.Account;
import dev.weir.ports.driven.DbtCloudException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads things and whole lists through a conversation: envelopes are opened and pages joined here. */
record Reader(Conversation conversation) {

    /** A list with the earliest time at which a page of it was given. */
    record Listed(List<Fields> rows, Instant theirNow) {}

    /**
     * All rows of a list with ids above a number.
     *
     * @param above the name of the filter for that: {@code id__gt}, {@code pk__gt}
     */
    Listed above(Ask ask, String above, long id) {
        var clock = new Earliest();
        try {
            var rows = Paging.byKey(id, (reached, offset) -> {
                var asked = ask.with(above, reached).with("order_by", "id").with("limit", Page.LIMIT);
                return page(offset == 0 ? asked : asked.with("offset", offset), Page.LIMIT, clock);
            });
            return new Listed(rows, clock.time());
        } catch (Paging.Endless broken) {
            throw shape(ask, broken.how());
        }
    }

    /** The newest rows of a list, newest first. */
    Listed newest(Ask ask, int most) {
        var clock = new Earliest();
        var asked = ask.with("order_by", "-id").with("limit", most);
        var rows = Paging.newestFirst(
                offset -> page(offset == 0 ? asked : asked.with("offset", offset), most, clock), most);
        return new Listed(rows, clock.time());
    }

    /** One thing; empty if dbt Cloud knows none of its id. */
    Optional<Told<Fields>> find(Ask ask, Set<String> leftOut) {
        try {
            return Optional.of(thing(ask, leftOut));
        } catch (DbtCloudException failed) {
            if (failed.fault() instanceof Fault.Missing) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    List<Account> accounts(Ask ask) {
        return all(conversation.json(ask, Set.of()).value().objects("data"), Transcription::account);
    }

    List<Project> projects(Ask ask) {
        return all(above(ask, "pk__gt", 0).rows(), Transcription::project);
    }

    Project project(Ask ask) {
        return whole(ask, Transcription::project);
    }

    List<Environment> environments(Ask ask) {
        return all(above(ask, "id__gt", 0).rows(), Transcription::environment);
    }

    Environment environment(Ask ask) {
        return whole(ask, Transcription::environment);
    }

    Account account(Ask ask) {
        return whole(ask, Transcription::account);
    }

    /** All jobs, lowest id first; those of other environments, should any be sent, are not among them. */
    List<Job> jobs(Questions questions, AccountId account, ProjectId project, EnvironmentId environment) {
        var ask = questions.jobs(account, project, environment);
        try {
            var rows = Paging.byOffset(offset -> page(
                    ask.with("order_by", "id").with("limit", Page.LIMIT).with("offset", offset),
                    Page.LIMIT,
                    new Earliest()));
            return all(rows, row -> JobWire.of(row).flatMap(wire -> Transcription.job(wire, environment))).stream()
                    .filter(job -> job.environment().equals(environment))
                    .toList();
        } catch (Paging.Endless broken) {
            throw shape(ask, broken.how());
        }
    }

    private Told<Fields> thing(Ask ask, Set<String> leftOut) {
        var told = conversation.json(ask, leftOut);
        var data = told.value().object("data").orElseThrow(() -> shape(ask, "there is nothing in it"));
        return new Told<>(data, told.theirNow());
    }

    private <T> T whole(Ask ask, Function<Fields, Optional<T>> transcribe) {
        return transcribe
                .apply(thing(ask, Set.of()).value())
                .orElseThrow(() -> new DbtCloudException(
                        new Fault.Missing("There is no %s any more at dbt Cloud: it was deleted. Check %s."
                                .formatted(ask.what(), ask.keys()))));
    }

    private Page page(Ask ask, int limit, Earliest clock) {
        var told = conversation.json(ask, Set.of());
        if (!told.value().tells("data")
                && !told.value().tells("extra")
                && !told.value().tells("status")) {
            throw shape(ask, "it is no list");
        }
        clock.shows(told.theirNow());
        return Page.of(told.value(), limit);
    }

    private static DbtCloudException shape(Ask ask, String how) {
        return new DbtCloudException(Faults.shape(ask, how).fault());
    }

    private static <T> List<T> all(List<Fields> rows, Function<Fields, Optional<T>> transcribe) {
        return rows.stream().flatMap(row -> transcribe.apply(row).stream()).toList();
    }

    /** The earliest of several times. */
    private static final class Earliest {
        private Instant time = Instant.MAX;

        private void shows(Instant other) {
            time = other.isBefore(time) ? other : time;
        }

        private Instant time() {
            return time;
        }
    }
}
