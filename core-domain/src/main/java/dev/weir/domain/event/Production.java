package dev.weir.domain.event;

import dev.weir.domain.run.Invocation;
import dev.weir.domain.run.Run;
import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.Job;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a command must be like for its results to say something about production. What is not known is not asked for.
 *
 * @param branch the branch that production runs
 * @param target the name of dbt's target that production builds into
 */
public record Production(Optional<String> branch, Optional<String> target) {

    /** Nothing is known but what a command says of itself. */
    public static final Production UNKNOWN = new Production(Optional.empty(), Optional.empty());

    /** Names that targets of production have when nobody says otherwise. */
    private static final Set<String> USUAL_TARGETS = Set.of("default", "prod", "production");

    /** What most of the environment's jobs that are not of CI build into, on the environment's own branch. */
    public static Production of(Environment environment, List<Job> jobs) {
        var uses = jobs.stream()
                .filter(it -> !it.triggers().pullRequest()
                        && it.type().filter("ci"::equals).isEmpty())
                .map(it -> it.target().filter(target -> !target.isBlank()).orElse("default"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return new Production(
                environment.branch(),
                uses.entrySet().stream()
                        .max(Map.Entry.<String, Long>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                        .map(Map.Entry::getKey));
    }

    /** Whether what {@code command} did in {@code run} counts. Errs towards counting: only what is known speaks against it. */
    public Counting judge(Run run, Invocation command) {
        var asked = run.startedBy().overrides();
        return run.startedBy()
                .pullRequest()
                .map(it -> "pull request " + it)
                .or(() -> asked.schema().filter(it -> !it.isBlank()).map(it -> "another schema: " + it))
                .or(() -> asked.target().filter(this::isAnotherTarget).map(it -> "another target: " + it))
                .or(() -> asked.branch()
                        .or(run.code()::branch)
                        .filter(this::isAnotherBranch)
                        .map(it -> "another branch: " + it))
                .<Counting>map(Counting.DoesNot::new)
                .orElseGet(() -> judge(command));
    }

    /** Whether what {@code command} did counts, as far as it says so itself. */
    public Counting judge(Invocation command) {
        return notItself(command).<Counting>map(Counting.DoesNot::new).orElseGet(Counting.Counts::new);
    }

    private Optional<String> notItself(Invocation command) {
        if (command.command().filter("clone"::equals).isPresent()) {
            return Optional.of("a clone");
        }
        if (command.has("empty")) {
            return Optional.of("built empty");
        }
        if (command.has("sample")) {
            return Optional.of("built over a sample");
        }
        return command.target().filter(this::isAnotherTarget).map(it -> "another target: " + it);
    }

    private boolean isAnotherTarget(String given) {
        String wanted = target.orElse("default");
        boolean bothUsual = USUAL_TARGETS.contains(wanted.toLowerCase(Locale.ROOT))
                && USUAL_TARGETS.contains(given.toLowerCase(Locale.ROOT));
        return !given.isBlank() && !bothUsual && !given.equals(wanted);
    }

    private boolean isAnotherBranch(String given) {
        return !given.isBlank() && branch.filter(it -> !it.equals(given)).isPresent();
    }
}
