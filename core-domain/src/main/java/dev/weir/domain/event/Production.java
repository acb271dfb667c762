package dev.weir.domain.event;

import dev.weir.domain.run.Invocation;
import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunStep;
import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.Job;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
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

    private static final Pattern NAMES_TARGET = Pattern.compile("\\s(--target|-t)[\\s=]");

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

    /**
     * Whether what {@code command} did in a step of {@code run} counts. Errs towards counting: only what is known speaks against it. The
     * target is the one that the step's command line names, else the job's own: what dbt was given beside the command line is how
     * dbt Cloud calls it, and says nothing.
     */
    public Counting judge(Run run, Optional<Job> job, RunStep step, Invocation command) {
        return apart(run)
                .<Counting>map(Counting.DoesNot::new)
                .orElseGet(() -> judge(command, target(job, step, command)));
    }

    /** Whether what {@code run} did counts, when no more is known than how it was asked for. */
    public Counting judge(Run run) {
        return apart(run).<Counting>map(Counting.DoesNot::new).orElseGet(Counting.Counts::new);
    }

    private Optional<String> apart(Run run) {
        var asked = run.startedBy().overrides();
        return run.startedBy()
                .pullRequest()
                .map(it -> "pull request " + it)
                .or(() -> asked.schema().filter(it -> !it.isBlank()).map(it -> "another schema: " + it))
                .or(() -> asked.target().filter(this::isAnotherTarget).map(it -> "another target: " + it))
                .or(() -> asked.branch()
                        .or(run.code()::branch)
                        .filter(this::isAnotherBranch)
                        .map(it -> "another branch: " + it));
    }

    private static Optional<String> target(Optional<Job> job, RunStep step, Invocation command) {
        boolean named =
                step.command().filter(line -> NAMES_TARGET.matcher(line).find()).isPresent();
        return named || step.command().isEmpty()
                ? command.target()
                : job.flatMap(Job::target).filter(it -> !it.isBlank());
    }

    /** Whether what {@code command} did counts, as far as it says so itself. */
    public Counting judge(Invocation command) {
        return judge(command, command.target());
    }

    private Counting judge(Invocation command, Optional<String> built) {
        return notItself(command, built).<Counting>map(Counting.DoesNot::new).orElseGet(Counting.Counts::new);
    }

    private Optional<String> notItself(Invocation command, Optional<String> built) {
        if (command.command().filter("clone"::equals).isPresent()) {
            return Optional.of("a clone");
        }
        if (command.has("empty")) {
            return Optional.of("built empty");
        }
        if (command.has("sample")) {
            return Optional.of("built over a sample");
        }
        return built.filter(this::isAnotherTarget).map(it -> "another target: " + it);
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
