package dev.weir.domain.event;

import dev.weir.domain.asset.Manifest;
import dev.weir.domain.event.AssetEvent.Freshness;
import dev.weir.domain.event.AssetEvent.Header;
import dev.weir.domain.run.Catalog;
import dev.weir.domain.run.FreshnessResults;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunResults;
import dev.weir.domain.value.Loss;
import dev.weir.domain.value.WorkspaceName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one of dbt's files means for the assets: an event for every row, whatever the row says. Total: an unknown node, status or
 * command never ends it, and is counted. Its cost grows with the rows, and not with the project.
 *
 * @param events in the order of the rows
 * @param losses what was not understood, that of the file's reader included
 */
public record Interpretation(List<AssetEvent> events, List<Loss> losses) {

    public Interpretation {
        events = List.copyOf(events);
        losses = List.copyOf(losses);
    }

    /**
     * Where a file comes from.
     *
     * @param step dbt Cloud's index of the step, from 1
     * @param ended when the step ended; taken for the time of a row that says nothing of its own, if the file does not either
     * @param counting whether the file says something about production
     */
    public record Origin(WorkspaceName workspace, RunId run, int step, Instant ended, Counting counting) {}

    /** What a command's results mean. Without a manifest nodes are judged by their unique ids alone. */
    public static Interpretation of(RunResults results, Optional<Manifest> manifest, Origin origin) {
        var losses = new Loss.Tally();
        losses.addAll(results.losses());
        var nodes = new KnownNodes(manifest);
        var deed = Deed.of(results);
        if (deed == Deed.UNKNOWN) {
            losses.count("unknown command", results.invocation().command().orElse("none"));
        }
        var causes = SkipCauses.of(results.rows(), nodes);
        var reader = new RowReading(deed, nodes, causes, losses);
        var ordinals = new Ordinals();
        var events = new ArrayList<AssetEvent>(results.rows().size());
        for (var row : results.rows()) {
            if (row.seconds().filter(it -> it.signum() < 0).isPresent()) {
                losses.count("an execution_time below 0", row.uniqueId());
            }
            var id = ordinals.id(origin, row.uniqueId());
            events.add(reader.read(row, RowHeader.of(row, id, nodes, results.invocation(), origin, losses)));
        }
        return new Interpretation(events, losses.losses());
    }

    /** What {@code dbt source freshness} found, as observations. A look at a source says nothing of what production holds otherwise. */
    public static Interpretation of(FreshnessResults results, Origin origin) {
        var losses = new Loss.Tally();
        losses.addAll(results.losses());
        var ordinals = new Ordinals();
        var written = results.invocation().generatedAt();
        var events = results.rows().stream()
                .<AssetEvent>map(row -> new AssetEvent.Observed(
                        new Header(
                                ordinals.id(origin, row.uniqueId()),
                                row.snapshottedAt().or(() -> written).orElse(origin.ended()),
                                row.status(),
                                KnownNodes.prefix(row.uniqueId()),
                                row.error(),
                                new AssetEvent.Execution(
                                        row.seconds().orElse(BigDecimal.ZERO),
                                        row.timing().stream()
                                                .flatMap(it -> it.started().stream())
                                                .findFirst(),
                                        row.thread(),
                                        results.invocation().id(),
                                        row.timing(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        WarehouseAnswer.measures(row.adapterResponse(), losses)),
                                origin.counting()),
                        Optional.of(new Freshness(row.status(), row.maxLoadedAt(), row.ageSeconds(), row.criteria()))))
                .toList();
        return new Interpretation(events, losses.losses());
    }

    /**
     * The same with what a catalog says of relations, which the same step has left: told with the event of the step that was looking
     * only, else as an observation of its own. It counts for nothing: docs say how things were when somebody looked.
     */
    public Interpretation describedBy(Catalog catalog, Origin origin) {
        var left = new LinkedHashMap<>(catalog.relations());
        var told = new ArrayList<AssetEvent>(events.size() + left.size());
        for (var event : events) {
            String node = event.header().id().node();
            boolean looked = event instanceof AssetEvent.Observed;
            told.add(
                    looked && left.containsKey(node)
                            ? new AssetEvent.Observed(
                                    event.header(), Optional.empty(), Optional.ofNullable(left.remove(node)))
                            : event);
        }
        told.forEach(event -> left.remove(event.header().id().node()));
        left.forEach((node, relation) -> told.add(described(node, relation, catalog, origin)));
        return new Interpretation(told, Loss.sum(losses, catalog.losses()));
    }

    private static AssetEvent described(String node, Catalog.Relation relation, Catalog catalog, Origin origin) {
        return new AssetEvent.Observed(
                new Header(
                        new EventId(origin.workspace(), origin.run(), origin.step(), node, 0),
                        catalog.invocation().generatedAt().orElse(origin.ended()),
                        "described",
                        KnownNodes.prefix(node),
                        Optional.empty(),
                        new AssetEvent.Execution(
                                BigDecimal.ZERO,
                                Optional.empty(),
                                Optional.empty(),
                                catalog.invocation().id(),
                                List.of(),
                                Optional.empty()),
                        new Counting.DoesNot("nothing was built")),
                Optional.empty(),
                Optional.of(relation));
    }

    /** Counts the rows of each node. */
    private static final class Ordinals {
        private final Map<String, Integer> met = new HashMap<>();

        EventId id(Origin origin, String node) {
            int rows = met.merge(node, 1, Integer::sum);
            return new EventId(origin.workspace(), origin.run(), origin.step(), node, rows - 1);
        }
    }
}
