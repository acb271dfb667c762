package dev.weir.domain.event;

import dev.weir.domain.run.RunId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What a run and the runs that retry it came to together. dbt writes into the results of {@code dbt retry} only what it did anew, so
 * that no single file tells how all nodes stand in the end, be the retry a step of the same run or a run of its own.
 *
 * @param runs the first run, and those that go on where the one before failed
 * @param settled of each node the last thing that was done to it, in the order in which nodes were met first
 * @param again how many nodes were done more than once
 */
public record RetryChain(List<RunId> runs, List<AssetEvent> settled, int again) {

    public RetryChain {
        runs = List.copyOf(runs);
        settled = List.copyOf(settled);
    }

    /** Merges what was read of each run, in their order. A look at a node says nothing of what was done to it, and replaces nothing. */
    public static RetryChain of(List<RunId> runs, List<RunReading> readings) {
        var last = new LinkedHashMap<String, AssetEvent>();
        var again = new LinkedHashSet<String>();
        for (var reading : readings) {
            for (var event : reading.events()) {
                take(event, last, again);
            }
        }
        return new RetryChain(runs, List.copyOf(last.values()), again.size());
    }

    private static void take(AssetEvent event, Map<String, AssetEvent> last, LinkedHashSet<String> again) {
        var node = event.header().id().node();
        var known = last.get(node);
        if (known == null || known instanceof AssetEvent.Observed) {
            last.put(node, event);
        } else if (!(event instanceof AssetEvent.Observed)) {
            last.put(node, event);
            again.add(node);
        }
    }

    /** {@return whether there is more to it than one run tells by itself} */
    public boolean isMerged() {
        return runs.size() > 1 || again > 0;
    }

    /** {@return what did not come to a good end: failed, found wanting, or never got its turn} */
    public List<AssetEvent> wanting() {
        return settled.stream()
                .filter(it -> switch (it.outcome()) {
                    case "error", "fail", "skipped" -> true;
                    default -> false;
                })
                .toList();
    }
}
