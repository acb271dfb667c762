package dev.weir.domain.automation;

import dev.weir.domain.automation.EntitySelection.All;
import dev.weir.domain.automation.EntitySelection.Any;
import dev.weir.domain.automation.EntitySelection.Assets;
import dev.weir.domain.automation.EntitySelection.Both;
import dev.weir.domain.automation.EntitySelection.Checks;
import dev.weir.domain.automation.EntitySelection.Dbt;
import dev.weir.domain.automation.EntitySelection.Except;
import dev.weir.domain.automation.EntitySelection.Groups;
import dev.weir.domain.automation.EntitySelection.Tags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The text form of a selection: a text is dbt's language, a list holds keys, and a few functions do the rest. */
final class SelectionText {

    private static final List<String> FUNCTIONS =
            List.of("all", "assets", "groups", "tags", "checks", "any", "both", "except");

    private SelectionText() {}

    static EntitySelection read(TextScanner scanner) {
        return read(scanner, 0);
    }

    private static EntitySelection read(TextScanner scanner, int depth) {
        if (depth > Bounds.DEEPEST) {
            throw scanner.refusal("the selection is nested more than %d deep".formatted(Bounds.DEEPEST));
        }
        if (scanner.isString()) {
            return new Dbt(scanner.string());
        }
        if (scanner.accept('[')) {
            return SelectionTree.keys(scanner.listTo(']'));
        }
        var at = scanner.position();
        var name = scanner.name();
        scanner.expect('(');
        return switch (name) {
            case "all" -> {
                scanner.expect(')');
                yield new All();
            }
            case "assets" -> new Assets(new TreeSet<>(scanner.listTo(')')));
            case "groups" -> new Groups(new TreeSet<>(scanner.listTo(')')));
            case "checks" -> new Checks(new TreeSet<>(scanner.listTo(')')));
            case "tags" -> {
                var values = scanner.map();
                scanner.expect(')');
                yield new Tags(new java.util.TreeMap<>(values));
            }
            case "any" -> new Any(parts(scanner, depth));
            case "both" -> new Both(parts(scanner, depth));
            case "except" -> {
                var parts = parts(scanner, depth);
                if (parts.size() != 2) {
                    throw scanner.refusal(at, "except takes two selections: from and without");
                }
                yield new Except(parts.getFirst(), parts.getLast());
            }
            default ->
                throw scanner.refusal(
                        at, "no selection \"%s\"%s".formatted(name, TreeReading.didYouMean(name, FUNCTIONS)));
        };
    }

    private static List<EntitySelection> parts(TextScanner scanner, int depth) {
        var parts = new ArrayList<EntitySelection>();
        if (scanner.accept(')')) {
            return parts;
        }
        do {
            parts.add(read(scanner, depth + 1));
        } while (scanner.accept(','));
        scanner.expect(')');
        return parts;
    }

    static String print(EntitySelection selection) {
        return switch (selection) {
            case All _ -> "all()";
            case Assets assets
            when assets.keys().stream().anyMatch(key -> key.contains(":")) -> "assets(" + quoted(assets.keys()) + ")";
            case Assets assets -> "[" + quoted(assets.keys()) + "]";
            case Checks checks -> "checks(" + quoted(checks.names()) + ")";
            case Groups groups -> "groups(" + quoted(groups.names()) + ")";
            case Tags tags -> "tags(" + ConditionPrinter.quoted(tags.values()) + ")";
            case Dbt dbt -> ConditionPrinter.quoted(dbt.text());
            case Any any -> "any(" + parts(any.parts()) + ")";
            case Both both -> "both(" + parts(both.parts()) + ")";
            case Except except -> "except(" + parts(List.of(except.from(), except.without())) + ")";
        };
    }

    private static String parts(List<EntitySelection> parts) {
        return parts.stream().map(SelectionText::print).collect(Collectors.joining(", "));
    }

    private static String quoted(Collection<String> texts) {
        return texts.stream().map(ConditionPrinter::quoted).collect(Collectors.joining(", "));
    }
}
