package dev.weir.app.translate;

import dev.weir.app.json.JsonText;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A case of the goldens: what was asked, and what the real Dagster answered. */
record GoldenCase(String id, Path folder, Tree.Fields asked, Tree.Fields expected) {

    private static final Path GOLDENS = Path.of("../adapter-dbtcloud/src/test/resources/goldens");
    private static final Path VERSIONS = Path.of("src/test/resources/dbt-versions");
    private static final Path ARTIFACTS =
            Path.of("../adapter-dbtcloud/src/main/resources/dev/weir/adapter/dbtcloud/sandbox/artifacts");

    static List<GoldenCase> all(String subject) {
        return under(GOLDENS.resolve(subject)).toList();
    }

    /** Real files of earlier versions of dbt, under {@code subject}. */
    static List<GoldenCase> ofEarlierVersions(String subject) {
        try (var versions = Files.list(VERSIONS)) {
            return versions.filter(Files::isDirectory)
                    .sorted()
                    .flatMap(GoldenCase::under)
                    .filter(it -> String.valueOf(it.folder().getFileName()).startsWith(subject))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<GoldenCase> under(Path place) {
        try (var folders = Files.list(place)) {
            return folders
                    .filter(it -> Files.exists(it.resolve("case.json")))
                    .sorted()
                    .map(GoldenCase::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenCase read(Path folder) {
        var expected = folder.resolve("expected.json");
        var asked = json(folder.resolve("case.json"));
        return new GoldenCase(
                ((Tree.Text) asked.at("id").orElseThrow()).value(),
                folder,
                asked,
                json(Files.exists(expected) ? expected : folder.resolve("expected.json.gz")));
    }

    private static Tree.Fields json(Path file) {
        try (var raw = Files.newInputStream(file);
                var in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return (Tree.Fields) JsonText.read(file.toString(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean binding() {
        return asked.at("binding").filter(Tree.flag(false)::equals).isEmpty();
    }

    boolean refused() {
        return expected.at("error").filter(Tree.flag(true)::equals).isPresent();
    }

    List<String> texts(String key) {
        return asked.values().get(key) instanceof Tree.Items(var items, var _)
                ? items.stream().map(it -> ((Tree.Text) it).value()).toList()
                : List.of();
    }

    /** Real runs lie among the sandbox's resources. */
    Path path(String key) {
        String written = ((Tree.Text) asked.at(key).orElseThrow()).value();
        return written.startsWith("../../artifacts/")
                ? ARTIFACTS.resolve(written.substring("../../artifacts/".length()))
                : folder.resolve(written).normalize();
    }

    @Override
    public String toString() {
        return id;
    }
}
