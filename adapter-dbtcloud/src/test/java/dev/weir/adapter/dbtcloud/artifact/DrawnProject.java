package dev.weir.adapter.dbtcloud.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A project drawn by chance, and edited by chance: models and tests that come, go, move, are renamed, and change here and there. */
final class DrawnProject {

    private record Drawn(
            String path, String code, String materialized, List<String> tags, String owner, boolean table) {}

    private final Random chance;
    private final SequencedMap<String, Drawn> models = new TreeMap<>();

    DrawnProject(long seed) {
        chance = new Random(seed);
        int count = chance.nextInt(12);
        for (int i = 0; i < count; i++) {
            models.put("m" + i, draw("m" + i));
        }
    }

    private Drawn draw(String name) {
        return new Drawn(
                "models/" + (chance.nextBoolean() ? "a/" : "b/") + name + ".sql",
                "select " + chance.nextInt(4),
                chance.nextBoolean() ? "table" : "view",
                chance.nextBoolean() ? List.of("x") : List.of("y", "x"),
                "team" + chance.nextInt(2),
                chance.nextBoolean());
    }

    /** Some edits, perhaps none, perhaps ones that undo each other. */
    void edit() {
        int edits = chance.nextInt(5);
        for (int i = 0; i < edits; i++) {
            var names = new ArrayList<>(models.keySet());
            var name = names.isEmpty() ? "m0" : names.get(chance.nextInt(names.size()));
            switch (chance.nextInt(4)) {
                case 0 -> models.remove(name);
                case 1 -> models.put("m" + chance.nextInt(20), draw(name));
                case 2 -> {
                    var was = models.remove(name);
                    if (was != null) {
                        models.put("r" + chance.nextInt(20), was);
                    }
                }
                default -> models.put(name, draw(name));
            }
        }
    }

    String manifest() {
        var nodes = new ArrayList<String>();
        String before = "";
        for (var entry : models.entrySet()) {
            nodes.add(model(entry.getKey(), entry.getValue(), before));
            before = "\"model.shop." + entry.getKey() + "\"";
        }
        return "{\"metadata\": {\"dbt_version\": \"1.12.6\", \"project_name\": \"shop\"}, \"nodes\": {%s}}"
                .formatted(String.join(",", nodes));
    }

    private static String model(String name, Drawn it, String before) {
        return """
                "model.shop.%1$s": {"unique_id": "model.shop.%1$s", "resource_type": "model", "name": "%1$s", "alias": "%1$s",
                  "package_name": "shop", "original_file_path": "%2$s", "raw_code": "%3$s", "tags": [%5$s],
                  "config": {"materialized": "%4$s", "tags": [%5$s], "meta": {"owner": "%6$s"}},
                  "columns": {%7$s}, "depends_on": {"nodes": [%8$s], "macros": []}}
                """.formatted(
                        name,
                        it.path(),
                        it.code(),
                        it.materialized(),
                        it.tags().stream().map(tag -> "\"" + tag + "\"").collect(Collectors.joining(",")),
                        it.owner(),
                        it.table() ? "\"id\": {\"name\": \"id\", \"data_type\": \"integer\"}" : "",
                        before);
    }
}
