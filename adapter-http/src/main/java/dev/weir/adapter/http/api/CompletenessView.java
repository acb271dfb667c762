package dev.weir.adapter.http.api;

import dev.weir.ports.driving.BrowseRuns.Completeness;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An account of every run created in a time: listed = read + waiting + unavailable + excluded + open.
 *
 * @param unread every run that was not read, each with its reason or rule
 */
@Serdeable
record CompletenessView(Instant from, Instant to, long listed, Map<String, Long> counts, List<RunView> unread) {

    static CompletenessView of(Completeness account) {
        return new CompletenessView(
                account.from(),
                account.to(),
                account.listed(),
                account.counts(),
                account.unread().stream().map(RunView::of).toList());
    }
}
