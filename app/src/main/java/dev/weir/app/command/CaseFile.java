package dev.weir.app.command;

import dev.weir.app.file.Unreadable;
import dev.weir.app.json.JsonMalformed;
import dev.weir.app.json.JsonText;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A case of a command over files: a JSON object in a file, and the folder from which the paths in it start.
 *
 * @param fields what the case says
 */
record CaseFile(Path folder, Tree.Fields fields) {

    /** A case from {@code where}: a file, or a folder that holds a {@code case.json}. Throws {@link CommandFailed} if it cannot be read. */
    static CaseFile at(Path where) {
        Path file = Files.isDirectory(where) ? where.resolve("case.json") : where;
        try {
            var tree = JsonText.read(file.toString(), Files.readString(file));
            if (tree instanceof Tree.Fields fields) {
                return new CaseFile(parent(file), fields);
            }
            throw new CommandFailed(Exit.USED_WRONGLY, "%s holds %s, not a case".formatted(file, tree.kind()));
        } catch (JsonMalformed bad) {
            throw new CommandFailed(Exit.USED_WRONGLY, String.valueOf(bad.getMessage()));
        } catch (IOException e) {
            throw new CommandFailed(Exit.USED_WRONGLY, Unreadable.sentence(file, e));
        }
    }

    private static Path parent(Path file) {
        var parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    Optional<String> text(String key) {
        return fields.at(key).flatMap(Tree::asText);
    }

    /** {@return the path that stands under {@code key}, from the case's folder} */
    Optional<Path> path(String key) {
        return text(key).map(folder::resolve).map(Path::normalize);
    }

    Tree.Fields map(String key) {
        return fields.values().get(key) instanceof Tree.Fields map ? map : Tree.fields(new java.util.LinkedHashMap<>());
    }

    /** {@return what the case is called, null for one that has no name} */
    Tree id() {
        return fields.at("id").orElseGet(Tree::nothing);
    }
}
