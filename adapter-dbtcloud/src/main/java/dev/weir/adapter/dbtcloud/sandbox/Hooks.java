package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The account's webhooks: who wants to hear of what, and what was sent to whom. Held by the account's lock. */
final class Hooks {

    static final List<String> TYPES = List.of("job.run.started", "job.run.completed", "job.run.errored");

    /** Completed is told when what the run left behind was taken in. */
    private static final Duration TAKES_IN = Duration.ofSeconds(2);

    private static final int KEPT = 1000;

    private final Account account;
    private final SequencedMap<String, Doc> subscriptions = new LinkedHashMap<>();
    private final SequencedMap<String, Doc> events = new LinkedHashMap<>();
    private final List<Doc> receipts = new ArrayList<>();
    private final Map<Long, Watched> open = new TreeMap<>();
    private long seen = -1;
    private int counter;

    private static final class Watched {
        private boolean started;
        private boolean errored;
    }

    /** One message that is to be sent. */
    record Message(String event, String subscription, String url, String secret, String body) {}

    Hooks(Account account) {
        this.account = account;
    }

    void on(Deeds deeds) {
        deeds.also("subscription", (deed, _) -> {
            var id = deed.text("id", "");
            subscriptions.put(id, deed.doc("body").copy().with("hmac_secret", deed.text("secret")));
        });
        deeds.also("delete-subscription", (deed, _) -> subscriptions.remove(deed.text("id", "")));
    }

    List<String> ids() {
        return List.copyOf(subscriptions.keySet());
    }

    @Nullable
    Doc subscription(String id) {
        return subscriptions.get(id);
    }

    List<Doc> eventsOf(String subscription) {
        return events.values().stream()
                .filter(event -> subscription.equals(event.text("subscription_id")))
                .toList();
    }

    @Nullable
    Doc event(String id) {
        return events.get(id);
    }

    List<Doc> receipts(String event) {
        return receipts.stream()
                .filter(receipt -> event.equals(receipt.text("event_id")))
                .toList();
    }

    @Nullable
    Doc receipt(String id) {
        return receipts.stream()
                .filter(receipt -> id.equals(receipt.text("id")))
                .findFirst()
                .orElse(null);
    }

    /** {@return the messages that have fallen due since the last look} */
    List<Message> due(Instant now) {
        var runs = account.runs();
        var first = seen < 0;
        for (var run : runs.reversed()) {
            if (run.id() <= seen) {
                break;
            }
            if (!first || !run.at(now).complete()) {
                open.putIfAbsent(run.id(), new Watched());
            } else if (run.at(now).times().created().isBefore(now.minus(Duration.ofDays(1)))) {
                break;
            }
        }
        seen = runs.isEmpty() ? 0 : runs.getLast().id();
        var messages = new ArrayList<Message>();
        for (var id : List.copyOf(open.keySet())) {
            var run = account.run(id);
            if (run == null) {
                open.remove(id);
            } else {
                tell(run.at(now), now, messages);
            }
        }
        return messages;
    }

    private void tell(RunState run, Instant now, List<Message> messages) {
        var watched = open.getOrDefault(run.id(), new Watched());
        if (!watched.started && run.times().started() != null) {
            watched.started = true;
            tell("job.run.started", run, now, messages);
        }
        var finished = run.times().finished();
        if (finished == null) {
            return;
        }
        if (!watched.errored && run.status() == RunState.ERROR) {
            watched.errored = true;
            tell("job.run.errored", run, now, messages);
        }
        if (run.times().started() == null) {
            open.remove(run.id());
        } else if (!now.isBefore(finished.plus(TAKES_IN))) {
            open.remove(run.id());
            tell("job.run.completed", run, now, messages);
        }
    }

    private void tell(String type, RunState run, Instant now, List<Message> messages) {
        for (var each : subscriptions.entrySet()) {
            var subscription = each.getValue();
            var jobs = subscription.texts("job_ids");
            if (subscription.flag("active")
                    && subscription.texts("event_types").contains(type)
                    && (jobs.isEmpty()
                            || jobs.contains(Long.toString(run.place().job())))) {
                messages.add(message(each.getKey(), subscription, type, payload(type, run), now));
            }
        }
    }

    /** {@return a message that only shows whether the other end listens} */
    Message test(String id, Doc subscription, Instant now) {
        var data =
                Doc.of("jobId", "1").with("jobName", "Test").with("runId", "1").with("runStatus", "Success");
        return message(id, subscription, "job.run.completed", data, now);
    }

    private Message message(String id, Doc subscription, String type, Doc data, Instant now) {
        var event = "wev_" + Stamps.micros(now) + "_" + ++counter;
        var body = Json.text(Doc.of("accountId", account.id())
                .with("webhooksID", id)
                .with("eventId", event)
                .with("timestamp", Stamps.nanos(now))
                .with("eventType", type)
                .with("webhookName", subscription.text("name"))
                .with("data", data));
        events.putLast(
                event,
                Doc.of("id", event)
                        .with("subscription_id", id)
                        .with("account_identifier", "act_0weirsandbox")
                        .with("account_id", Long.toString(account.id()))
                        .with("job_id", data.text("jobId"))
                        .with("trigger_event_type", type)
                        .with("payload", body)
                        .with("http_status_code", "0"));
        if (events.size() > KEPT) {
            events.pollFirstEntry();
        }
        return new Message(event, id, subscription.text("client_url", ""), subscription.text("hmac_secret", ""), body);
    }

    private Doc payload(String type, RunState run) {
        var job = account.job(run.place().job());
        var environment = account.environment(run.place().environment());
        var project = account.project(run.place().project());
        var started = run.times().started();
        var finished = run.times().finished();
        var data = Doc.of("jobId", "" + run.place().job())
                .with("jobName", job == null ? "" : job.name())
                .with("runId", "" + run.id())
                .with("environmentId", "" + run.place().environment())
                .with("environmentName", environment == null ? "" : environment.name())
                .with("dbtVersion", run.code().dbtVersion())
                .with("projectName", project == null ? "" : project.name())
                .with("projectId", "" + run.place().project())
                .with("runStatus", type.endsWith("started") ? "Running" : word(run.status()))
                .with("runStatusCode", type.endsWith("started") ? RunState.RUNNING : run.status())
                .with("runStatusMessage", run.message() == null ? "None" : run.message())
                .with("runReason", run.trigger().cause())
                .with("runStartedAt", started == null ? null : Stamps.seconds(started));
        if (!type.endsWith("started") && finished != null) {
            data.with(type.endsWith("errored") ? "runErroredAt" : "runFinishedAt", Stamps.seconds(finished));
        }
        return data;
    }

    private static String word(int status) {
        return status == RunState.ERROR ? "Errored" : RunState.word(status);
    }

    /** Keeps what came of sending a message. */
    void sent(Message message, String status, String error, Map<String, String> headers, String answer, Instant now) {
        var event = events.get(message.event());
        if (event != null) {
            event.with("http_status_code", status);
        }
        var subscription = subscriptions.get(message.subscription());
        if (subscription != null) {
            subscription.with("http_status_code", status).with("dispatched_at", Stamps.micros(now));
        }
        receipts.add(Doc.of("id", "wer_" + ++counter)
                .with("event_id", message.event())
                .with("subscription_id", message.subscription())
                .with("dispatched_at", Stamps.micros(now))
                .with("http_status_code", status)
                .with("error_info", error)
                .with("request_body", message.body())
                .with("request_headers", headers.toString())
                .with("response_body", answer));
        if (receipts.size() > KEPT) {
            receipts.removeFirst();
        }
    }
}
