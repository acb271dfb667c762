package dev.weir.app.command;

import dev.weir.domain.asset.Attribute;
import dev.weir.domain.selection.DbtVerb;
import dev.weir.domain.selection.Selection;
import dev.weir.domain.selection.SelectionAnswer;
import dev.weir.domain.selection.SelectionEvaluator;
import dev.weir.domain.selection.SelectionParser;
import dev.weir.domain.selection.SelectionQuery;
import dev.weir.domain.value.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Selections drawn over a manifest: the same seed draws the same ones. */
final class DrawnSelections {

    private static final List<String> MODES = List.of("eager", "cautious", "buildable", "empty");
    private static final List<String> STRANGE = List.of(
            "nope",
            "tag:",
            "@",
            "+",
            "a++",
            "foo-bar:x",
            ":x",
            "fqn.x:a",
            "config.:x",
            "tag:x:y",
            "*",
            "?*",
            "[!a]*",
            "a[b");

    private final Random random;
    private final SelectionEvaluator evaluator;
    private final SelectionParser parser;
    private final List<String> values = new ArrayList<>();

    DrawnSelections(SelectionEvaluator evaluator, long seed) {
        random = new Random(seed);
        this.evaluator = evaluator;
        parser = new SelectionParser(evaluator.dialect());
        var distinct = new TreeSet<>(STRANGE);
        evaluator.manifest().nodes().forEach(node -> {
            distinct.add(node.name());
            distinct.add(String.join(".", node.fqn()));
            distinct.add("package:" + node.packageName());
            distinct.add("resource_type:" + node.typeWord());
            node.tags().forEach(tag -> distinct.add("tag:" + tag));
            node.text(Attribute.ORIGINAL_FILE_PATH).ifPresent(path -> distinct.add("path:" + path));
            node.materialized().ifPresent(it -> distinct.add("config.materialized:" + it));
        });
        distinct.stream()
                .filter(it -> it.indexOf(' ') < 0 && it.indexOf(',') < 0)
                .forEach(values::add);
    }

    String mode() {
        return MODES.get(random.nextInt(MODES.size()));
    }

    String piece() {
        var value = values.get(random.nextInt(values.size()));
        return switch (random.nextInt(8)) {
            case 0 -> "+" + value;
            case 1 -> value + "+";
            case 2 -> "@" + value.replaceAll("\\++$", "");
            case 3 -> random.nextInt(3) + "+" + value;
            case 4 -> value + "+" + random.nextInt(3);
            default -> value;
        };
    }

    /** Some terms with blanks between them, each of some pieces with commas between them. */
    String words() {
        return String.join(
                " ",
                IntStream.rangeClosed(0, random.nextInt(3))
                        .mapToObj(_ -> String.join(
                                ",",
                                IntStream.rangeClosed(0, random.nextInt(2))
                                        .mapToObj(_ -> piece())
                                        .toList()))
                        .toList());
    }

    /** A definition as selectors.yml has them, at most {@code depth} deep. */
    Selection definition(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 1 -> Selection.anyOf(several(depth));
            case 2 -> Selection.allOf(several(depth));
            case 3 -> new Selection.Difference(definition(depth - 1), definition(depth - 1));
            default -> criterion();
        };
    }

    /** A criterion that this engine answers. */
    private Selection criterion() {
        while (true) {
            var piece = piece();
            if (evaluator.answer(SelectionQuery.of(DbtVerb.LS).selecting(List.of(piece)))
                    instanceof SelectionAnswer.Selected) {
                return parser.piece(piece, Place.NOWHERE);
            }
        }
    }

    private List<Selection> several(int depth) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(_ -> definition(depth - 1))
                .toList();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
