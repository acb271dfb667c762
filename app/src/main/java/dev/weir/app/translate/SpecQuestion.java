package dev.weir.app.translate;

import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.asset.Section;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.SpecTree;
import dev.weir.domain.translation.SpecWriting;
import dev.weir.domain.translation.Specs;
import dev.weir.domain.translation.TranslationSwitch;
import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Tree;
import java.util.BitSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which assets and checks come out of a manifest, for a selection, settings and a translation. Stricter than the service: a node
 * that cannot have a spec, and a key that two nodes share, is an error.
 */
public record SpecQuestion(
        WantedNodes wanted,
        Set<TranslationSwitch> switches,
        Function<Manifest, SpecTranslation> translation,
        Face face) {

    public SpecQuestion {
        switches = Set.copyOf(switches);
    }

    /** Through which of its doors Dagster is asked. Its YAML component keeps manifests with sorted keys, and columns come out so. */
    public enum Face {
        LOADER,
        COMPONENT
    }

    /** The question that a case asks; plug-ins are asked before its own rules. */
    public static SpecQuestion of(Tree.Fields given, List<SpecTranslation> plugins) {
        return new SpecQuestion(
                WantedNodes.of(given), Switches.of(given), Translations.of(given, plugins), face(given));
    }

    /** {@return the specs as a tree}; throws {@link IllegalArgumentException} for what is refused, naming the nodes. */
    public SequencedMap<String, Tree> answer(ManifestFile file) {
        if (!file.manifest().has(Section.NODES)) {
            throw new IllegalArgumentException("the manifest has no nodes");
        }
        BitSet selected = wanted.among(file.manifest());
        var specs = SpecWriting.of(file, selected, switches, translation.apply(file.manifest()));
        refuse(specs);
        var answer = SpecTree.of(face == Face.COMPONENT ? SortedColumns.of(specs) : specs);
        answer.put("losses", LossTree.of(Loss.sum(file.manifest().losses(), specs.losses())));
        return answer;
    }

    private static Face face(Tree.Fields given) {
        return given.at("face").filter(Tree.text("component")::equals).isPresent() ? Face.COMPONENT : Face.LOADER;
    }

    private static void refuse(Specs specs) {
        String wrong = Stream.concat(
                        specs.refusals().stream().map(Specs.Refusal::reason),
                        specs.sharedKeys().stream().map(Specs.SharedKey::sentence))
                .collect(Collectors.joining("; "));
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
