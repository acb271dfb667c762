package dev.weir.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.wiring.FileDoors;
import dev.weir.app.yaml.YamlText;
import dev.weir.bench.MadeUpManifest;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.translation.NodeSpec;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.SpecWriting;
import dev.weir.domain.translation.Specs;
import dev.weir.domain.translation.SpecsOnDemand;
import dev.weir.domain.translation.TranslationSwitch;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However few nodes are asked for, each comes to what it comes to when all are written at once. */
class SpecsOnDemandTest {

    private static final String ORCHARD = "/dev/weir/adapter/dbtcloud/sandbox/artifacts/build-clean/manifest.json.gz";
    private static final int WILD_ONES = 60;

    private static final List<String> TRANSLATIONS = List.of("", """
            - {select: "tag:x,resource_type:seed", group: "no-group"}
            - {select: "tag:x", key-prefix: [x]}
            - {select: "resource_type:source", key: "same/{{ node.name[:2] }}"}
            - {key: "{{ 'same' if node.name.endswith('3') else node.name }}"}
            - {select: "tag:y", owners: ["{{ node.columns | list | first }}"]}
            - {tags: {layer: "{{ node.fqn | default('none') }}", long: "{{ 'x' * 400 if node.name == 'm2' else 'y' }}"}}
            """, """
            - {select: "resource_type:snapshot", key: "{{ node.nope }}"}
            - {metadata: {deps: "{{ spec.deps | length }}", code: "{{ node.raw_code }}"}, group: "{{ spec.key.path | last }}"}
            """);

    @TempDir
    private Path folder;

    @Test
    void theNodesOfARealProjectComeToTheSameOneByOneAsTogether() throws IOException {
        var file = folder.resolve("orchard.json.gz");
        try (var in = Objects.requireNonNull(FileDoors.class.getResourceAsStream(ORCHARD))) {
            Files.copy(in, file);
        }
        agrees(file);
    }

    @Test
    void theNodesOfALargeProjectComeToTheSamePageByPageAsTogether() throws IOException {
        var file = folder.resolve("large.json");
        MadeUpManifest.write(file, 1_500);
        for (var rules : TRANSLATIONS) {
            try (var manifest = FileDoors.artifacts().manifest(file)) {
                agreesInPages(manifest, rules, 400, whole(manifest, rules));
            }
        }
    }

    @Test
    void theNodesOfProjectsDrawnByChanceComeToTheSameOneByOneAsTogether() throws IOException {
        int assets = 0;
        int checks = 0;
        int refusals = 0;
        for (long seed = 0; seed < WILD_ONES; seed++) {
            var file = folder.resolve("wild-%d.json".formatted(seed));
            for (var whole : agrees(Files.writeString(file, WildManifest.drawn(seed)))) {
                assets += whole.assets().size();
                checks += whole.checks().size();
                refusals += whole.refusals().size();
            }
        }

        assertThat(List.of(assets, checks, refusals))
                .allSatisfy(it -> assertThat(it).isGreaterThan(WILD_ONES));
    }

    /** {@return what the whole came to, by each translation} */
    private static List<Specs> agrees(Path file) {
        var wholes = new ArrayList<Specs>();
        for (var rules : TRANSLATIONS) {
            try (var manifest = FileDoors.artifacts().manifest(file)) {
                var whole = whole(manifest, rules);
                agreesInPages(manifest, rules, 1, whole);
                agreesInPages(manifest, rules, 7, whole);
                refusesTheSame(manifest, rules, whole);
                wholes.add(whole);
            }
        }
        return wholes;
    }

    private static SpecsOnDemand onDemand(ManifestFile file, String rules) {
        return new SpecsOnDemand(translations(rules).apply(file.manifest()));
    }

    private static Function<Manifest, SpecTranslation> translations(String rules) {
        var given = new LinkedHashMap<String, Tree>();
        if (!rules.isEmpty()) {
            given.put("translation", YamlText.read("rules", rules));
        }
        return Translations.of(Tree.fields(given), List.of());
    }

    private static Specs whole(ManifestFile file, String rules) {
        var all = new BitSet();
        all.set(0, file.manifest().size());
        return SpecWriting.of(
                file, all, TranslationSwitch.defaults(), translations(rules).apply(file.manifest()));
    }

    /** In an order of chance, by pages of {@code size}. */
    private static void agreesInPages(ManifestFile file, String rules, int size, Specs whole) {
        int many = file.manifest().size();
        var order = new Random(1).ints(0, many).distinct().limit(many).boxed().toList();
        var onDemand = onDemand(file, rules);
        var came = new TreeMap<Integer, NodeSpec>();
        for (int from = 0; from < many; from += size) {
            var page = new BitSet();
            order.subList(from, Math.min(many, from + size)).forEach(page::set);
            var told = onDemand.of(file, page);
            assertThat(told).hasSize(page.cardinality());
            came.putAll(told);
        }

        var refused = new HashMap<String, String>();
        var specs = new TreeMap<String, Object>();
        came.forEach((node, it) -> {
            var id = file.manifest().uniqueId(node);
            switch (it) {
                case NodeSpec.Asset(var spec) -> specs.put(id, spec);
                case NodeSpec.Check(var spec) -> specs.put(id, spec);
                case NodeSpec.Refused(var why) -> refused.put(id, why.reason());
                case NodeSpec.Nothing() -> {}
            }
        });
        assertThat(specs).isEqualTo(byId(whole));
        assertThat(refused.values())
                .containsExactlyInAnyOrderElementsOf(
                        whole.refusals().stream().map(Specs.Refusal::reason).toList());
    }

    private static void refusesTheSame(ManifestFile file, String rules, Specs whole) {
        var told = new TreeMap<Integer, Specs.Refusal>();
        onDemand(file, rules).eachRefused(file, (why, node) -> told.put(node, why));

        assertThat(List.copyOf(told.values())).isEqualTo(whole.refusals());
    }

    private static Map<String, Object> byId(Specs specs) {
        var all = new TreeMap<String, Object>();
        specs.assets().forEach(it -> all.put(it.uniqueId(), it));
        specs.observed().forEach(it -> all.put(it.uniqueId(), it));
        specs.checks().forEach(it -> all.put(it.uniqueId(), it));
        return all;
    }
}
