package dev.weir.ports.driving;

import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.event.Logged;
import dev.weir.domain.run.Catalog;
import dev.weir.domain.run.RunId;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.Tree;
import dev.weir.domain.value.WorkspaceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Every question about a workspace's assets. Throws {@link UnknownWorkspaceException} for a workspace that is not declared, {@link AskedWronglyException} for a
 * selection that cannot be read, with the place of the fault, and for a cursor that it did not hand out.
 */
public interface BrowseAssets {

    /** dbt's selection language; each of the three may be empty. */
    record Selected(Optional<String> select, Optional<String> exclude, Optional<String> selector) {
        /** All assets. */
        public static final Selected ALL = new Selected(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Assets in the order of their unique ids. Empty while no manifest is known. */
    Slice<AssetSummary> assets(WorkspaceName workspace, Selected selected, Slice.Request part);

    /** What a list shows of an asset. */
    record AssetSummary(
            String uniqueId,
            List<String> key,
            String name,
            String resourceType,
            Optional<String> group,
            List<String> owners,
            List<String> tags,
            List<String> kinds,
            Optional<Latest> latest) {
        public AssetSummary {
            key = List.copyOf(key);
            owners = List.copyOf(owners);
            tags = List.copyOf(tags);
            kinds = List.copyOf(kinds);
        }
    }

    /** The latest that happened to an asset: its outcome in one word, when, and in which run. */
    record Latest(String outcome, Instant at, RunId run) {}

    /** One asset; empty if the current manifest has none of this id. */
    Optional<AssetDetail> asset(WorkspaceName workspace, String uniqueId);

    /**
     * All that is known of an asset.
     *
     * @param metadata further facts by name, for showing
     * @param columns as they are declared, and those that only the warehouse has
     * @param docBlocks the docs blocks that its description is made of
     * @param source where its code stands at the git host, and where dbt Cloud explains it, as far as that can be told
     * @param warehouse what the warehouse held of it when docs were last generated, if that is known
     * @param problems sentences for people: why it has no spec, for one
     */
    record AssetDetail(
            AssetSummary summary,
            Optional<String> description,
            Optional<String> relation,
            Optional<String> materialized,
            Optional<String> path,
            Optional<String> rawCode,
            Optional<String> compiledCode,
            List<Column> columns,
            List<String> upstream,
            List<String> downstream,
            SequencedMap<String, Tree> metadata,
            List<DocBlock> docBlocks,
            Links source,
            Optional<Warehouse> warehouse,
            List<String> problems) {
        public AssetDetail {
            docBlocks = List.copyOf(docBlocks);
            problems = List.copyOf(problems);
            columns = List.copyOf(columns);
            upstream = List.copyOf(upstream);
            downstream = List.copyOf(downstream);
        }
    }

    /** What the warehouse held of a table or view at {@code at}, by dbt's clock, as {@code run} found it. */
    record Warehouse(Catalog.Relation relation, Instant at, RunId run) {}

    /** A text that descriptions are made of, as its project wrote it; {@code text} is empty if the manifest does not hold it. */
    record DocBlock(String uniqueId, String name, Optional<String> packageName, Optional<String> text) {}

    /**
     * A column, as declared and as the warehouse has it.
     *
     * @param constraints dbt's words: not_null, primary_key, check …
     * @param docBlocks the docs blocks that its description is made of
     */
    record Column(
            String name,
            Optional<String> type,
            Optional<String> description,
            List<String> tests,
            List<String> constraints,
            List<DocBlock> docBlocks) {
        public Column {
            docBlocks = List.copyOf(docBlocks);
            constraints = List.copyOf(constraints);
            tests = List.copyOf(tests);
        }
    }

    /** Where people find more. */
    record Links(Optional<String> code, Optional<String> explorer) {}

    /** Everything that happened to an asset, newest first. */
    Slice<Logged> events(WorkspaceName workspace, String uniqueId, Slice.Request part);

    /** The checks of an asset with their newest events, newest first. */
    List<CheckState> checks(WorkspaceName workspace, String uniqueId);

    /** A check and its newest events. {@code severity} is dbt's: error or warn. */
    record CheckState(
            String uniqueId,
            String name,
            Optional<String> column,
            String severity,
            boolean blocking,
            List<Logged> history) {
        public CheckState {
            history = List.copyOf(history);
        }
    }

    /** The graph as it is to be drawn. */
    Graph graph(WorkspaceName workspace, Sight sight);

    /**
     * What of the graph is looked at. Groups are one node each when there would be too many nodes, and so are the parts of a group
     * that is too large to be read at once.
     *
     * @param open the groups and parts that are not to be collapsed; the id of an asset opens whatever holds it
     * @param around if given, only this node with {@code levels} levels around it
     */
    record Sight(Selected selected, List<String> open, Optional<Around> around) {
        /** All, with what is too much collapsed. */
        public static final Sight ALL = new Sight(Selected.ALL, List.of(), Optional.empty());

        public Sight {
            open = List.copyOf(open);
        }
    }

    /**
     * Which nodes of a drawing are meant, by their ids, each with how many assets it stands for: of a collapsed group those in it that
     * are meant. In the order of the drawing; nodes of which nothing is meant are left out.
     */
    SequencedMap<String, Integer> lit(WorkspaceName workspace, Sight sight, Light light);

    /** What is singled out of a drawing. */
    sealed interface Light {

        /** What a selection would choose. */
        record Found(Selected selected) implements Light {}

        /** A node of the drawing, an asset or a collapsed group, and everything above and below it, also through what is collapsed. */
        record Line(String node) implements Light {}
    }

    /** A node with what is near it. */
    record Around(String uniqueId, int levels) {}

    /**
     * A drawing, placed.
     *
     * @param manifest the version that it shows; empty when none is known yet
     * @param why a sentence when there is nothing to draw: which job would bring the manifest
     * @param hidden how many nodes stand behind collapsed groups
     * @param layingOut how many nodes are being placed just now, and come when it is asked again; 0 when all stand
     */
    record Graph(
            Optional<ManifestHash> manifest,
            double width,
            double height,
            List<Node> nodes,
            List<Frame> frames,
            List<Edge> edges,
            int hidden,
            int layingOut,
            Optional<String> why) {
        public Graph {
            nodes = List.copyOf(nodes);
            frames = List.copyOf(frames);
            edges = List.copyOf(edges);
        }

        /**
         * An asset, or a collapsed group with {@code count} assets: then {@code id} is {@code group:NAME} and {@code kind} is
         * {@code group}.
         *
         * @param outcomes of a group: how many of its assets stand at each latest outcome, worst first; else empty
         * @param troubledChecks how many checks of it, or of the group's assets, last said anything but pass
         */
        public record Node(
                String id,
                String label,
                String kind,
                Optional<String> group,
                int count,
                double x,
                double y,
                double width,
                double height,
                Optional<Latest> latest,
                SequencedMap<String, Integer> outcomes,
                int troubledChecks,
                boolean inFlight) {}

        /** Around what the opened {@code group} holds, {@code count} assets in all; some of them may be collapsed in it. */
        public record Frame(String group, String label, int count, double x, double y, double width, double height) {}

        /**
         * An edge between positions in the list of nodes, and after the last of these in the list of frames; {@code count} is above 1
         * when edges are bundled. A {@code quiet} one is there to be lit, and not drawn otherwise: a bundle stands for it, or it only
         * shortens a way over others.
         */
        public record Edge(int from, int to, int count, List<Double> route, boolean quiet) {
            public Edge {
                route = List.copyOf(route);
            }
        }
    }

    /** What could follow the text before {@code caret} of a selection, best first, and what is wrong with it. */
    Completion complete(WorkspaceName workspace, String text, int caret);

    /** Proposals for the word under the caret, which stands from {@code from} to {@code to}; and the fault of the text, if any. */
    record Completion(int from, int to, List<String> proposals, Optional<Flaw> flaw) {
        public Completion {
            proposals = List.copyOf(proposals);
        }

        /** What is wrong, and where: positions counted from 0, the end not included. */
        public record Flaw(int from, int to, String message) {}
    }
}
