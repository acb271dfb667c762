package dev.weir.adapter.http.api;

import dev.weir.ports.driving.BrowseAssets.CheckState;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;

/** A check of an asset and its newest events, newest first. {@code severity} is dbt's: error or warn. */
@Serdeable
record CheckView(
        String uniqueId,
        String name,
        Optional<String> column,
        String severity,
        boolean blocking,
        List<EventView> history) {

    static CheckView of(CheckState check) {
        return new CheckView(
                check.uniqueId(),
                check.name(),
                check.column(),
                check.severity(),
                check.blocking(),
                check.history().stream().map(EventView::of).toList());
    }
}
