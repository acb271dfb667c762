package dev.weir.domain.automation;

import static dev.weir.domain.automation.TreeReading.refusal;
import static dev.weir.domain.automation.TreeReading.textMap;
import static dev.weir.domain.automation.TreeReading.texts;

import dev.weir.domain.automation.EntitySelection.All;
import dev.weir.domain.automation.EntitySelection.Any;
import dev.weir.domain.automation.EntitySelection.Assets;
import dev.weir.domain.automation.EntitySelection.Both;
import dev.weir.domain.automation.EntitySelection.Checks;
import dev.weir.domain.automation.EntitySelection.Dbt;
import dev.weir.domain.automation.EntitySelection.Except;
import dev.weir.domain.automation.EntitySelection.Groups;
import dev.weir.domain.automation.EntitySelection.Tags;
import dev.weir.domain.value.Tree;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

/** The object form of a selection, read and printed. */
final class SelectionTree {

    private static final List<String> FORMS =
            List.of("assets", "checks", "groups", "tags", "any", "both", "except", "dbt");

    private SelectionTree() {}

    static EntitySelection read(Tree tree) {
        return read(tree, 0);
    }

    private static EntitySelection read(Tree tree, int depth) {
        if (depth > Bounds.DEEPEST) {
            throw refusal(tree, "the selection is nested more than %d deep".formatted(Bounds.DEEPEST));
        }
        return switch (tree) {
            case Tree.Text text when text.value().equals("all") -> new All();
            case Tree.Items _ -> keys(texts(tree, "the selection"));
            case Tree.Fields fields
            when fields.values().size() == 1 -> {
                var form = fields.values().firstEntry();
                yield form(form.getKey(), form.getValue(), depth);
            }
            default ->
                throw refusal(tree, "a selection is \"all\", a list of keys, or one of " + String.join(", ", FORMS));
        };
    }

    /** A list of keys; those with a colon are checks. */
    static EntitySelection keys(Collection<String> keys) {
        var checks =
                new TreeSet<>(keys.stream().filter(key -> key.contains(":")).toList());
        var assets = new TreeSet<>(keys);
        assets.removeAll(checks);
        if (checks.isEmpty()) {
            return new Assets(assets);
        }
        return assets.isEmpty() ? new Checks(checks) : new Any(List.of(new Assets(assets), new Checks(checks)));
    }

    private static EntitySelection form(String form, Tree value, int depth) {
        return switch (form) {
            case "assets" -> new Assets(new TreeSet<>(texts(value, form)));
            case "checks" -> new Checks(new TreeSet<>(texts(value, form)));
            case "groups" -> new Groups(new TreeSet<>(texts(value, form)));
            case "tags" -> new Tags(textMap(value, form));
            case "dbt" -> new Dbt(TreeReading.text(value, form));
            case "any" -> new Any(parts(value, form, depth));
            case "both" -> new Both(parts(value, form, depth));
            case "except" -> {
                var parts = parts(value, form, depth);
                if (parts.size() != 2) {
                    throw refusal(value, "except takes two selections: from and without");
                }
                yield new Except(parts.getFirst(), parts.getLast());
            }
            default ->
                throw refusal(value, "no selection \"%s\"%s".formatted(form, TreeReading.didYouMean(form, FORMS)));
        };
    }

    private static List<EntitySelection> parts(Tree value, String form, int depth) {
        return TreeReading.items(value, form).stream()
                .map(part -> read(part, depth + 1))
                .toList();
    }

    static Tree print(EntitySelection selection) {
        return switch (selection) {
            case All _ -> Tree.text("all");
            case Assets assets
            when assets.keys().stream().anyMatch(key -> key.contains(":")) -> field("assets", list(assets.keys()));
            case Assets assets -> list(assets.keys());
            case Checks checks
            when checks.names().stream().allMatch(name -> name.contains(":"))
                    && !checks.names().isEmpty() -> list(checks.names());
            case Checks checks -> field("checks", list(checks.names()));
            case Groups groups -> field("groups", list(groups.names()));
            case Tags tags -> {
                var values = new LinkedHashMap<String, Tree>();
                tags.values().forEach((name, value) -> values.put(name, Tree.text(value)));
                yield field("tags", Tree.fields(values));
            }
            case Dbt dbt -> field("dbt", Tree.text(dbt.text()));
            case Any any -> field("any", parts(any.parts()));
            case Both both -> field("both", parts(both.parts()));
            case Except except -> field("except", parts(List.of(except.from(), except.without())));
        };
    }

    private static Tree parts(List<EntitySelection> parts) {
        return Tree.items(parts.stream().map(SelectionTree::print).toList());
    }

    private static Tree list(Collection<String> keys) {
        return Tree.items(keys.stream().map(Tree::text).toList());
    }

    private static Tree field(String name, Tree value) {
        var fields = new LinkedHashMap<String, Tree>();
        fields.put(name, value);
        return Tree.fields(fields);
    }
}
