package dev.weir.app.configuration;

import dev.weir.domain.value.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills holes like <code>${NAME}</code> and <code>${NAME:default}</code> in texts from the environment; a doubled dollar keeps one. */
final class Filling {

    private static final Pattern HOLE = Pattern.compile("\\$?\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?}");

    private final Map<String, String> environment;
    private final List<Problem> problems;

    private Filling(Map<String, String> environment, List<Problem> problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** {@return {@code file} with every hole filled; one that cannot be filled is noted in {@code problems}} */
    static Tree.Fields fill(Tree.Fields file, Map<String, String> environment, List<Problem> problems) {
        return new Filling(environment, problems).fields(file);
    }

    private Tree.Fields fields(Tree.Fields fields) {
        SequencedMap<String, Tree> values = new LinkedHashMap<>();
        fields.values().forEach((name, value) -> values.put(name, ShapeCheck.isFree(name) ? value : tree(value)));
        return new Tree.Fields(values, fields.keyPlaces(), fields.place());
    }

    private Tree tree(Tree tree) {
        return switch (tree) {
            case Tree.Text text -> text(text);
            case Tree.Items(var values, var place) ->
                new Tree.Items(values.stream().map(this::tree).toList(), place);
            case Tree.Fields fields -> fields(fields);
            case Tree.Num _, Tree.Flag _, Tree.Nothing _ -> tree;
        };
    }

    private Tree text(Tree.Text text) {
        if (text.place().line() == 0 || !text.value().contains("${")) {
            return text;
        }
        var filled = HOLE.matcher(text.value()).replaceAll(hole -> {
            if (hole.group().startsWith("$$")) {
                return Matcher.quoteReplacement(hole.group().substring(1));
            }
            var value = environment.get(hole.group(1));
            if (value == null) {
                value = hole.group(2);
            }
            if (value == null) {
                problems.add(new Problem(
                        text.place(),
                        "the environment variable %s is not set; give it, or a default like ${%s:…}."
                                .formatted(hole.group(1), hole.group(1))));
                value = "";
            }
            return Matcher.quoteReplacement(value);
        });
        return new Tree.Text(filled, text.place());
    }
}
