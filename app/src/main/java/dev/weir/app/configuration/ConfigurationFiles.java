package dev.weir.app.configuration;

import dev.weir.app.file.Unreadable;
import dev.weir.app.yaml.YamlMalformed;
import dev.weir.app.yaml.YamlText;
import dev.weir.domain.value.Place;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads a configuration file and, beside it, those that it includes, in the order in which they are named. */
final class ConfigurationFiles {

    private final Path folder;
    private final List<Problem> problems;
    private final Set<Path> met = new TreeSet<>();

    private ConfigurationFiles(Path folder, List<Problem> problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** {@return everything that {@code file} and what it includes say; what cannot be read is noted in {@code problems}} */
    static Tree.Fields read(Path file, Path folder, List<Problem> problems) {
        return new ConfigurationFiles(folder, problems).read(file, Place.of(file.toString()));
    }

    private Tree.Fields read(Path file, Place mention) {
        var empty = Tree.fields(new LinkedHashMap<>());
        var path = folder.resolve(file).normalize().toAbsolutePath();
        if (!met.add(path)) {
            problems.add(new Problem(mention, "%s is included twice.".formatted(file)));
            return empty;
        }
        Tree tree;
        try {
            tree = YamlText.read(file.toString(), Files.readString(path));
        } catch (YamlMalformed failure) {
            problems.add(new Problem(
                    failure.place(),
                    String.valueOf(failure.getMessage())
                            .substring(failure.place().toString().length() + 2)));
            return empty;
        } catch (IOException failure) {
            problems.add(new Problem(mention, said(file, mention, failure)));
            return empty;
        }
        return switch (tree) {
            case Tree.Nothing _ -> empty;
            case Tree.Fields fields -> withIncluded(file, fields);
            case Tree.Text _, Tree.Num _, Tree.Flag _, Tree.Items _ -> {
                problems.add(
                        new Problem(tree.place(), "the file is %s, must be a map with weir".formatted(tree.kind())));
                yield empty;
            }
        };
    }

    private Tree.Fields withIncluded(Path file, Tree.Fields fields) {
        var all = fields;
        for (var include : included(fields)) {
            var name = Path.of(include.value());
            var parent = file.getParent();
            var beside = parent == null ? name : parent.resolve(name);
            all = Layers.beside(all, read(beside, include.place()), "", problems);
        }
        return all;
    }

    private static List<Tree.Text> included(Tree.Fields file) {
        var found = new ArrayList<Tree.Text>();
        file.at("include").ifPresent(named -> collect(named, found));
        if (file.at("weir").orElse(null) instanceof Tree.Fields weir) {
            weir.at("include").ifPresent(named -> collect(named, found));
        }
        return found;
    }

    private static void collect(Tree named, List<Tree.Text> found) {
        if (named instanceof Tree.Text text && !text.value().isBlank()) {
            found.add(text);
        } else if (named instanceof Tree.Items(var values, var _)) {
            values.forEach(value -> collect(value, found));
        }
    }

    /** A problem is told with the file that speaks of it: the file itself, or another that includes it. */
    private static String said(Path file, Place mention, IOException failure) {
        if (!mention.source().equals(file.toString())) {
            return Unreadable.sentence(file, failure) + ".";
        }
        return failure instanceof NoSuchFileException
                ? "there is no such file. Name another one with --config, or write one with: weir init URL"
                : "the file cannot be read: %s.".formatted(Unreadable.reason(failure));
    }
}
