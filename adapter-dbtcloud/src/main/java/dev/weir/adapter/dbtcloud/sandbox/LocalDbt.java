package dev.weir.adapter.dbtcloud.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A dbt on this machine and the project that it runs. The project's own folder is where it runs; where it writes is told by each run.
 *
 * @param program dbt itself
 * @param project the folder that holds {@code dbt_project.yml}
 */
record LocalDbt(Path program, Path project) {

    private static final Pattern NAME = Pattern.compile("(?m)^name:\\s*[\"']?([\\w-]+)");

    /** Folders of a project that its code does not lie in. */
    private static final Set<String> NOT_CODE = Set.of("target", "logs", "dbt_packages", ".git", ".venv");

    private static final String[] CODE = {".sql", ".yml", ".yaml", ".csv", ".py", ".md"};

    /** Finds dbt on a search path. What is missing is an {@link IOException} that says what to do. */
    static LocalDbt find(Path project, String searchPath) throws IOException {
        if (!Files.isRegularFile(project.resolve("dbt_project.yml"))) {
            throw new IOException("%s holds no dbt_project.yml. Give the folder of a dbt project.".formatted(project));
        }
        for (var folder : searchPath.split(File.pathSeparator, -1)) {
            var program = Path.of(folder.isEmpty() ? "." : folder, "dbt").toAbsolutePath();
            if (Files.isExecutable(program) && !Files.isDirectory(program)) {
                return new LocalDbt(program, project.toAbsolutePath().normalize());
            }
        }
        throw new IOException(
                "there is no dbt on the path. Install it (pip install dbt-core and the adapter of the project's "
                        + "warehouse) and put it on PATH.");
    }

    /** {@return the project's own name} */
    String name() throws IOException {
        var matcher = NAME.matcher(Files.readString(project.resolve("dbt_project.yml")));
        return matcher.find() ? matcher.group(1) : String.valueOf(project.getFileName());
    }

    /** {@return what stands for the commit: a hash over the project's code, so that the same code has the same one} */
    String commit() throws IOException {
        try (var walk = Files.walk(project)) {
            var hash = MessageDigest.getInstance("SHA-1");
            for (var file : walk.filter(this::isCode).sorted().toList()) {
                hash.update(project.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                hash.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }

    private boolean isCode(Path file) {
        for (var part : project.relativize(file)) {
            if (NOT_CODE.contains(part.toString())) {
                return false;
            }
        }
        var name = file.getFileName().toString();
        return Files.isRegularFile(file) && List.of(CODE).stream().anyMatch(name::endsWith);
    }

    /** Starts a command line; what it prints goes to {@code log}. */
    Process start(String commandLine, Path target, Path log, Map<String, String> variables) throws IOException {
        var words = words(commandLine);
        words.set(0, program.toString());
        var builder = new ProcessBuilder(words)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        var environment = builder.environment();
        environment.putAll(variables);
        environment.put("DBT_TARGET_PATH", target.toString());
        environment.put("DBT_LOG_PATH", target.resolveSibling("logs").toString());
        environment.put("DBT_SEND_ANONYMOUS_USAGE_STATS", "false");
        return builder.start();
    }

    /** {@return the words of a command line, quoted ones whole, as a shell splits them} */
    static List<String> words(String commandLine) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        char quote = 0;
        boolean begun = false;
        for (int at = 0; at < commandLine.length(); at++) {
            char c = commandLine.charAt(at);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else if (c == '\\' && quote == '"' && at + 1 < commandLine.length()) {
                    word.append(commandLine.charAt(++at));
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                begun = true;
            } else if (Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
