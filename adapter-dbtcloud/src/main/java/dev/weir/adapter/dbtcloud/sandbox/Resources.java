package dev.weir.adapter.dbtcloud.sandbox;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** The real artifacts that the sandbox brings along. A folder's name is that of its scenario. */
final class Resources {

    private static final String[] FILES = {"manifest.json", "run_results.json", "sources.json", "catalog.json"};

    private Resources() {}

    /** {@return a scenario's artifacts by name, as they were written} */
    static SortedMap<String, FileContent> scenario(String folder) {
        var files = new TreeMap<String, FileContent>();
        for (var name : FILES) {
            if (has(folder, name)) {
                files.put(name, out -> {
                    try (var in = open(folder, name)) {
                        in.transferTo(out);
                    }
                });
            }
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there is no scenario " + folder);
        }
        return files;
    }

    static boolean has(String folder, String name) {
        return Resources.class.getResource(path(folder, name)) != null
                || Resources.class.getResource(path(folder, name) + ".gz") != null;
    }

    /** Opens a file; a packed one is unpacked. */
    static InputStream open(String folder, String name) throws IOException {
        var plain = Resources.class.getResourceAsStream(path(folder, name));
        if (plain != null) {
            return new BufferedInputStream(plain);
        }
        var packed = Resources.class.getResourceAsStream(path(folder, name) + ".gz");
        if (packed == null) {
            throw new FileNotFoundException("the sandbox has no %s of %s".formatted(name, folder));
        }
        return new BufferedInputStream(new GZIPInputStream(packed, 1 << 14));
    }

    static String text(String folder, String name) throws IOException {
        try (var in = open(folder, name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String path(String folder, String name) {
        return "artifacts/" + folder + "/" + name;
    }
}
