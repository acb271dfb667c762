package dev.weir.app.command;

import dev.weir.app.wiring.SandboxDoor;
import dev.weir.app.wiring.ServiceRehearsal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code weir rehearse files|service}, which the launcher alone calls: does a little of what the commands do, so that the JVM can
 * note which classes they need in its ahead-of-time cache. Prints nothing; what goes wrong here is of no interest.
 */
final class Rehearse implements Command {

    private static final String MANIFEST = "manifest.json.gz";

    private static final String CASE = "case.json";

    /** So many that names are kept in another form than those of a small project. */
    private static final String MANY = "many.json";

    private static final int MANY_MODELS = 300;

    private static final String CRON_CASE =
            "{\"id\":\"a\",\"cron\":\"0 3 * * *\",\"zone\":\"Europe/Berlin\",\"start\":\"2026-03-28T00:00:00+01:00\"}\n";

    private static final List<List<String>> OVER_FILES = List.of(
            List.of("help"),
            List.of("version"),
            List.of("version", "--help"),
            List.of("vresion"),
            List.of(
                    "ls",
                    "--manifest",
                    MANIFEST,
                    "--select",
                    "tag:nightly+,resource_type:model",
                    "--exclude",
                    "source:*"),
            List.of("ls", "--manifest", MANIFEST, "--select", "sate:modified"),
            List.of("ls", "--manifest", MANY),
            List.of(
                    "ls",
                    "--manifest",
                    MANIFEST,
                    "--state",
                    ".",
                    "--select",
                    "state:modified+",
                    "1+config.materialized:view",
                    "@path:models",
                    "--output",
                    "json"),
            // Two of its nodes have one key; without one of them there are specs to print.
            List.of("specs", "--manifest", MANIFEST, "--output", "json"),
            List.of("specs", "--manifest", MANIFEST, "--case", CASE, "--output", "json"),
            List.of("cron", "next", "--cases", "cron.jsonl"),
            List.of("validate"),
            List.of("validate", "--config", "wrong.yaml"));

    private final Words words = new Words("For the launcher: rehearses the commands for the JVM's cache.");

    private final Supplier<Optional<String>> part = words.parameter("PART", String.class, "files or service");

    /** The rehearsal prints nothing, so it needs no console. */
    Rehearse() {}

    @Override
    public Words words() {
        return words;
    }

    @Override
    public Exit run() {
        try {
            var folder = Files.createTempDirectory("weir-rehearsal-");
            try {
                if (part.get().filter("service"::equals).isPresent()) {
                    ServiceRehearsal.in(folder);
                } else {
                    overFiles(folder);
                }
            } finally {
                remove(folder);
            }
            return Exit.DONE;
        } catch (IOException failure) {
            throw new CommandFailed(Exit.OUTSIDE, String.valueOf(failure.getMessage()));
        }
    }

    private static void overFiles(Path folder) throws IOException {
        try (var manifest = SandboxDoor.manifest()) {
            Files.copy(manifest, folder.resolve(MANIFEST));
        }
        Files.writeString(folder.resolve(MANY), many());
        Files.writeString(folder.resolve(CASE), "{\"exclude\": \"staging\"}");
        Files.writeString(folder.resolve("cron.jsonl"), CRON_CASE);
        Files.writeString(folder.resolve("wrong.yaml"), "weir: {workspaces: {a: {projekt-id: 1}}}\n");
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var environment = Map.of(
                "DBT_CLOUD_ACCESS_URL", "https://ab123.us1.dbt.com",
                "DBT_CLOUD_ACCOUNT_ID", "1",
                "DBT_CLOUD_PROJECT_ID", "2",
                "DBT_CLOUD_ENVIRONMENT_ID", "3",
                "DBT_CLOUD_TOKEN", "none");
        var quiet = new Console(nowhere, nowhere, environment, folder);
        for (var words : OVER_FILES) {
            CommandLineEntrance.run(
                    quiet,
                    Commands.all(),
                    words.stream()
                            .map(word -> Files.exists(folder.resolve(word))
                                    ? folder.resolve(word).toString()
                                    : word)
                            .toList());
        }
    }

    private static String many() {
        var model =
                "\"model.a.m%1$d\":{\"unique_id\":\"model.a.m%1$d\",\"name\":\"m%1$d\",\"resource_type\":\"model\",\"package_name\":\"a\","
                        + "\"fqn\":[\"a\",\"m%1$d\"],\"path\":\"m%1$d.sql\",\"original_file_path\":\"models/m%1$d.sql\",\"config\":{\"enabled\":true}}";
        return IntStream.range(0, MANY_MODELS)
                .mapToObj(model::formatted)
                .collect(Collectors.joining(
                        ",",
                        "{\"metadata\":{\"dbt_schema_version\":\"https://schemas.getdbt.com/dbt/manifest/v12.json\"},\"nodes\":{",
                        "}}"));
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
