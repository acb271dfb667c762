package dev.weir.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one command costs from its start to its end, by the shell's own {@code times}, which tell of children that are gone.
 *
 * @param said the last line that it printed
 * @param processor milliseconds of the processor, those of its own children included
 */
record ColdProcess(String said, double processor) {

    /** The second line of {@code times} is that of the children: user and system, {@code 0m1.23s 0m0.10s}. */
    private static final Pattern SPENT = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s");

    static ColdProcess of(Path folder, List<String> command) throws IOException, InterruptedException {
        return run(folder, "\"$@\" | tail -c 200; times", command);
    }

    /** One whose output, which may be large, goes nowhere, so that nobody's reading it is counted. */
    static ColdProcess unheard(Path folder, List<String> command) throws IOException, InterruptedException {
        return run(folder, "\"$@\" >/dev/null && echo done; times", command);
    }

    private static ColdProcess run(Path folder, String script, List<String> command)
            throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        all.addAll(command);
        var process = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .lines()
                .toList();
        var spent = SPENT.matcher(lines.getLast());
        if (process.waitFor() != 0 || lines.size() < 3 || !spent.matches()) {
            throw new IOException("%s did not go well: %s".formatted(command, lines));
        }
        return new ColdProcess(
                lines.get(lines.size() - 3), seconds(spent.group(1), spent.group(2), spent.group(3), spent.group(4)));
    }

    /** {@return the figure at this place of what it said, whose words are figures} */
    double figure(int place) {
        return Double.parseDouble(List.of(said.split(" ", -1)).get(place));
    }

    private static double seconds(String userMinutes, String user, String systemMinutes, String system) {
        double minutes = Integer.parseInt(userMinutes) + Integer.parseInt(systemMinutes);
        return 1000 * (60 * minutes + Double.parseDouble(user) + Double.parseDouble(system));
    }
}
