package dev.weir.adapter.dbtcloud.client;

import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.run.RunStep;
import dev.weir.domain.run.StartedBy;
import dev.weir.domain.workspace.AccountId;
import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.JobId;
import dev.weir.domain.workspace.Project;
import dev.weir.domain.workspace.ProjectId;
import dev.weir.ports.driven.AccountDirectory.Account;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** From what the API sends to what it means here, with no opinion of its own: what was not told is empty. */
final class Transcription {

    private static final long DELETED = 2;
    private static final Pattern INVOKES_DBT =
            Pattern.compile("invoke dbt with `(.+)`", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Transcription() {}

    /** @param theirNow stands in for the time of creation where none was told at all */
    static Run run(RunWire wire, Instant theirNow) {
        return new Run(
                new RunId(wire.id()),
                id(wire.jobDefinitionId()).map(JobId::new),
                wire.jobName(),
                id(wire.environmentId()).map(EnvironmentId::new),
                status(wire),
                wire.statusMessage(),
                wire.trigger().map(Transcription::startedBy).orElse(StartedBy.UNKNOWN),
                new Run.Code(wire.gitBranch(), wire.gitSha(), wire.dbtVersion()),
                times(wire, theirNow),
                id(wire.retryingRunId()).map(RunId::new),
                wire.href());
    }

    static List<RunStep> steps(RunWire wire) {
        return wire.runSteps().stream()
                .sorted(Comparator.comparingInt(StepWire::index))
                .map(Transcription::step)
                .toList();
    }

    /** The number decides. Only where there is none do the flags beside it. */
    private static RunStatus status(RunWire wire) {
        var complete = wire.isComplete().orElse(wire.finishedAt().isPresent());
        var number = wire.status();
        if (number.isPresent()) {
            return RunStatus.of((int) number.getAsLong(), complete);
        }
        if (wire.isSuccess()) {
            return new RunStatus.Success();
        }
        if (wire.isError()) {
            return new RunStatus.Errored();
        }
        return wire.isCancelled() ? new RunStatus.Cancelled() : new RunStatus.Unrecognised(0, complete);
    }

    private static Run.Times times(RunWire wire, Instant theirNow) {
        var created = wire.createdAt()
                .or(wire::dequeuedAt)
                .or(wire::startedAt)
                .or(wire::updatedAt)
                .orElse(theirNow);
        return new Run.Times(created, wire.dequeuedAt(), wire.startedAt(), wire.finishedAt());
    }

    private static StartedBy startedBy(RunWire.Trigger wire) {
        return new StartedBy(
                wire.causeCategory(),
                wire.cause(),
                id(wire.pullRequest()),
                new StartedBy.Overrides(
                        wire.gitBranch(), wire.schemaOverride(), wire.targetNameOverride(), wire.stepsOverride()));
    }

    private static RunStep step(StepWire wire) {
        var command = wire.name()
                .map(INVOKES_DBT::matcher)
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1))
                .or(wire::dbtCommand);
        return new RunStep(
                wire.index(),
                wire.name().orElse("Step " + wire.index()),
                command,
                RunStatus.of((int) wire.status().orElse(0), wire.finishedAt().isPresent()),
                wire.startedAt(),
                wire.finishedAt());
    }

    /** {@return the job; empty if it is a deleted one} */
    static Optional<Job> job(JobWire wire, EnvironmentId asked) {
        if (wire.state().orElse(0) == DELETED) {
            return Optional.empty();
        }
        var triggers = wire.triggers();
        return Optional.of(new Job(
                new JobId(wire.id()),
                wire.name().orElse("Job " + wire.id()),
                wire.description(),
                wire.jobType(),
                id(wire.environmentId()).map(EnvironmentId::new).orElse(asked),
                wire.executeSteps(),
                wire.targetName(),
                wire.cron(),
                new Job.Triggers(
                        triggers.says("schedule"),
                        triggers.says("github_webhook") || triggers.says("git_provider_webhook"),
                        triggers.says("on_merge")),
                wire.condition().flatMap(Transcription::chain),
                new Job.Extras(wire.generateDocs(), wire.generateSources(), wire.deactivated()),
                wire.nextRun()));
    }

    private static Optional<Job.Chain> chain(Fields condition) {
        return id(condition.whole("job_id"))
                .map(job -> new Job.Chain(
                        new JobId(job),
                        condition.wholes("statuses").stream()
                                .map(Long::intValue)
                                .toList()));
    }

    /** {@return the project; empty if it has no id or is a deleted one} */
    static Optional<Project> project(Fields wire) {
        return living(wire)
                .map(id -> new Project(
                        new ProjectId(id),
                        wire.text("name").orElse("Project " + id),
                        wire.text("dbt_project_subdirectory"),
                        wire.object("repository").flatMap(Transcription::repository)));
    }

    private static Optional<Project.Repository> repository(Fields wire) {
        return wire.text("remote_url")
                .or(() -> wire.text("full_name"))
                .map(url -> new Project.Repository(url, wire.text("remote_backend"), wire.text("default_branch")));
    }

    /** {@return the environment; empty if it has no id or is a deleted one} */
    static Optional<Environment> environment(Fields wire) {
        return living(wire)
                .map(id -> new Environment(
                        new EnvironmentId(id),
                        wire.text("name").orElse("Environment " + id),
                        wire.text("deployment_type").or(() -> wire.text("type").filter("development"::equals)),
                        wire.text("custom_branch")
                                .filter(_ -> wire.flag("use_custom_branch").orElse(true)),
                        wire.text("dbt_version")));
    }

    /** {@return the account; empty if it has no id or is a deleted one} */
    static Optional<Account> account(Fields wire) {
        return living(wire)
                .map(id -> new Account(
                        new AccountId(id),
                        wire.text("name").orElse("Account " + id),
                        wire.text("plan"),
                        wire.says("locked")
                                ? wire.text("lock_reason")
                                        .or(() -> wire.text("lock_cause"))
                                        .or(() -> Optional.of("locked"))
                                : Optional.empty()));
    }

    private static Optional<Long> living(Fields wire) {
        return wire.whole("state").orElse(0) == DELETED ? Optional.empty() : id(wire.whole("id"));
    }

    private static Optional<Long> id(OptionalLong id) {
        return id.isPresent() ? Optional.of(id.getAsLong()) : Optional.empty();
    }
}
