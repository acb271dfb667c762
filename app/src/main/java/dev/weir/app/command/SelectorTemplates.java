package dev.weir.app.command;

import dev.weir.domain.selection.Refusal;
import dev.weir.domain.selection.SelectionException;
import dev.weir.domain.value.Place;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Renders the templates in a selectors file as far as that can be done without dbt: expressions over texts, numbers and flags,
 * {@code var(name, default)}, {@code env_var(name, default)} and {@code target.name}. What is one expression alone keeps the type of its
 * value, as in dbt; anything further is refused with its place.
 */
final class SelectorTemplates {

    private final TemplateExpression.Scope scope;

    private SelectorTemplates(TemplateExpression.Scope scope) {
        this.scope = scope;
    }

    static Tree render(Tree tree, TemplateExpression.Scope scope) {
        return new SelectorTemplates(scope).render(tree);
    }

    private Tree render(Tree tree) {
        return switch (tree) {
            case Tree.Text(String value, Place place) -> next(value, 0) < value.length() ? text(value, place) : tree;
            case Tree.Items items -> {
                var values = new ArrayList<Tree>();
                items.values().forEach(it -> values.add(render(it)));
                yield new Tree.Items(values, items.place());
            }
            case Tree.Fields fields -> {
                var values = new LinkedHashMap<String, Tree>();
                fields.values().forEach((key, value) -> values.put(key, render(value)));
                yield new Tree.Fields(values, fields.keyPlaces(), fields.place());
            }
            case Tree.Num _, Tree.Flag _, Tree.Nothing _ -> tree;
        };
    }

    /** As Jinja does, it leaves the last end of a line out. */
    private Tree text(String written, Place place) {
        var template = written.endsWith("\n") ? written.substring(0, written.length() - 1) : written;
        var rendered = new StringBuilder();
        Optional<TemplateExpression.Found> only = Optional.empty();
        int parts = 0;
        int at = 0;
        while (at < template.length()) {
            int open = next(template, at);
            if (open > at) {
                rendered.append(template, at, open);
                parts++;
                at = open;
                continue;
            }
            boolean comment = template.startsWith("{#", at);
            if (template.startsWith("{%", at)) {
                throw refused(template, place, "statements in {% %} cannot be rendered without dbt");
            }
            int close = template.indexOf(comment ? "#}" : "}}", at);
            if (close < 0) {
                throw refused(template, place, "the template is not closed");
            }
            if (!comment) {
                try {
                    var found = TemplateExpression.found(template.substring(at + 2, close), scope);
                    only = Optional.of(found);
                    rendered.append(TemplateExpression.written(found.value()));
                } catch (IllegalArgumentException bad) {
                    throw refused(template, place, String.valueOf(bad.getMessage()));
                }
                parts++;
            }
            at = close + 2;
        }
        try {
            return parts == 1 && only.isPresent()
                    ? placed(only.get().alone(), place)
                    : new Tree.Text(rendered.toString(), place);
        } catch (IllegalArgumentException bad) {
            throw refused(template, place, String.valueOf(bad.getMessage()));
        }
    }

    private static int next(String template, int from) {
        for (int at = from; at < template.length() - 1; at++) {
            if (template.charAt(at) == '{' && "{%#".indexOf(template.charAt(at + 1)) >= 0) {
                return at;
            }
        }
        return template.length();
    }

    private static Tree placed(Tree value, Place place) {
        return switch (value) {
            case Tree.Num(var written, var _) -> new Tree.Num(written, place);
            case Tree.Flag(boolean flag, var _) -> new Tree.Flag(flag, place);
            case Tree.Nothing _ -> new Tree.Nothing(place);
            case Tree.Text(var text, var _) -> new Tree.Text(text, place);
            case Tree.Items _, Tree.Fields _ -> value;
        };
    }

    private static SelectionException refused(String template, Place place, String what) {
        return new SelectionException(new Refusal(template, place, what, Optional.empty()));
    }
}
