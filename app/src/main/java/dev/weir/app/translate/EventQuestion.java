package dev.weir.app.translate;

import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.asset.CheckKey;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.asset.Node;
import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.AssetEvent.Checked;
import dev.weir.domain.event.AssetEvent.Header;
import dev.weir.domain.event.Counting;
import dev.weir.domain.event.Interpretation;
import dev.weir.domain.event.Production;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunResults;
import dev.weir.domain.translation.AssetNames;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.SpecTree;
import dev.weir.domain.translation.TranslationRefused;
import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Tree;
import dev.weir.domain.value.WorkspaceName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.Function;

/** Which events come out of one command's results. */
public record EventQuestion(Function<Manifest, SpecTranslation> translation) {

    private static final WorkspaceName OF_FILES = new WorkspaceName("files");

    /** The question that a case asks; plug-ins are asked before its own rules. */
    public static EventQuestion of(Tree.Fields given, List<SpecTranslation> plugins) {
        Switches.of(given);
        return new EventQuestion(Translations.of(given, plugins));
    }

    /** {@return the events as a tree, and what was not understood} */
    public SequencedMap<String, Tree> answer(ManifestFile file, RunResults results) {
        var command = results.invocation();
        var counting = Production.UNKNOWN.judge(command);
        var ended = command.generatedAt().orElse(Instant.EPOCH);
        var origin = new Interpretation.Origin(OF_FILES, new RunId(0), 1, ended, counting);
        var read = Interpretation.of(results, Optional.of(file.manifest()), origin);
        var names = new AssetNames(file, translation.apply(file.manifest()));
        var answer = new LinkedHashMap<String, Tree>();
        answer.put(
                "events",
                Tree.items(
                        read.events().stream().map(it -> tree(it, file, names)).toList()));
        answer.put("losses", LossTree.of(Loss.sum(file.manifest().losses(), read.losses())));
        return answer;
    }

    private static Tree tree(AssetEvent event, ManifestFile file, AssetNames names) {
        Header header = event.header();
        var index = file.manifest().indexOf(header.id().node());
        Optional<Node> node =
                index.isPresent() ? Optional.of(file.manifest().node(index.getAsInt())) : Optional.empty();
        var tree = new LinkedHashMap<String, Tree>();
        tree.put("type", Tree.text(event.type()));
        var check = node.filter(EventQuestion::isTest).flatMap(it -> check(it, names));
        tree.put(
                "key",
                check.map(CheckKey::asset)
                        .or(() -> node.flatMap(it -> key(it, names)))
                        .map(SpecTree::key)
                        .orElseGet(Tree::nothing));
        tree.put("uniqueId", Tree.text(header.id().node()));
        tree.put("status", Tree.text(header.status()));
        tree.put("completedAt", Tree.text(header.at().toString()));
        tree.put("executionSeconds", Tree.number(header.execution().seconds()));
        tree.put("invocationId", text(header.execution().invocation()));
        if (event instanceof Checked checked) {
            put(tree, checked);
        }
        check.map(CheckKey::name)
                .or(() -> node.filter(EventQuestion::isTest).map(Node::name))
                .ifPresent(it -> tree.put("check", Tree.text(it)));
        if (event instanceof AssetEvent.Skipped skipped) {
            tree.put("because", text(skipped.because()));
        }
        tree.put("message", text(header.message()));
        ExecutionTree.put(tree, header.execution());
        tree.put("counts", Tree.flag(header.counting().counts()));
        if (header.counting() instanceof Counting.DoesNot(String why)) {
            tree.put("countsNot", Tree.text(why));
        }
        return Tree.fields(tree);
    }

    private static void put(SequencedMap<String, Tree> tree, Checked checked) {
        var result = checked.verdict().result();
        tree.put("passed", Tree.flag(result == AssetEvent.Verdict.Result.PASS));
        tree.put("severity", Tree.text(result == AssetEvent.Verdict.Result.WARN ? "WARN" : "ERROR"));
        OptionalLong failures = checked.verdict().failures();
        tree.put("failedRows", failures.isPresent() ? Tree.number(failures.getAsLong()) : Tree.nothing());
    }

    private static boolean isTest(Node node) {
        return List.of("test", "unit_test").contains(node.typeWord());
    }

    private static Optional<CheckKey> check(Node test, AssetNames names) {
        try {
            return names.check(test);
        } catch (TranslationRefused _) {
            return Optional.empty();
        }
    }

    private static Optional<AssetKey> key(Node node, AssetNames names) {
        return switch (node.type()) {
            case MODEL, SEED, SNAPSHOT, SOURCE -> {
                try {
                    yield Optional.of(names.key(node));
                } catch (TranslationRefused _) {
                    yield Optional.empty();
                }
            }
            default -> Optional.empty();
        };
    }

    private static Tree text(Optional<String> text) {
        return text.map(Tree::text).orElseGet(Tree::nothing);
    }
}
