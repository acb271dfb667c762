package dev.weir.app.configuration;

import dev.weir.domain.value.Nearest;
import dev.weir.domain.value.Place;
import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Compares what was written with what is allowed, and notes every difference. */
final class ShapeCheck {

    private final List<Problem> problems = new ArrayList<>();

    /** {@return every problem of {@code file}} */
    static List<Problem> of(Tree.Fields file) {
        var check = new ShapeCheck();
        check.section("", file, Schema.file());
        return List.copyOf(check.problems);
    }

    private void check(String path, Tree tree, Shape shape) {
        switch (shape) {
            case Shape.Anything _ -> {}
            case Shape.Section section -> fields(path, tree, section, fields -> section(path, fields, section));
            case Shape.Named named ->
                fields(
                        path,
                        tree,
                        named,
                        fields -> fields.values().forEach((name, value) -> {
                            if (!isFree(name)) {
                                check(path + "." + name, value, named.each());
                            }
                        }));
            case Shape.Several several -> {
                if (tree instanceof Tree.Items(var values, var _)) {
                    for (int at = 0; at < values.size(); at++) {
                        check("%s[%d]".formatted(path, at), values.get(at), several.each());
                    }
                } else {
                    wrongKind(path, tree, several);
                }
            }
            case Shape.Either either -> check(path, tree, fitting(tree, either));
            case Shape.Choice choice -> choice(path, tree, choice);
            case Shape.Word word -> word(path, tree, word);
            case Shape.Hidden hidden -> {
                if (!(tree instanceof Tree.Text(String text, var _)) || text.isBlank()) {
                    wrongKind(path, tree, hidden);
                }
            }
            case Shape.Whole whole -> whole(path, tree, whole);
            case Shape.YesNo yesNo -> {
                if (Scalars.flag(tree).isEmpty()) {
                    wrongKind(path, tree, yesNo);
                }
            }
            case Shape.Length length -> length(path, tree, length);
        }
    }

    private void section(String path, Tree.Fields fields, Shape.Section section) {
        fields.values().forEach((name, value) -> {
            if (isFree(name)) {
                return;
            }
            var inner = path.isEmpty() ? name : path + "." + name;
            var shape = section.keys().get(name);
            if (shape == null) {
                unknown(inner, name, fields.placeOfKey(name), section);
                return;
            }
            var refusal = NotYet.refusal(inner, value);
            if (refusal.isPresent()) {
                problems.add(new Problem(fields.placeOfKey(name), refusal.get()));
            } else if (!(value instanceof Tree.Nothing)) {
                check(inner, value, shape);
            }
        });
    }

    /** Keys that begin like this are people's own, for anchors and notes. */
    static boolean isFree(String key) {
        return key.startsWith("x-");
    }

    private void unknown(String path, String name, Place place, Shape.Section section) {
        var known = section.keys().keySet();
        var hint = Nearest.to(name, known)
                .map(" Did you mean %s?"::formatted)
                .or(() -> Optional.of(" Known here: %s.".formatted(String.join(", ", known))))
                .filter(_ -> !known.isEmpty());
        if (known.contains("weir") && Schema.weir().keys().containsKey(name)) {
            hint = Optional.of(" It belongs under weir:.");
        }
        problems.add(new Problem(place, "%s is no key Weir knows.%s".formatted(path, hint.orElse(""))));
    }

    private void fields(String path, Tree tree, Shape shape, Consumer<Tree.Fields> then) {
        if (tree instanceof Tree.Fields fields) {
            then.accept(fields);
        } else {
            wrongKind(path, tree, shape);
        }
    }

    private static Shape fitting(Tree tree, Shape.Either either) {
        for (var shape : either.shapes()) {
            boolean fits = switch (shape) {
                case Shape.Several _ -> tree instanceof Tree.Items;
                case Shape.Section _, Shape.Named _ -> tree instanceof Tree.Fields;
                case Shape.Anything _ -> true;
                default -> !(tree instanceof Tree.Items || tree instanceof Tree.Fields);
            };
            if (fits) {
                return shape;
            }
        }
        return either.shapes().getFirst();
    }

    private void choice(String path, Tree tree, Shape.Choice choice) {
        if (!(tree instanceof Tree.Text(String text, Place place))) {
            wrongKind(path, tree, choice);
        } else if (!choice.words().contains(text)) {
            var hint = Nearest.to(text, choice.words()).map(" Did you mean %s?"::formatted);
            problems.add(new Problem(
                    place,
                    "%s: \"%s\" is none of %s.%s"
                            .formatted(path, text, String.join(", ", choice.words()), hint.orElse(""))));
        }
    }

    private void word(String path, Tree tree, Shape.Word word) {
        if (!(tree instanceof Tree.Text(String text, Place place))) {
            wrongKind(path, tree, word);
            return;
        }
        try {
            word.refusesWrong().accept(text);
        } catch (IllegalArgumentException wrong) {
            problems.add(new Problem(place, "%s: %s.".formatted(path, wrong.getMessage())));
        }
    }

    private void whole(String path, Tree tree, Shape.Whole whole) {
        var number = Scalars.whole(tree);
        if (number.isEmpty()) {
            wrongKind(path, tree, whole);
            return;
        }
        var value = number.get();
        if (value.compareTo(BigDecimal.valueOf(whole.least())) < 0
                || value.compareTo(BigDecimal.valueOf(whole.most())) > 0) {
            problems.add(new Problem(
                    tree.place(), "%s is %s, must be %s.".formatted(path, value.toPlainString(), whole.allowed())));
        }
    }

    private void length(String path, Tree tree, Shape.Length length) {
        if (!(tree instanceof Tree.Text(String text, Place place))) {
            wrongKind(path, tree, length);
            return;
        }
        try {
            if (Span.parse(text).compareTo(length.least()) < 0) {
                problems.add(new Problem(place, "%s is %s, must be %s.".formatted(path, text, length.allowed())));
            }
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            problems.add(new Problem(place, "%s: %s.".formatted(path, wrong.getMessage())));
        }
    }

    private void wrongKind(String path, Tree tree, Shape shape) {
        problems.add(new Problem(tree.place(), "%s is %s, must be %s.".formatted(path, tree.kind(), shape.allowed())));
    }
}
