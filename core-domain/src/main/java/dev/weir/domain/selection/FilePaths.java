package dev.weir.domain.selection;

import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files and folders of the project, as far as its manifest names them, and Python's way of finding them by pattern. dbt asks the
 * real file system; the difference is only in what no node stands in.
 */
final class FilePaths {

    private static final String ROOT = "";

    /** Folder → what lies in it, by full path from the project. */
    private final Map<String, Set<String>> entries = new HashMap<>();

    private FilePaths() {
        entries.put(ROOT, new LinkedHashSet<>());
    }

    static FilePaths of(Manifest manifest) {
        var paths = new FilePaths();
        var root = manifest.metadata().projectName();
        var files = manifest.text(Attribute.ORIGINAL_FILE_PATH);
        var patches = manifest.text(Attribute.PATCH_PATH);
        var packages = manifest.text(Attribute.PACKAGE);
        for (int node = 0; node < manifest.size(); node++) {
            var packageName = packages.of(node);
            if (root.isEmpty() || root.get().equals(packageName)) {
                Optional.ofNullable(files.of(node)).map(FilePaths::normal).ifPresent(paths::add);
            }
            Optional.ofNullable(patches.of(node))
                    .filter(it -> root.isEmpty() || it.startsWith(root.get() + "://"))
                    .map(FilePaths::patch)
                    .ifPresent(paths::add);
        }
        return paths;
    }

    /** {@return the file that a patch path names, without its package} */
    static String patch(String patchPath) {
        int at = patchPath.indexOf("://");
        return normal(at < 0 ? patchPath : patchPath.substring(at + 3));
    }

    /** {@return the path as Python's {@code Path} writes it: no doubled slashes, no dots alone} */
    static String normal(String path) {
        return isNormal(path) ? path : String.join("/", parts(path.replace('\\', '/')));
    }

    private static List<String> parts(String path) {
        var parts = new ArrayList<String>();
        for (var part : SelectionParser.split(path, '/')) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** Nearly all paths are: they are asked about by the thousand. */
    private static boolean isNormal(String path) {
        int start = 0;
        for (int at = 0; at <= path.length(); at++) {
            char found = at == path.length() ? '/' : path.charAt(at);
            if (found == '\\') {
                return false;
            }
            if (found == '/') {
                if (at == start || (at == start + 1 && path.charAt(start) == '.')) {
                    return false;
                }
                start = at + 1;
            }
        }
        return true;
    }

    private void add(String file) {
        var path = file;
        while (!path.isEmpty()) {
            var folder = folder(path);
            if (!entries.computeIfAbsent(folder, _ -> new LinkedHashSet<>()).add(path)) {
                return;
            }
            path = folder;
        }
    }

    static String folder(String path) {
        int at = path.lastIndexOf('/');
        return at < 0 ? ROOT : path.substring(0, at);
    }

    /** {@return the file's name without its last ending} */
    static String stem(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 && dot < fileName.length() - 1 ? fileName.substring(0, dot) : fileName;
    }

    static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Why a pattern cannot be used, in words; empty when it can. */
    static Optional<String> fault(String pattern) {
        if (pattern.startsWith("/")) {
            return Optional.of("a path begins at the project's folder, not with a slash");
        }
        if (parts(pattern).isEmpty()) {
            return Optional.of("a path names a file or a folder below the project's own");
        }
        boolean partial = parts(pattern).stream().anyMatch(it -> it.contains("**") && !it.equals("**"));
        return partial ? Optional.of("** can only be a whole part of a path") : Optional.empty();
    }

    /** {@return what the pattern finds: files and folders, by full path; a backslash in it parts nothing, as where dbt Cloud runs} */
    Set<String> find(String pattern) {
        Set<String> found = new HashSet<>(Set.of(ROOT));
        boolean folderOnly = pattern.endsWith("/");
        var before = "";
        for (var part : parts(pattern)) {
            if (found.isEmpty() || part.equals("..")) {
                return Set.of();
            }
            if (part.equals("**") && before.equals("**")) {
                continue;
            }
            before = part;
            Set<String> next = new HashSet<>();
            if (part.equals("**")) {
                found.forEach(it -> addFolders(it, next));
            } else {
                var glob = Glob.of(part);
                var literal = glob.literal();
                for (var folder : found) {
                    var inside = entries.getOrDefault(folder, Set.of());
                    if (literal.isPresent()) {
                        var path = folder.isEmpty() ? part : folder + "/" + part;
                        if (inside.contains(path)) {
                            next.add(path);
                        }
                    } else {
                        inside.stream().filter(it -> glob.matches(fileName(it))).forEach(next::add);
                    }
                }
            }
            found = next;
        }
        if (folderOnly) {
            found.retainAll(entries.keySet());
        }
        return found;
    }

    private void addFolders(String start, Set<String> into) {
        List<String> open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            var folder = open.removeLast();
            if (entries.containsKey(folder) && into.add(folder)) {
                entries.getOrDefault(folder, Set.of()).stream()
                        .filter(entries::containsKey)
                        .forEach(open::add);
            }
        }
    }
}
