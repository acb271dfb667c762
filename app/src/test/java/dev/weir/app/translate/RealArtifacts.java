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

/** All of dbt's real files in the tests, as trees and as bytes. */
final class RealArtifacts {

    private static final List<Path> ROOTS = List.of(
            Path.of("../adapter-dbtcloud/src/main/resources/dev/weir/adapter/dbtcloud/sandbox/artifacts"),
            Path.of("../adapter-dbtcloud/src/test/resources/goldens"));

    private RealArtifacts() {}

    /** The files of one name, gzipped or not, in the order of their paths; a manifest of thousands of nodes is left out. */
    static List<Path> named(String name) {
        return ROOTS.stream()
                .flatMap(RealArtifacts::below)
                .filter(it -> it.getFileName().toString().replace(".gz", "").endsWith(name))
                .filter(it ->
                        !it.toString().contains("scale-5k") && !it.toString().contains("long-chain"))
                .toList();
    }

    private static Stream<Path> below(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a file's name and its folder's, for the name of a test} */
    static String told(Path file) {
        return "%s of %s".formatted(file.getFileName(), folder(file));
    }

    /** {@return the name of a file's folder} */
    static String folder(Path file) {
        return file.getName(file.getNameCount() - 2).toString();
    }

    static byte[] bytes(Path file) {
        try (var raw = Files.newInputStream(file);
                var in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Tree.Fields tree(Path file) {
        return (Tree.Fields) JsonText.read(file.toString(), new String(bytes(file), StandardCharsets.UTF_8));
    }

    /** Writes a tree as a file of dbt's would be. */
    static Path write(Path file, Tree tree) {
        try (var out = Files.newBufferedWriter(file)) {
            JsonText.write(tree, out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
