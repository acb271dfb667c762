package dev.weir.adapter.persistence;

import dev.weir.domain.value.Tree;
import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.JobId;
import dev.weir.domain.workspace.Project;
import dev.weir.domain.workspace.ProjectId;

/** What dbt Cloud has defined as the bodies of rows. */
final class DefinitionsCodec {

    private DefinitionsCodec() {}

    static String write(Project project, Environment environment) {
        return Writing.fields()
                .tree("project", write(project))
                .tree("environment", write(environment))
                .toString();
    }

    private static Tree.Fields write(Project project) {
        var fields = Writing.fields()
                .number("id", project.id().value())
                .text("name", project.name())
                .text("subdirectory", project.subdirectory());
        project.repository()
                .ifPresent(repository -> fields.tree(
                        "repository",
                        Writing.fields()
                                .text("url", repository.remoteUrl())
                                .text("provider", repository.provider())
                                .text("branch", repository.defaultBranch())
                                .tree()));
        return fields.tree();
    }

    private static Tree.Fields write(Environment environment) {
        return Writing.fields()
                .number("id", environment.id().value())
                .text("name", environment.name())
                .text("kind", environment.kind())
                .text("branch", environment.branch())
                .text("dbt", environment.dbtVersion())
                .tree();
    }

    static Project project(Stored stored) {
        var project = stored.inner("project").orElseThrow(() -> stored.unknown("project", ""));
        return new Project(
                new ProjectId(project.number("id")),
                project.text("name"),
                project.optionalText("subdirectory"),
                project.inner("repository")
                        .map(repository -> new Project.Repository(
                                repository.text("url"),
                                repository.optionalText("provider"),
                                repository.optionalText("branch"))));
    }

    static Environment environment(Stored stored) {
        var environment = stored.inner("environment").orElseThrow(() -> stored.unknown("environment", ""));
        return new Environment(
                new EnvironmentId(environment.number("id")),
                environment.text("name"),
                environment.optionalText("kind"),
                environment.optionalText("branch"),
                environment.optionalText("dbt"));
    }

    static String write(Job job) {
        var fields = Writing.fields()
                .number("id", job.id().value())
                .text("name", job.name())
                .text("description", job.description())
                .text("type", job.type())
                .number("environment", job.environment().value())
                .texts("steps", job.steps())
                .text("target", job.target())
                .text("cron", job.cron())
                .flag("on_schedule", job.triggers().schedule())
                .flag("on_pull_request", job.triggers().pullRequest())
                .flag("on_merge", job.triggers().merge())
                .flag("docs", job.extras().generatesDocs())
                .flag("freshness", job.extras().checksFreshness())
                .flag("deactivated", job.extras().deactivated())
                .time("next_run", job.nextRun());
        job.after()
                .ifPresent(chain -> fields.number("after", chain.job().value())
                        .trees(
                                "after_statuses",
                                chain.statuses().stream().map(Tree::number).toList()));
        return fields.toString();
    }

    static Job job(String place, String body) {
        return Stored.read(place, body)
                .made(stored -> new Job(
                        new JobId(stored.number("id")),
                        stored.text("name"),
                        stored.optionalText("description"),
                        stored.optionalText("type"),
                        new EnvironmentId(stored.number("environment")),
                        stored.texts("steps"),
                        stored.optionalText("target"),
                        stored.optionalText("cron"),
                        new Job.Triggers(
                                stored.flag("on_schedule"), stored.flag("on_pull_request"), stored.flag("on_merge")),
                        stored.optionalNumber("after")
                                .map(job -> new Job.Chain(new JobId(job), stored.numbers("after_statuses"))),
                        new Job.Extras(stored.flag("docs"), stored.flag("freshness"), stored.flag("deactivated")),
                        stored.optionalTime("next_run")));
    }
}
