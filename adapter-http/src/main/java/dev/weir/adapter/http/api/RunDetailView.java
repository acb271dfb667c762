package dev.weir.adapter.http.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.Counting;
import dev.weir.domain.event.KeptRun.NodePreview;
import dev.weir.domain.event.RetryChain;
import dev.weir.domain.event.RunReading;
import dev.weir.domain.run.RunStep;
import dev.weir.domain.value.Loss;
import dev.weir.ports.driving.BrowseRuns.RunDetail;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run, with what its steps did.
 *
 * @param manifest the version that the results were read against
 * @param retriedBy the run that goes on where this one failed
 * @param chain what it came to together with its retries; null where this run's own steps tell all
 * @param preview what the log of the step at work says; not a fact, and gone once the results are there
 * @param losses what could not be understood of it, counted
 */
@Serdeable
record RunDetailView(
        @JsonUnwrapped RunView run,
        Optional<String> manifest,
        Optional<String> retriedBy,
        Optional<ChainView> chain,
        List<StepView> steps,
        List<NodePreview> preview,
        List<Loss> losses) {

    /**
     * A step.
     *
     * @param index dbt Cloud's, from 1
     * @param command the dbt command line; null for steps that call no dbt
     * @param said what came of reading its results, in a sentence
     * @param logKept whether its console text is kept here
     */
    @Serdeable
    record StepView(
            int index,
            String name,
            Optional<String> command,
            String status,
            Optional<Instant> started,
            Optional<Instant> finished,
            Optional<String> said,
            boolean logKept,
            List<NodeView> nodes) {}

    /**
     * What a step did to a node.
     *
     * @param status dbt's own word; {@code outcome} is ours
     * @param because of a skipped one: the ancestor that explains it
     */
    @Serdeable
    record NodeView(
            String id,
            String uniqueId,
            String resourceType,
            String type,
            String status,
            String outcome,
            Optional<String> message,
            Optional<Instant> started,
            Instant finished,
            BigDecimal seconds,
            Optional<String> thread,
            Optional<String> because,
            Optional<String> asset,
            Optional<Long> failures,
            boolean counts,
            Optional<String> whyNot,
            ExecutionView execution) {

        static NodeView of(AssetEvent event) {
            var header = event.header();
            return new NodeView(
                    header.id().toString(),
                    header.id().node(),
                    header.resourceType(),
                    event.type(),
                    header.status(),
                    event.outcome(),
                    header.message(),
                    header.execution().started(),
                    header.at(),
                    header.execution().seconds(),
                    header.execution().thread(),
                    event instanceof AssetEvent.Skipped(var _, var because) ? because : Optional.empty(),
                    event instanceof AssetEvent.Checked(var _, var asset, var _) ? asset : Optional.empty(),
                    event instanceof AssetEvent.Checked(var _, var _, var verdict)
                                    && verdict.failures().isPresent()
                            ? Optional.of(verdict.failures().getAsLong())
                            : Optional.empty(),
                    header.counting().counts(),
                    header.counting() instanceof Counting.DoesNot(var why) ? Optional.of(why) : Optional.empty(),
                    ExecutionView.of(header.execution()));
        }
    }

    /**
     * What a run and its retries came to together.
     *
     * @param runs the ids of the first run, and of those that go on where the one before failed
     * @param outcomes how many nodes had which outcome in the end
     * @param wanting the nodes that did not come to a good end, as they were last
     */
    @Serdeable
    record ChainView(List<String> runs, Map<String, Long> outcomes, List<NodeView> wanting) {

        static ChainView of(RetryChain chain) {
            var outcomes = new TreeMap<String, Long>();
            chain.settled().forEach(it -> outcomes.merge(it.outcome(), 1L, Long::sum));
            return new ChainView(
                    chain.runs().stream().map(Object::toString).toList(),
                    outcomes,
                    chain.wanting().stream().map(NodeView::of).toList());
        }
    }

    static RunDetailView of(RunDetail detail) {
        var reading = detail.reading();
        Map<Integer, List<NodeView>> nodes = reading.stream()
                .flatMap(it -> it.events().stream())
                .collect(Collectors.groupingBy(
                        it -> it.header().id().step(), Collectors.mapping(NodeView::of, Collectors.toList())));
        return new RunDetailView(
                RunView.of(detail.kept()),
                reading.flatMap(RunReading::manifest).map(Object::toString),
                detail.retriedBy().map(Object::toString),
                Optional.of(detail.chain()).filter(RetryChain::isMerged).map(ChainView::of),
                steps(detail, nodes),
                detail.kept().preview(),
                reading.map(RunReading::losses).orElse(List.of()));
    }

    /** Every step that dbt Cloud has told of, and those that only the results know. */
    private static List<StepView> steps(RunDetail detail, Map<Integer, List<NodeView>> nodes) {
        var told = detail.kept().steps();
        var known = told.stream().map(RunStep::index).collect(Collectors.toSet());
        var untold = nodes.keySet().stream()
                .filter(it -> !known.contains(it))
                .map(it -> new StepView(
                        it,
                        "",
                        Optional.empty(),
                        "unknown",
                        Optional.empty(),
                        Optional.empty(),
                        said(detail, it),
                        false,
                        nodes.getOrDefault(it, List.of())));
        return Stream.concat(
                        told.stream()
                                .map(it -> new StepView(
                                        it.index(),
                                        it.name(),
                                        it.command(),
                                        it.status().word().toLowerCase(Locale.ROOT),
                                        it.started(),
                                        it.finished(),
                                        said(detail, it.index()),
                                        logKept(detail, it.index()),
                                        nodes.getOrDefault(it.index(), List.of()))),
                        untold)
                .sorted(Comparator.comparingInt(StepView::index))
                .toList();
    }

    private static Optional<String> said(RunDetail detail, int step) {
        return detail.reading().stream()
                .flatMap(it -> it.steps().stream())
                .filter(it -> it.step() == step)
                .map(RunReading.StepReading::said)
                .findFirst();
    }

    private static boolean logKept(RunDetail detail, int step) {
        return detail.reading().stream().flatMap(it -> it.logs().stream()).anyMatch(it -> it.step() == step);
    }
}
