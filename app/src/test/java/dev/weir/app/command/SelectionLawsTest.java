package dev.weir.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.wiring.FileDoors;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.selection.Dialect;
import dev.weir.domain.selection.Selection;
import dev.weir.domain.selection.SelectionAnswer;
import dev.weir.domain.selection.SelectionEvaluator;
import dev.weir.domain.selection.SelectionParser;
import dev.weir.domain.selection.SelectionPrinter;
import dev.weir.domain.selection.SelectionQuery;
import dev.weir.domain.selection.Selectors;
import dev.weir.domain.selection.State;
import dev.weir.domain.value.Place;
import dev.weir.domain.value.Tree;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the language whatever is selected, tried on drawn selections. */
class SelectionLawsTest {

    private static final Path GOLDENS = Path.of("../adapter-dbtcloud/src/test/resources/goldens/selection");
    private static final int DRAWS = 400;

    private static Stream<Manifest> manifests() {
        return Stream.of("ladder", "orchard", "orchard-v2")
                .map(it -> FileDoors.artifacts()
                        .manifest(GOLDENS.resolve(it).resolve("manifest.json.gz"))
                        .manifest());
    }

    private static Stream<Manifest> ofTheFirstEngine() {
        return manifests().filter(it -> Dialect.of(it.metadata()).engine() == Dialect.Engine.FIRST);
    }

    private static SelectionEvaluator evaluator(Manifest manifest) {
        return SelectionEvaluator.of(manifest, Dialect.of(manifest.metadata()), Selectors.NONE, State.NONE);
    }

    private static DrawnSelections drawn(SelectionEvaluator evaluator, long seed) {
        return new DrawnSelections(evaluator, seed);
    }

    private static Optional<BitSet> nodes(SelectionEvaluator evaluator, List<String> select, String mode) {
        var query = SelectionQuery.ls("", "").selecting(select).withIndirect(mode);
        return evaluator.answer(query) instanceof SelectionAnswer.Selected(BitSet nodes, List<String> _)
                ? Optional.of(nodes)
                : Optional.empty();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void aTermTwiceIsTheTermOnceAndTheOrderOfTermsIsNothing(Manifest manifest) {
        var evaluator = evaluator(manifest);
        var drawn = drawn(evaluator, 11);
        for (int draw = 0; draw < DRAWS; draw++) {
            var one = drawn.words();
            var other = drawn.words();
            var mode = drawn.mode();
            assertThat(nodes(evaluator, List.of(one, one), mode))
                    .as(one)
                    .isEqualTo(nodes(evaluator, List.of(one), mode));
            assertThat(nodes(evaluator, List.of(one, other), mode))
                    .as("%s | %s under %s", one, other, mode)
                    .isEqualTo(nodes(evaluator, List.of(other, one), mode));
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void theOrderInsideOfAnIntersectionIsNothing(Manifest manifest) {
        var evaluator = evaluator(manifest);
        var drawn = drawn(evaluator, 12);
        for (int draw = 0; draw < DRAWS; draw++) {
            var one = drawn.piece();
            var other = drawn.piece();
            var mode = drawn.mode();
            assertThat(nodes(evaluator, List.of(one + "," + other), mode))
                    .as("%s and %s under %s", one, other, mode)
                    .isEqualTo(nodes(evaluator, List.of(other + "," + one), mode));
        }
    }

    /** All without (a or b) is (all without a) and (all without b). The second engine takes tests away with any of their parents. */
    @ParameterizedTest
    @MethodSource("manifests")
    void whatIsInNeitherIsOutsideOfBoth(Manifest manifest) {
        var evaluator = evaluator(manifest);
        var drawn = drawn(evaluator, 13);
        var everything = new SelectionParser(evaluator.dialect()).everything();
        for (int draw = 0; draw < DRAWS; draw++) {
            var one = drawn.definition(2);
            var other = drawn.definition(2);
            var neither = new Selection.Difference(everything, Selection.anyOf(List.of(one, other)));
            var outside = Selection.allOf(
                    List.of(new Selection.Difference(everything, one), new Selection.Difference(everything, other)));
            var notBoth = new Selection.Difference(everything, Selection.allOf(List.of(one, other)));
            var outsideOfOne = Selection.anyOf(
                    List.of(new Selection.Difference(everything, one), new Selection.Difference(everything, other)));
            assertThat(answer(evaluator, neither)).isEqualTo(answer(evaluator, outside));
            assertThat(answer(evaluator, notBoth)).isEqualTo(answer(evaluator, outsideOfOne));
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void whatIsSimplifiedAnswersTheSame(Manifest manifest) {
        var evaluator = evaluator(manifest);
        var drawn = drawn(evaluator, 14);
        int shorter = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            var selection = drawn.definition(4);
            var simple = selection.simplified();
            for (var mode : List.of("eager", "cautious", "buildable", "empty")) {
                assertThat(named(evaluator, simple, mode))
                        .as("%s under %s", SelectionPrinter.tree(selection), mode)
                        .isEqualTo(named(evaluator, selection, mode));
            }
            assertThat(simple.simplified()).isEqualTo(simple);
            shorter += simple.equals(selection) ? 0 : 1;
        }
        assertThat(shorter).isPositive();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void whatIsPrintedReadsBackToTheSame(Manifest manifest) {
        var evaluator = evaluator(manifest);
        var parser = new SelectionParser(evaluator.dialect());
        var drawn = drawn(evaluator, 15);
        int read = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            var words = drawn.words();
            if (nodes(evaluator, List.of(words), "eager").isEmpty()) {
                continue;
            }
            read++;
            var once = (Selection.Union) parser.words("select", List.of(words));
            assertThat(parser.words("select", List.of(SelectionPrinter.print(once))))
                    .isEqualTo(once);
            for (var term : once.parts()) {
                for (var piece : ((Selection.Intersection) term).parts()) {
                    var criterion = (Selection.Criterion) piece;
                    assertThat(parser.piece(SelectionPrinter.print(criterion), criterion.place()))
                            .isEqualTo(criterion);
                }
            }
        }
        assertThat(read).isGreaterThan(DRAWS / 4);
    }

    /** The second engine reads no depth that is a text, and the first takes the number 0 for any depth. */
    @ParameterizedTest
    @MethodSource("ofTheFirstEngine")
    void aDefinitionPrintedAsATreeReadsBackToTheSame(Manifest manifest) {
        var evaluator = evaluator(manifest);
        var drawn = drawn(evaluator, 16);
        for (int draw = 0; draw < DRAWS; draw++) {
            var tree = SelectionPrinter.tree(drawn.definition(3));
            var once = read(evaluator.dialect(), tree);
            assertThat(read(evaluator.dialect(), SelectionPrinter.tree(once)))
                    .as(tree.toString())
                    .isEqualTo(once);
        }
    }

    @Test
    void theNameOfANodeFindsItUnderEveryMode() {
        var evaluator = evaluator(manifests().findFirst().orElseThrow());
        evaluator.manifest().nodes().filter(it -> it.typeWord().equals("model")).forEach(node -> {
            for (var mode : List.of("eager", "cautious", "buildable", "empty")) {
                assertThat(nodes(evaluator, List.of(node.name()), mode)
                                .orElseThrow()
                                .get(node.index()))
                        .isTrue();
            }
        });
    }

    private static Selection read(Dialect dialect, Tree definition) {
        var entry = new LinkedHashMap<String, Tree>();
        entry.put("name", Tree.text("it"));
        entry.put("definition", definition);
        var file = new LinkedHashMap<String, Tree>();
        file.put("selectors", Tree.items(List.of(Tree.fields(entry))));
        return Objects.requireNonNull(
                        Selectors.ofFile(Tree.fields(file), dialect).byName().get("it"))
                .definition();
    }

    private static BitSet answer(SelectionEvaluator evaluator, Selection selection) {
        return evaluator.nodes(selection);
    }

    private static SelectionAnswer named(SelectionEvaluator evaluator, Selection selection, String mode) {
        var byName = new LinkedHashMap<String, Selectors.Named>();
        byName.put("it", new Selectors.Named("it", "", selection, Selectors.Standing.ASKED_FOR, Place.NOWHERE));
        return evaluator
                .with(new Selectors(byName))
                .answer(SelectionQuery.ls("", "").bySelector("it").withIndirect(mode));
    }
}
