package dev.weir.app.configuration;

import java.io.Serial;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. Holds every problem that was found, in the order of their places; a line each in the message. */
public final class ConfigurationRejected extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ConfigurationRejected(List<Problem> problems) {
        var sorted = problems.stream()
                .distinct()
                .sorted(Comparator.comparing(
                                (Problem problem) -> problem.place().source())
                        .thenComparingInt(problem -> problem.place().line())
                        .thenComparingInt(problem -> problem.place().column()))
                .toList();
        super(sorted.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = sorted;
    }

    public List<Problem> problems() {
        return problems;
    }
}
