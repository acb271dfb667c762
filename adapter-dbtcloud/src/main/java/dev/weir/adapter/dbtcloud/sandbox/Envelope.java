package dev.weir.adapter.dbtcloud.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes around dbt Cloud's answers. */
final class Envelope {

    private Envelope() {}

    /** Only the status; {@code data} is added by whoever has some. */
    static Doc status(int code, String message) {
        return Doc.of(
                "status",
                Doc.of("code", code)
                        .with("is_success", code < 300)
                        .with("user_message", message)
                        .with("developer_message", code < 300 ? "" : null));
    }

    static Reply detail(@Nullable Object data) {
        return Reply.json(200, status(200, "Success!").with("data", data));
    }

    /** Created: 201 inside; outside it is 200 for jobs, as real answers have it. */
    static Reply created(Doc data) {
        return Reply.json(200, status(201, "Created successfully.").with("data", data));
    }

    static Reply list(List<Doc> page, int total, Doc filters, @Nullable String order) {
        var extra = Doc.of("filters", filters)
                .with("order_by", order)
                .with("pagination", Doc.of("count", page.size()).with("total_count", total));
        return Reply.json(200, status(200, "Success!").with("data", page).with("extra", extra));
    }

    /** The webhook family says less. */
    static Doc bare(@Nullable Object data) {
        return Doc.of("data", data).with("status", Doc.of("code", 200));
    }
}
