package dev.weir.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.wiring.FileDoors;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.command.Rendering;
import dev.weir.domain.command.StepRenderer;
import dev.weir.domain.selection.DbtVerb;
import dev.weir.domain.selection.Dialect;
import dev.weir.domain.selection.SelectionAnswer;
import dev.weir.domain.selection.SelectionEvaluator;
import dev.weir.domain.selection.SelectionQuery;
import dev.weir.domain.selection.Selectors;
import dev.weir.domain.selection.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is rendered is split by a real shell, read and evaluated, and gives back what was asked for. */
class StepRenderingTest {

    private static final Path GOLDENS = Path.of("../adapter-dbtcloud/src/test/resources/goldens/selection");

    private static SelectionEvaluator evaluator(String project) {
        Manifest manifest = FileDoors.artifacts()
                .manifest(GOLDENS.resolve(project).resolve("manifest.json.gz"))
                .manifest();
        return SelectionEvaluator.of(manifest, Dialect.of(manifest.metadata()), Selectors.NONE, State.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ladder", "orchard", "latest-versions", "orchard-v2"})
    void anyNodesAreSelectedExactlyByWhatIsRenderedForThem(String project) throws IOException {
        var evaluator = evaluator(project);
        var random = new Random(21);
        for (var verb : List.of(DbtVerb.BUILD, DbtVerb.LS, DbtVerb.TEST)) {
            var renderer = new StepRenderer(evaluator, verb, StepRenderer.LONGEST);
            for (int draw = 0; draw < 40; draw++) {
                var wanted = drawn(evaluator, renderer.universe(), verb, random);
                var rendered = renderer.render(wanted);
                assertThat(rendered)
                        .as(
                                "%s: %s",
                                verb,
                                rendered instanceof Rendering.Unsayable(var nodes, var why)
                                        ? why + evaluator.manifest().uniqueIds(nodes)
                                        : "")
                        .isInstanceOf(Rendering.Steps.class);
                var lines = ((Rendering.Steps) rendered).lines();
                assertThat(lines).allSatisfy(it -> assertThat(it.length()).isLessThanOrEqualTo(StepRenderer.LONGEST));
                assertThat(evaluator.manifest().uniqueIds(selected(evaluator, verb, lines)))
                        .as(lines.toString())
                        .isEqualTo(evaluator.manifest().uniqueIds(wanted));
            }
        }
    }

    @Test
    void whatIsTooLongForAStepIsCutUpstreamFirst() throws IOException {
        var evaluator = evaluator("orchard");
        var renderer = new StepRenderer(evaluator, DbtVerb.BUILD, 200);
        var wanted = renderer.universe();
        wanted.clear(wanted.nextSetBit(wanted.cardinality() / 2));
        int models = 0;
        for (int node = wanted.nextSetBit(0); node >= 0; node = wanted.nextSetBit(node + 1)) {
            if (evaluator.manifest().type(node) != ResourceType.MODEL || models++ % 3 == 0) {
                wanted.clear(node);
            }
        }
        var lines = ((Rendering.Steps) renderer.render(wanted)).lines();
        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(lines).allSatisfy(it -> assertThat(it.length()).isLessThanOrEqualTo(200));
        var before = new BitSet();
        for (var line : lines) {
            var now = selected(evaluator, DbtVerb.BUILD, List.of(line));
            now.stream()
                    .forEach(node -> evaluator.graph().eachParent(node, parent -> {
                        if (wanted.get(parent)) {
                            assertThat(before.get(parent) || now.get(parent)).isTrue();
                        }
                    }));
            before.or(now);
        }
        assertThat(before).isEqualTo(wanted);
    }

    @Test
    void wholeGroupsAndWhatIsLeftOutAreSaidInOneWord() {
        var evaluator = evaluator("scale-5k");
        var renderer = new StepRenderer(evaluator, DbtVerb.LS, StepRenderer.LONGEST);
        var all = renderer.universe();
        assertThat(((Rendering.Steps) renderer.render(all)).lines()).hasSize(1);
        int dropped = all.nextSetBit(1_000);
        all.clear(dropped);
        var lines = ((Rendering.Steps) renderer.render(all)).lines();
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst()).contains("--exclude").hasSizeLessThan(300);
    }

    @Test
    void whatTheCommandNeverTakesIsNotSaid() {
        var evaluator = evaluator("ladder");
        var renderer = new StepRenderer(evaluator, DbtVerb.RUN, StepRenderer.LONGEST);
        var source = new BitSet();
        source.set(evaluator
                .manifest()
                .nodes()
                .filter(it -> it.typeWord().equals("source"))
                .findFirst()
                .orElseThrow()
                .index());
        assertThat(renderer.render(source)).isEqualTo(new Rendering.Unsayable(source, "dbt run never takes these"));
    }

    /** A few nodes or nearly all; to build a unit test, dbt must build its model beside it. */
    private static BitSet drawn(SelectionEvaluator evaluator, BitSet universe, DbtVerb verb, Random random) {
        var wanted = new BitSet();
        double share = random.nextInt(3) == 0 ? 0.95 : random.nextDouble() * 0.3;
        universe.stream().filter(_ -> random.nextDouble() < share).forEach(wanted::set);
        if (verb == DbtVerb.BUILD) {
            universe.stream()
                    .filter(it -> wanted.get(it) && evaluator.manifest().type(it) == ResourceType.UNIT_TEST)
                    .filter(it -> !evaluator.graph().parentsWithin(it, wanted))
                    .forEach(wanted::clear);
        }
        return wanted;
    }

    private static BitSet selected(SelectionEvaluator evaluator, DbtVerb verb, List<String> lines) throws IOException {
        var selected = new BitSet();
        for (var line : lines) {
            var words = shell(line);
            int exclude = words.indexOf("--exclude");
            int select = words.indexOf("--select");
            var query = SelectionQuery.of(verb)
                    .selecting(words.subList(select + 1, exclude < 0 ? words.size() : exclude))
                    .excluding(exclude < 0 ? List.of() : words.subList(exclude + 1, words.size()))
                    .withIndirect(words.get(words.indexOf("--indirect-selection") + 1));
            selected.or(((SelectionAnswer.Selected) evaluator.answer(query)).nodes());
        }
        return selected;
    }

    /** The words as /bin/sh has them. */
    private static List<String> shell(String line) throws IOException {
        var process = new ProcessBuilder("/bin/sh", "-c", "set -f; printf '%s\\n' " + line).start();
        var words = new ArrayList<String>();
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            out.lines().forEach(words::add);
        }
        return words;
    }
}
