package dev.weir.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes manifests of any size in a real one's proportions: per hundred nodes 45 models, 45 tests, two seeds, five sources and three
 * exposures; SQL of nearly three kilobytes a model, about 1.4 parents a node. The same size and seed give the same file.
 */
public final class MadeUpManifest {

    private static final List<String> AREAS =
            List.of("billing", "orders", "finance", "product", "ads", "risk", "people", "support", "stock", "web");
    private static final List<String> LAYERS = List.of("base", "staging", "core", "joined", "marts");
    private static final List<String> TAGS =
            List.of("nightly", "hourly", "weekly", "critical", "pii", "gdpr", "x", "y");

    private static final int COLUMNS = 5;

    private final int size;
    private final Random random;
    private final List<String> models = new ArrayList<>();
    private final int changed;

    private MadeUpManifest(int size, long seed, int changed) {
        this.size = size;
        this.random = new Random(seed);
        this.changed = changed;
    }

    /** Writes {@code size} nodes to a new file. */
    public static void write(Path file, int size) {
        writeChanged(file, size, 0);
    }

    /** Writes the same project with the code of every {@code every}th model changed; 0 changes none. */
    public static void writeChanged(Path file, int size, int every) {
        write(file, new MadeUpManifest(size, 42, every));
    }

    private static void write(Path file, MadeUpManifest manifest) {
        try (var out = Files.newBufferedWriter(file)) {
            manifest.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(BufferedWriter out) throws IOException {
        out.write(
                "{\"metadata\": {\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/manifest/v12.json\", \"dbt_version\":"
                        + " \"1.12.6\", \"project_name\": \"made_up\", \"adapter_type\": \"duckdb\", \"env\": {}}, \"nodes\": {");
        int sources = Math.max(1, size * 5 / 100);
        int seeds = Math.max(1, size * 2 / 100);
        int exposures = Math.max(1, size * 3 / 100);
        int rest = size - sources - seeds - exposures;
        for (int seed = 0; seed < seeds; seed++) {
            out.write(seed == 0 ? "" : ",");
            seed(out, seed);
        }
        for (int model = 0; model < rest - rest / 2; model++) {
            out.write(",\n");
            model(out, model, sources, seeds);
        }
        for (int test = 0; test < rest / 2; test++) {
            out.write(",\n");
            test(out, test);
        }
        out.write("}, \"sources\": {");
        for (int source = 0; source < sources; source++) {
            out.write(source == 0 ? "" : ",\n");
            source(out, source);
        }
        out.write("}, \"macros\": {");
        for (int macro = 0; macro < 500; macro++) {
            out.write(macro == 0 ? "" : ",\n");
            out.write("\"macro.dbt.m%d\": {\"name\": \"m%d\", \"macro_sql\": \"%s\", \"depends_on\": {\"macros\": []}}"
                    .formatted(macro, macro, "select 1 as macro ".repeat(50)));
        }
        out.write("}, \"exposures\": {");
        for (int exposure = 0; exposure < exposures; exposure++) {
            out.write(exposure == 0 ? "" : ",\n");
            var id = "exposure.made_up.board_%06d".formatted(exposure);
            out.write(
                    "\"%s\": {\"name\": \"board_%06d\", \"resource_type\": \"exposure\", \"package_name\": \"made_up\", \"path\": \"e.yml\", \"original_file_path\": \"models/e.yml\", \"unique_id\": \"%s\", \"fqn\": [\"made_up\", \"board_%06d\"], \"type\": \"dashboard\", \"owner\": {\"email\": \"a@example.org\", \"name\": \"A\"}, \"tags\": [], \"config\": {\"enabled\": true}, \"depends_on\": {\"macros\": [], \"nodes\": [\"%s\"]}}"
                            .formatted(id, exposure, id, exposure, anyModel()));
        }
        out.write(
                "}, \"metrics\": {}, \"groups\": {}, \"selectors\": {}, \"disabled\": {}, \"parent_map\": {}, \"child_map\": {}}\n");
    }

    private String anyModel() {
        return models.get(random.nextInt(models.size()));
    }

    private void seed(BufferedWriter out, int number) throws IOException {
        var id = "seed.made_up.seed_%06d".formatted(number);
        out.write(
                "\"%s\": {\"database\": \"db\", \"schema\": \"main\", \"name\": \"seed_%06d\", \"resource_type\": \"seed\", \"package_name\": \"made_up\", \"path\": \"seed_%06d.csv\", \"original_file_path\": \"seeds/seed_%06d.csv\", \"unique_id\": \"%s\", \"fqn\": [\"made_up\", \"seed_%06d\"], \"alias\": \"seed_%06d\", \"checksum\": {\"name\": \"sha256\", \"checksum\": \"%064x\"}, \"config\": {\"enabled\": true, \"materialized\": \"seed\", \"tags\": [], \"meta\": {}}, \"tags\": [], \"raw_code\": \"\", \"depends_on\": {\"macros\": []}}"
                        .formatted(id, number, number, number, id, number, number, number));
    }

    private void source(BufferedWriter out, int number) throws IOException {
        var id = "source.made_up.raw_%s.table_%06d".formatted(AREAS.get(number % AREAS.size()), number);
        out.write(
                "\"%s\": {\"database\": \"db\", \"schema\": \"raw\", \"name\": \"table_%06d\", \"resource_type\": \"source\", \"package_name\": \"made_up\", \"path\": \"models/s.yml\", \"original_file_path\": \"models/s.yml\", \"unique_id\": \"%s\", \"fqn\": [\"made_up\", \"raw_%s\", \"table_%06d\"], \"source_name\": \"raw_%s\", \"identifier\": \"table_%06d\", \"freshness\": null, \"columns\": {}, \"tags\": [], \"config\": {\"enabled\": true}, \"unrendered_config\": {}, \"relation_name\": \"db.raw.table_%06d\"}"
                        .formatted(
                                id,
                                number,
                                id,
                                AREAS.get(number % AREAS.size()),
                                number,
                                AREAS.get(number % AREAS.size()),
                                number,
                                number));
    }

    private void model(BufferedWriter out, int number, int sources, int seeds) throws IOException {
        var area = AREAS.get(random.nextInt(AREAS.size()));
        var layer = LAYERS.get(Math.min(LAYERS.size() - 1, number * LAYERS.size() / Math.max(1, size / 2)));
        var name = number == 0 ? "hub" : "%s_%s__thing_%06d".formatted(layer.substring(0, 3), area, number);
        var id = "model.made_up." + name;
        var parents = new ArrayList<String>();
        if (number < sources) {
            parents.add("source.made_up.raw_%s.table_%06d".formatted(AREAS.get(number % AREAS.size()), number));
        } else {
            int count = 1 + random.nextInt(3);
            for (int parent = 0; parent < count; parent++) {
                int reach = Math.min(models.size(), 200 + models.size() / 20);
                parents.add(
                        random.nextInt(20) == 0
                                ? "seed.made_up.seed_%06d".formatted(random.nextInt(seeds))
                                : models.get(models.size() - 1 - random.nextInt(reach)));
            }
            if (random.nextInt(4) == 0) {
                parents.add(models.getFirst());
            }
        }
        models.add(id);
        var tags = new ArrayList<String>();
        for (var tag : TAGS) {
            if (random.nextInt(10) == 0) {
                tags.add(tag);
            }
        }
        if (number == size * 2 / 5) {
            tags.add("deep");
        }
        var tagText = texts(tags);
        boolean rewritten = changed > 0 && number % changed == 0;
        var sql = new StringBuilder(rewritten ? "-- changed\\n" : "");
        for (int line = 0; line < 40; line++) {
            sql.append("select column_%02d, \\\"quoted\\\" from {{ ref('%s') }}\\n".formatted(line, name));
        }
        out.write(
                "\"%s\": {\"database\": \"db\", \"schema\": \"main\", \"name\": \"%s\", \"resource_type\": \"model\", \"package_name\": \"made_up\", \"path\": \"%s/%s/%s.sql\", \"original_file_path\": \"models/%s/%s/%s.sql\", \"unique_id\": \"%s\", \"fqn\": [\"made_up\", \"%s\", \"%s\", \"%s\"], \"alias\": \"%s\", \"checksum\": {\"name\": \"sha256\", \"checksum\": \"%064x\"}, \"config\": {\"enabled\": true, \"alias\": null, \"schema\": null, \"database\": null, \"tags\": %s, \"meta\": {\"owner\": \"%s\"}, \"group\": null, \"materialized\": \"%s\", \"incremental_strategy\": null, \"batch_size\": null, \"lookback\": 1, \"begin\": null, \"persist_docs\": {}, \"post-hook\": [], \"pre-hook\": [], \"quoting\": {}, \"column_types\": {}, \"full_refresh\": null, \"unique_key\": null, \"on_schema_change\": \"ignore\", \"on_configuration_change\": \"apply\", \"grants\": {}, \"packages\": [], \"docs\": {\"show\": true, \"node_color\": null}, \"contract\": {\"enforced\": false, \"alias_types\": true}, \"event_time\": null, \"concurrent_batches\": null, \"access\": \"protected\", \"freshness\": null}, \"tags\": %s, \"description\": \"%s\", \"columns\": {%s}, \"meta\": {}, \"group\": null, \"docs\": {\"show\": true, \"node_color\": null}, \"patch_path\": \"made_up://models/%s/%s/_all.yml\", \"unrendered_config\": {\"materialized\": \"%s\", \"tags\": %s}, \"created_at\": 1795339889.4, \"relation_name\": \"\\\"db\\\".\\\"main\\\".\\\"%s\\\"\", \"raw_code\": \"%s\", \"language\": \"sql\", \"refs\": [], \"sources\": [], \"metrics\": [], \"depends_on\": {\"macros\": [\"macro.dbt.m%d\"], \"nodes\": %s}, \"compiled_path\": null, \"contract\": {\"enforced\": false, \"alias_types\": true, \"checksum\": null}, \"access\": \"protected\", \"constraints\": [], \"version\": null, \"latest_version\": null}"
                        .formatted(
                                id,
                                name,
                                area,
                                layer,
                                name,
                                area,
                                layer,
                                name,
                                id,
                                area,
                                layer,
                                name,
                                name,
                                number,
                                tagText,
                                area,
                                random.nextInt(3) == 0 ? "table" : "view",
                                tagText,
                                "Describes what this model is about. ".repeat(3),
                                columns(),
                                area,
                                layer,
                                "view",
                                tagText,
                                name,
                                sql,
                                random.nextInt(500),
                                texts(parents)));
    }

    private String columns() {
        var told = new StringBuilder();
        for (int column = 0; column < COLUMNS; column++) {
            told.append(column == 0 ? "" : ", ")
                    .append(
                            "\"column_%02d\": {\"name\": \"column_%02d\", \"description\": \"What column %d holds.\", \"meta\": {}, \"data_type\": \"varchar\", \"constraints\": [], \"quote\": null, \"config\": {\"meta\": {}, \"tags\": []}, \"tags\": []}"
                                    .formatted(column, column, column));
        }
        return told.toString();
    }

    private void test(BufferedWriter out, int number) throws IOException {
        boolean two = random.nextInt(5) == 0;
        var parents = new ArrayList<String>();
        parents.add(anyModel());
        if (two) {
            parents.add(anyModel());
        }
        var kind = two ? "relationships" : random.nextBoolean() ? "not_null" : "unique";
        var name = "%s_%s_%06d".formatted(kind, parents.getFirst().substring(14), number);
        var id = "test.made_up.%s.%010x".formatted(name, number * 7919L);
        out.write(
                "\"%s\": {\"test_metadata\": {\"name\": \"%s\", \"kwargs\": {\"column_name\": \"column_01\"}, \"namespace\": null}, \"database\": \"db\", \"schema\": \"main_dbt_test__audit\", \"name\": \"%s\", \"resource_type\": \"test\", \"package_name\": \"made_up\", \"path\": \"%s.sql\", \"original_file_path\": \"models/_all.yml\", \"unique_id\": \"%s\", \"fqn\": [\"made_up\", \"%s\"], \"alias\": \"%s\", \"checksum\": {\"name\": \"none\", \"checksum\": \"\"}, \"config\": {\"enabled\": true, \"alias\": null, \"schema\": \"dbt_test__audit\", \"database\": null, \"tags\": [], \"meta\": {}, \"group\": null, \"materialized\": \"test\", \"severity\": \"ERROR\", \"store_failures\": null, \"where\": null, \"limit\": null, \"fail_calc\": \"count(*)\", \"warn_if\": \"!= 0\", \"error_if\": \"!= 0\"}, \"tags\": [], \"description\": \"\", \"columns\": {}, \"meta\": {}, \"group\": null, \"docs\": {\"show\": true, \"node_color\": null}, \"patch_path\": null, \"unrendered_config\": {}, \"created_at\": 1795339889.4, \"relation_name\": null, \"raw_code\": \"{{ test_%s(**_dbt_generic_test_kwargs) }}\", \"language\": \"sql\", \"refs\": [], \"sources\": [], \"metrics\": [], \"depends_on\": {\"macros\": [\"macro.dbt.m%d\"], \"nodes\": %s}, \"compiled_path\": null, \"column_name\": \"column_01\", \"file_key_name\": \"models.x\", \"attached_node\": \"%s\"}"
                        .formatted(
                                id,
                                kind,
                                name,
                                name,
                                id,
                                name,
                                name,
                                kind,
                                random.nextInt(500),
                                texts(parents),
                                parents.getFirst()));
    }

    private static String texts(List<String> texts) {
        return texts.isEmpty() ? "[]" : "[\"" + String.join("\", \"", texts) + "\"]";
    }
}
