package dev.weir.app.translate;

import dev.weir.domain.event.AssetEvent.Execution;
import dev.weir.domain.run.RunResults;
import dev.weir.domain.value.Tree;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/** How a node was worked on, as parts of an event's tree. */
final class ExecutionTree {

    private ExecutionTree() {}

    static void put(SequencedMap<String, Tree> tree, Execution execution) {
        tree.put("startedAt", time(execution.started()));
        tree.put("thread", text(execution.thread()));
        tree.put(
                "phases",
                Tree.items(execution.phases().stream().map(ExecutionTree::phase).toList()));
        tree.put("relation", text(execution.relation()));
        var answer = new LinkedHashMap<String, Tree>();
        put(answer, "rows", execution.measures().rows());
        put(answer, "bytes", execution.measures().bytes());
        execution.measures().queryId().ifPresent(it -> answer.put("queryId", Tree.text(it)));
        tree.put("adapterResponse", Tree.fields(answer));
        execution.batches().ifPresent(it -> {
            var batches = new LinkedHashMap<String, Tree>();
            batches.put("successful", Tree.number(it.successful()));
            batches.put("failed", Tree.number(it.failed()));
            tree.put("batches", Tree.fields(batches));
        });
    }

    private static Tree phase(RunResults.Phase phase) {
        var tree = new LinkedHashMap<String, Tree>();
        tree.put("name", Tree.text(phase.name()));
        tree.put("startedAt", time(phase.started()));
        tree.put("completedAt", time(phase.completed()));
        return Tree.fields(tree);
    }

    private static void put(SequencedMap<String, Tree> tree, String key, OptionalLong value) {
        value.ifPresent(it -> tree.put(key, Tree.number(it)));
    }

    private static Tree time(Optional<Instant> time) {
        return text(time.map(Instant::toString));
    }

    private static Tree text(Optional<String> text) {
        return text.map(Tree::text).orElseGet(Tree::nothing);
    }
}
