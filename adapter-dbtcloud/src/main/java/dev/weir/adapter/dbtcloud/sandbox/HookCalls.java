package dev.weir.adapter.dbtcloud.sandbox;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Webhook subscriptions and what was sent to them. */
final class HookCalls {

    private static final int PAGE = 10;
    private static final int SECRET_BYTES = 20;

    private final Account account;
    private final Hooks hooks;
    private final Deeds deeds;
    private final HookPost post;
    private final SecureRandom random = new SecureRandom();

    HookCalls(Account account, Hooks hooks, Deeds deeds, HookPost post) {
        this.account = account;
        this.hooks = hooks;
        this.deeds = deeds;
        this.post = post;
    }

    void on(Routes routes) {
        var own = "/api/v3/accounts/{account}/webhooks";
        routes.on("GET", own + "/subscriptions", this::list)
                .on("POST", own + "/subscriptions", this::create)
                .on("GET", own + "/subscription/{id}", call -> plain(shown(call.text("id"))))
                .on("PUT", own + "/subscription/{id}", this::update)
                .on("DELETE", own + "/subscription/{id}", this::delete)
                .on("GET", own + "/subscription/{id}/test", this::test)
                .on("GET", own + "/subscription/{id}/events", this::events)
                .on("GET", own + "/subscription/{id}/event/{event}/receipt", this::receipts)
                .on("GET", own + "/event/{event}", this::event)
                .on("GET", own + "/event/{event}/receipts", this::receipts)
                .on("GET", own + "/receipt/{receipt}", this::receipt);
    }

    private static Reply plain(Doc data) {
        return Reply.json(200, Envelope.bare(data));
    }

    private Doc kept(String id) throws Refusal {
        var subscription = hooks.subscription(id);
        if (subscription == null) {
            throw Refusal.missing();
        }
        return subscription;
    }

    /** The secret is shown once, when it is made. */
    private Doc shown(String id) throws Refusal {
        return Doc.of("id", id).with(kept(id)).without("hmac_secret");
    }

    private Reply list(Call call) throws Refusal {
        var rows = new ArrayList<Doc>();
        for (var id : hooks.ids()) {
            rows.add(shown(id));
        }
        return page(call, rows);
    }

    private static Reply page(Call call, List<Doc> rows) throws Refusal {
        var limit = number(call, "limit", PAGE);
        var offset = number(call, "offset", 0);
        var page = rows.stream().skip(offset).limit(limit).toList();
        var extra = Doc.of("pagination", Doc.of("total_count", rows.size()).with("count", page.size()))
                .with("filters", Doc.of("offset", offset).with("limit", limit));
        return Reply.json(200, Envelope.bare(page).with("extra", extra));
    }

    private static int number(Call call, String name, int otherwise) throws Refusal {
        var text = call.parameter(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,6}")) {
            throw Refusal.invalid(Doc.of(name, "'" + text + "' is not a number"));
        }
        return Integer.parseInt(text);
    }

    private Reply create(Call call) throws Refusal {
        var now = account.advance();
        var body = checked(call.json());
        var id = "wsu_" + Long.toString(account.ids().next(now), 36);
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        var text = HexFormat.of().formatHex(secret);
        var kept = body.with("http_status_code", "0")
                .with("dispatched_at", null)
                .with("deactivate_reason", null)
                .with("account_id", account.id())
                .with("account_identifier", "act_0weirsandbox")
                .with("created_at", Stamps.micros(now))
                .with("updated_at", Stamps.micros(now));
        deeds.perform(
                Doc.of("deed", "subscription")
                        .with("id", id)
                        .with("secret", text)
                        .with("body", kept),
                now);
        return Reply.json(
                201, Doc.of("data", shown(id).with("hmac_secret", text)).with("status", Doc.of("code", 201)));
    }

    private Reply update(Call call) throws Refusal {
        var now = account.advance();
        var id = call.text("id");
        var old = kept(id);
        var body = old.copy().with(checked(call.json())).with("updated_at", Stamps.micros(now));
        deeds.perform(
                Doc.of("deed", "subscription")
                        .with("id", id)
                        .with("secret", old.text("hmac_secret"))
                        .with("body", body.without("hmac_secret")),
                now);
        return plain(shown(id));
    }

    private static Doc checked(Doc body) throws Refusal {
        var wrong = Doc.of();
        for (var name : List.of("name", "client_url")) {
            if (body.text(name, "").isBlank()) {
                wrong.with(name, "required key not provided");
            }
        }
        if (body.texts("event_types").isEmpty() || !Hooks.TYPES.containsAll(body.texts("event_types"))) {
            wrong.with("event_types", "must be of " + Hooks.TYPES);
        }
        if (!(body.get("active") instanceof Boolean)) {
            wrong.with("active", "required key not provided");
        }
        if (!wrong.names().isEmpty()) {
            throw Refusal.invalid(wrong);
        }
        return Doc.of("name", body.text("name"))
                .with("description", body.text("description", ""))
                .with("event_types", body.texts("event_types"))
                .with("job_ids", body.numbers("job_ids"))
                .with("client_url", body.text("client_url"))
                .with("active", body.flag("active"));
    }

    private Reply delete(Call call) throws Refusal {
        var id = call.text("id");
        kept(id);
        deeds.perform(Doc.of("deed", "delete-subscription").with("id", id), account.advance());
        return Reply.json(
                200,
                Doc.of("data", Doc.of("id", id))
                        .with("status", Doc.of("code", 200).with("is_success", true)));
    }

    private Reply test(Call call) throws Refusal {
        var id = call.text("id");
        var message = hooks.test(id, kept(id), account.advance());
        Thread.startVirtualThread(() -> {
            try {
                post.send(message);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        return plain(Doc.of("event_id", message.event()));
    }

    private Reply events(Call call) throws Refusal {
        kept(call.text("id"));
        return page(call, hooks.eventsOf(call.text("id")));
    }

    private Reply event(Call call) throws Refusal {
        var event = hooks.event(call.text("event"));
        if (event == null) {
            throw Refusal.missing();
        }
        return plain(event);
    }

    private Reply receipts(Call call) throws Refusal {
        event(call);
        return Reply.json(200, Envelope.bare(hooks.receipts(call.text("event"))));
    }

    private Reply receipt(Call call) throws Refusal {
        var receipt = hooks.receipt(call.text("receipt"));
        if (receipt == null) {
            throw Refusal.missing();
        }
        return plain(receipt);
    }
}
