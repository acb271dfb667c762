package dev.weir.app.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A manifest drawn by chance, with much that is seldom: sources of one key, models that are looked through, metas that cannot be, tests
 * of several nodes. The same seed gives the same text.
 */
final class WildManifest {

    private static final int MOST_OF_A_KIND = 14;

    private final Random chance;
    private final List<String> nodes = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private final List<String> parents = new ArrayList<>();

    private WildManifest(long seed) {
        chance = new Random(seed);
    }

    static String drawn(long seed) {
        return new WildManifest(seed).text();
    }

    private String text() {
        for (int at = chance.nextInt(MOST_OF_A_KIND); at >= 0; at--) {
            source(at);
        }
        for (int at = chance.nextInt(4); at > 0; at--) {
            node("seed", "s" + at, "seed", 0);
        }
        for (int at = 0, most = 2 + chance.nextInt(2 * MOST_OF_A_KIND); at < most; at++) {
            node("model", "m" + at, one("table", "view", "ephemeral", "ephemeral"), 4);
        }
        for (int at = chance.nextInt(3); at > 0; at--) {
            node("snapshot", "h" + at, "snapshot", 2);
        }
        var watched = List.copyOf(parents);
        for (int at = chance.nextInt(2 * MOST_OF_A_KIND); at > 0; at--) {
            test("t" + at, watched);
        }
        return """
                {"metadata": {"project_name": "shop", "adapter_type": "duckdb"}, "nodes": {%s}, "sources": {%s},
                 "groups": {"group.shop.g": {"name": "g", "package_name": "shop", "owner": {"email": "%s"}}}}
                """.formatted(String.join(",", nodes), String.join(",", sources), one("a@b.example", "nobody"));
    }

    private void source(int at) {
        var id = "source.shop.raw.r" + at;
        sources.add("""
                "%s": {"unique_id": "%s", "resource_type": "source", "name": "r%d", "source_name": "raw", "package_name": "shop",
                  "database": "db", "schema": "raw", "tags": [%s], "columns": {%s}, %s}
                """.formatted(id, id, at, tags(), columns(), meta()));
        parents.add(id);
    }

    private void node(String type, String name, String materialized, int mostParents) {
        var id = "%s.shop.%s".formatted(type, name);
        nodes.add("""
                "%1$s": {"unique_id": "%1$s", "resource_type": "%2$s", "name": "%3$s", "alias": "%3$s", "package_name": "shop",
                  "description": "Of %3$s.", "raw_code": "%4$s", "checksum": {"checksum": "c%3$s"}, "tags": [%5$s], "group": %6$s,
                  "columns": {%7$s}, %8$s, "depends_on": {"nodes": [%9$s]}}
                """.formatted(
                id,
                type,
                name,
                one("", "select 1"),
                tags(),
                one("null", "\"g\""),
                columns(),
                meta().replace("\"config\": {", "\"config\": {\"materialized\": \"%s\", ".formatted(materialized)),
                some(parents, mostParents)));
        parents.add(id);
    }

    private void test(String name, List<String> watched) {
        var id = "test.shop." + name;
        var refers = chance.nextInt(5) == 0 ? ", \"meta\": {\"dagster\": {\"ref\": {\"name\": \"m1\"}}}" : "";
        nodes.add("""
                "%1$s": {"unique_id": "%1$s", "resource_type": "test", "name": "%2$s", "package_name": "shop",
                  "attached_node": %3$s, "config": {"severity": "%4$s"%5$s}, "depends_on": {"nodes": [%6$s]}}
                """.formatted(
                id, name, one("null", "\"" + any(watched) + "\""), one("ERROR", "warn"), refers, some(watched, 3)));
    }

    /** Of config and of the node; now and then what cannot be. */
    private String meta() {
        var asked = switch (chance.nextInt(24)) {
            case 0 -> "\"asset_key\": [\"same\"]";
            case 1 -> "\"asset_key\": 7";
            case 2 -> "\"asset_key\": [\"own\", \"k%d\"]".formatted(chance.nextInt(3));
            case 3 -> "\"group\": \"no-group\"";
            case 4 -> "\"group\": \"good\"";
            case 5 -> "\"owners\": [\"team:x\", \"nobody\"]";
            default -> "";
        };
        return "\"config\": {\"meta\": {\"dagster\": {%s}}}, \"meta\": {\"dagster\": {%s}}".formatted(asked, asked);
    }

    private String tags() {
        return one("", "\"x\"", "\"y\", \"dagster/kind/z\"");
    }

    private String columns() {
        return one("", "\"id\": {\"name\": \"id\", \"data_type\": \"integer\", \"tags\": [\"pii\"]}", "\"odd\": 3");
    }

    private String some(List<String> from, int most) {
        return chance.ints(most == 0 ? 0 : chance.nextInt(most + 1), 0, Math.max(1, from.size()))
                .distinct()
                .filter(it -> it < from.size())
                .mapToObj(it -> "\"" + from.get(it) + "\"")
                .collect(Collectors.joining(", "));
    }

    private String any(List<String> from) {
        return from.get(chance.nextInt(from.size()));
    }

    private String one(String... of) {
        return of[chance.nextInt(of.length)];
    }
}
