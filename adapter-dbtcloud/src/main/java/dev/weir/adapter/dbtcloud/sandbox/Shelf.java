package dev.weir.adapter.dbtcloud.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Where scenarios are kept, and what was learnt of them once: their rows and their projects, not their files. */
final class Shelf {

    /** Where the files of scenarios come from. */
    interface Source {
        boolean has(String folder, String name);

        InputStream open(String folder, String name) throws IOException;

        /** {@return a scenario in which the project has the same nodes, the same one for all that have} */
        String project(String folder);
    }

    /** The real ones, brought along. */
    static final Source REAL = new Source() {
        @Override
        public boolean has(String folder, String name) {
            return Resources.has(folder, name);
        }

        @Override
        public InputStream open(String folder, String name) throws IOException {
            return Resources.open(folder, name);
        }

        @Override
        public String project(String folder) {
            if (folder.startsWith("cider/")) {
                return "cider/build-clean";
            }
            return folder.equals("earlier-version") ? folder : "build-clean";
        }
    };

    private final Source source;
    private final Map<String, Scenario> scenarios = new HashMap<>();
    private final Map<String, ProjectIndex> projects = new HashMap<>();

    Shelf(Source source) {
        this.source = source;
    }

    Source source() {
        return source;
    }

    synchronized Scenario scenario(String folder) {
        return scenarios.computeIfAbsent(folder, name -> {
            try {
                return Scenario.read(source, name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** {@return the project as it was in a scenario} */
    synchronized ProjectIndex project(String folder) {
        return projects.computeIfAbsent(source.project(folder), name -> {
            try {
                return ProjectIndex.read(source, name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
