package dev.weir.app.configuration;

import dev.weir.domain.value.Place;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What the environment says: {@code WEIR_DATABASE_URL} over {@code weir.database.url}, for fixed keys alone; and, with no file at
 * all, the five variables that describe one workspace.
 */
final class EnvironmentLayer {

    /** The variables that are enough without a file, with the keys that they stand for. */
    private static final SequencedMap<String, String> FIVE = five();

    private EnvironmentLayer() {}

    private static SequencedMap<String, String> five() {
        SequencedMap<String, String> five = new LinkedHashMap<>();
        five.put("DBT_CLOUD_ACCESS_URL", "access-url");
        five.put("DBT_CLOUD_ACCOUNT_ID", "account-id");
        five.put("DBT_CLOUD_PROJECT_ID", "project-id");
        five.put("DBT_CLOUD_ENVIRONMENT_ID", "environment-id");
        five.put("DBT_CLOUD_TOKEN", "token");
        return five;
    }

    /** {@return one workspace named {@code default}; what is missing is noted in {@code problems}} */
    static Tree.Fields withoutFile(Map<String, String> environment, List<Problem> problems) {
        SequencedMap<String, Tree> workspace = new LinkedHashMap<>();
        Map<String, Place> places = new HashMap<>();
        var missing = new ArrayList<String>();
        FIVE.forEach((variable, key) -> {
            var value = environment.getOrDefault(variable, "");
            if (value.isBlank()) {
                missing.add(variable);
            } else {
                workspace.put(key, new Tree.Text(value, Place.of(variable)));
                places.put(key, Place.of(variable));
            }
        });
        if (missing.size() == FIVE.size()) {
            problems.add(new Problem(
                    Place.NOWHERE,
                    "there is no weir.yaml here, and none of %s is set. Write one with: weir init URL"
                            .formatted(String.join(", ", missing))));
        } else if (!missing.isEmpty()) {
            problems.add(new Problem(
                    Place.NOWHERE,
                    "there is no weir.yaml here, and of the five variables that are enough without one %s not set."
                            .formatted(
                                    missing.size() == 1
                                            ? missing.getFirst() + " is"
                                            : String.join(", ", missing) + " are")));
        }
        return nested(
                "weir", nested("workspaces", nested("default", new Tree.Fields(workspace, places, Place.NOWHERE))));
    }

    /** {@return {@code file} with what the environment says laid over it} */
    static Tree.Fields over(Tree.Fields file, Map<String, String> environment) {
        return overlay("", Schema.file(), environment)
                .map(layer -> (Tree.Fields) Layers.over(layer, file))
                .orElse(file);
    }

    private static Optional<Tree> overlay(String path, Shape shape, Map<String, String> environment) {
        if (shape instanceof Shape.Section(var keys)) {
            SequencedMap<String, Tree> values = new LinkedHashMap<>();
            Map<String, Place> places = new HashMap<>();
            keys.forEach((name, inner) -> overlay(path.isEmpty() ? name : path + "-" + name, inner, environment)
                    .ifPresent(value -> {
                        values.put(name, value);
                        places.put(name, value.place());
                    }));
            return values.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Tree.Fields(
                            values, places, values.firstEntry().getValue().place()));
        }
        if (shape instanceof Shape.Named || shape instanceof Shape.Anything) {
            return Optional.empty();
        }
        var variable = path.replace('-', '_').toUpperCase(Locale.ROOT);
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isEmpty())
                .map(value -> value(value, shape, Place.of(variable)));
    }

    /** A list is given with commas between its items. */
    private static Tree value(String text, Shape shape, Place place) {
        if (shape instanceof Shape.Several) {
            return new Tree.Items(
                    Arrays.stream(text.split(","))
                            .map(item -> (Tree) new Tree.Text(item.strip(), place))
                            .toList(),
                    place);
        }
        return new Tree.Text(text, place);
    }

    private static Tree.Fields nested(String name, Tree value) {
        SequencedMap<String, Tree> values = new LinkedHashMap<>();
        values.put(name, value);
        return Tree.fields(values);
    }
}
