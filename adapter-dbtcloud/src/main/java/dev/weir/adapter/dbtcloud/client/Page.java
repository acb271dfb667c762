package dev.weir.adapter.dbtcloud.client;

import java.util.List;
import java.util.OptionalLong;

/**
 * One page of a list.
 *
 * @param limit how many rows a full page has: what was asked for, or what the answer says was understood
 * @param total how many rows there are in all, if the answer says so; it may be wrong
 */
record Page(List<Fields> rows, long limit, OptionalLong total) {

    static final int LIMIT = 100;

    Page {
        rows = List.copyOf(rows);
    }

    /** Reads a page out of its envelope. A list that is null is an empty one. */
    static Page of(Fields answer, int asked) {
        var extra = answer.object("extra").orElse(Fields.NONE);
        var understood =
                extra.object("filters").orElse(Fields.NONE).whole("limit").orElse(asked);
        return new Page(
                answer.objects("data"),
                understood > 0 ? Math.min(understood, asked) : asked,
                extra.object("pagination").orElse(Fields.NONE).whole("total_count"));
    }

    /**
     * Tells whether nothing follows. A short page is the last one, unless the answer speaks of more rows than it shows; an empty one
     * always is.
     *
     * @param before how many rows of the same question stand before this page
     */
    boolean isLast(long before) {
        return rows.isEmpty() || (rows.size() < limit && total.orElse(0) <= before + rows.size());
    }
}
