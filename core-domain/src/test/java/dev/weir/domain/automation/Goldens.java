package dev.weir.domain.automation;

import static dev.weir.domain.automation.TreeReading.at;

import dev.weir.domain.value.JsonTrees;
import dev.weir.domain.value.Tree;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The recorded cases of automation. */
final class Goldens {

    private static final List<String> FILES = List.of(
            "algebra-behaviour.json",
            "algebra.json",
            "checks.json",
            "cron-ticks.json",
            "dbt.json",
            "definitions.json",
            "deps.json",
            "eager.json",
            "events.json",
            "graphs.json",
            "lost.json",
            "memory.json",
            "newly.json",
            "on-cron.json",
            "on-missing.json",
            "other-assets.json",
            "random-algebra.jsonl",
            "random-cron.jsonl",
            "random-eager.jsonl",
            "random-mixed.jsonl",
            "requested.json",
            "runs.json",
            "since.json",
            "status.json");

    private Goldens() {}

    static List<Tree.Fields> all() {
        return FILES.stream()
                .flatMap(file -> JsonTrees.resource("/goldens/automation/" + file).stream())
                .map(Tree.Fields.class::cast)
                .toList();
    }

    static Stream<Tree.Fields> algebra() {
        return all().stream().filter(golden -> golden.at("condition").isPresent());
    }

    static String id(Tree.Fields golden) {
        return TreeReading.text(golden.at("id").orElseThrow(), "id");
    }

    /** {@return the answer with the most oddities mended, if there is a mended one} */
    static java.util.Optional<Tree> mended(Tree.Fields golden) {
        return at(golden, "expect_if_mended")
                .map(tree -> TreeReading.fields(tree, "expect_if_mended").values().entrySet().stream()
                        .max(Comparator.comparingInt(entry -> entry.getKey().split("\\+").length))
                        .map(Map.Entry::getValue)
                        .orElseThrow());
    }

    /** {@return whether the case is shaped by an oddity for which nobody has recorded a mended answer} */
    static boolean open(Tree.Fields golden) {
        return golden.at("dagster_quirk").isPresent()
                && golden.at("expect_if_mended").isEmpty();
    }
}
