package dev.weir.app.browse;

import dev.weir.domain.event.AssetEvent;
import dev.weir.ports.driven.EventLog;
import dev.weir.ports.driving.WatchChanges;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Tells what changed from the log, which is the only bus there is. */
public final class ChangeWatcher implements WatchChanges {

    private final EventLog log;

    public ChangeWatcher(EventLog log) {
        this.log = log;
    }

    @Override
    public long head() {
        return log.head();
    }

    @Override
    public Changes since(long position, int most) {
        long head = log.head();
        if (head <= position) {
            return new Changes(position, List.of());
        }
        var found = log.since(position, most);
        var hints = new LinkedHashSet<Hint>();
        for (var logged : found) {
            var id = logged.event().header().id();
            var touched = logged.event() instanceof AssetEvent.Checked(var _, var asset, var _)
                    ? asset
                    : Optional.of(id.node());
            hints.add(new Hint(id.workspace(), Optional.of(id.run().toString()), touched));
        }
        return new Changes(found.isEmpty() ? head : found.getLast().position(), List.copyOf(hints));
    }
}
