package dev.weir.adapter.dbtcloud.client;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.RunId;
import dev.weir.domain.workspace.AccountId;
import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.Project;
import dev.weir.domain.workspace.ProjectId;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.AccountDirectory;
import dev.weir.ports.driven.DbtCloudException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one token can see at one host. */
final class HttpAccountDirectory implements AccountDirectory {

    private final Conversation conversation;
    private final Reader reader;
    private final Questions questions;

    HttpAccountDirectory(Conversation conversation, Questions questions) {
        this.conversation = conversation;
        this.reader = new Reader(conversation);
        this.questions = questions;
    }

    @Override
    public List<Account> accounts() {
        return reader.accounts(questions.accounts());
    }

    @Override
    public List<Project> projects(AccountId account) {
        return reader.projects(questions.projects(account));
    }

    @Override
    public List<Environment> environments(AccountId account, ProjectId project) {
        return reader.environments(questions.environments(account, project));
    }

    @Override
    public List<Job> jobs(AccountId account, ProjectId project, EnvironmentId environment) {
        return reader.jobs(questions, account, project, environment);
    }

    @Override
    public List<Trial> tryEveryCall(Workspace workspace) {
        var account = workspace.account();
        var project = workspace.project();
        var environment = workspace.environment();
        List<Trial> trials = new ArrayList<>();
        trials.add(tried("account", () -> reader.account(questions.account(account))));
        trials.add(tried("project", () -> reader.project(questions.project(account, project))));
        trials.add(
                tried("environment", () -> reader.environment(questions.environment(account, project, environment))));
        trials.add(tried("jobs", () -> reader.jobs(questions, account, project, environment)));
        List<RunId> newest = new ArrayList<>();
        trials.add(tried(
                "runs",
                () -> reader.newest(questions.runs(account, project, environment), 1).rows().stream()
                        .flatMap(row -> RunWire.of(row).stream())
                        .forEach(run -> newest.add(new RunId(run.id())))));
        for (var run : newest) {
            trials.add(tried("run with its steps and logs", () -> reader.find(questions.run(account, run), Set.of())));
            trials.add(tried("files of a run", () -> conversation.json(questions.files(account, run), Set.of())));
        }
        return List.copyOf(trials);
    }

    private static Trial tried(String call, Runnable attempt) {
        try {
            attempt.run();
            return new Trial(call, Optional.empty());
        } catch (DbtCloudException failed) {
            Fault fault = failed.fault();
            return new Trial(call, Optional.of(fault));
        }
    }
}
