package dev.weir.app.command;

import dev.weir.app.configuration.ConfigurationReading;
import dev.weir.app.configuration.Secret;
import dev.weir.app.wiring.CloudDoor;
import dev.weir.domain.workspace.AccountId;
import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.Project;
import dev.weir.ports.driven.AccountDirectory;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code weir init}: a first configuration from the address of a project in the browser. */
@CommandLine.Command(
        name = "init",
        description = "Writes a first weir.yaml from the address of a project in the browser.%n"
                + "The token is read from --token-file, else from DBT_CLOUD_TOKEN.")
final class Init implements Command {

    private final Console console;

    @CommandLine.Parameters(
            paramLabel = "URL",
            description = "For instance https://ab123.us1.dbt.com/deploy/42/projects/7")
    private String url = "";

    @CommandLine.Option(names = "--token-file", paramLabel = "FILE", description = "A file that holds the token.")
    private @Nullable Path tokenFile;

    @CommandLine.Option(names = "--project", paramLabel = "ID", description = "The project, if the address names none.")
    private @Nullable Long project;

    @CommandLine.Option(
            names = "--environment",
            paramLabel = "ID",
            description = "The environment to watch, if not the one of production; may be repeated.")
    private List<Long> environments = new ArrayList<>();

    @CommandLine.Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The file to write; weir.yaml if not given.")
    private Path config = Path.of(ConfigurationReading.DEFAULT_FILE);

    @CommandLine.Option(names = "--force", description = "Writes over a file that is there.")
    private boolean force;

    Init(Console console) {
        this.console = console;
    }

    @Override
    public Exit run() {
        var address = ProjectAddress.read(url)
                .orElseThrow(() -> new CommandFailed(
                        Exit.USED_WRONGLY,
                        "%s names no account. Open the project in dbt Cloud and copy the address, like https://ab123.us1.dbt.com/deploy/42/projects/7"
                                .formatted(url)));
        var target = console.folder().resolve(config);
        if (!force && Files.exists(target)) {
            throw new CommandFailed(Exit.NO, "%s is there already; --force writes over it.".formatted(config));
        }
        try (var door = CloudDoor.open()) {
            var directory = door.directory(address.accessUrl(), token());
            var account = new AccountId(address.account());
            var found = project(directory, account, address);
            var all = directory.environments(account, found.id());
            var wanted = wanted(all, address);
            tell(directory, account, found, all);
            write(target, FirstConfiguration.text(address, found, wanted, Optional.ofNullable(tokenFile)));
        }
        console.out().println(config);
        console.say("Wrote %s. Check what the token can read with: weir validate --connect".formatted(config));
        return Exit.DONE;
    }

    private Secret token() {
        if (tokenFile != null) {
            var file = console.folder().resolve(tokenFile);
            if (!Files.isReadable(file)) {
                throw new CommandFailed(Exit.USED_WRONGLY, "--token-file: %s cannot be read.".formatted(tokenFile));
            }
            return Secret.in(file);
        }
        var token = console.environment().getOrDefault("DBT_CLOUD_TOKEN", "");
        if (token.isBlank()) {
            throw new CommandFailed(
                    Exit.USED_WRONGLY,
                    "No token: set DBT_CLOUD_TOKEN, or name a file that holds it with --token-file FILE."
                            + " docs/permissions.md tells what it must be allowed to.");
        }
        return Secret.of(token, "DBT_CLOUD_TOKEN");
    }

    private Project project(AccountDirectory directory, AccountId account, ProjectAddress address) {
        var all = directory.projects(account);
        Optional<Long> asked = Optional.ofNullable(project)
                .or(() -> address.project().stream().boxed().findFirst());
        if (asked.isEmpty() && all.size() == 1) {
            return all.getFirst();
        }
        return all.stream()
                .filter(it -> asked.filter(id -> id == it.id().value()).isPresent())
                .findFirst()
                .orElseThrow(() -> new CommandFailed(
                        asked.isPresent() ? Exit.OUTSIDE : Exit.USED_WRONGLY,
                        "%s Name one with --project: %s"
                                .formatted(
                                        asked.map(id -> "The token sees no project %d in account %s."
                                                        .formatted(id, account))
                                                .orElse("The address names no project."),
                                        all.stream()
                                                .map(it -> "%s (%s)".formatted(it.id(), it.name()))
                                                .collect(Collectors.joining(", ")))));
    }

    /** Those that were named, else the one of the address, else the one of production, else the only one. */
    private List<Environment> wanted(List<Environment> all, ProjectAddress address) {
        var ids =
                environments.isEmpty() ? address.environment().stream().boxed().toList() : environments;
        if (!ids.isEmpty()) {
            return ids.stream()
                    .map(id -> all.stream()
                            .filter(it -> it.id().value() == id)
                            .findFirst()
                            .orElseThrow(() -> which("The project has no environment %d.".formatted(id), all)))
                    .toList();
        }
        var production = all.stream()
                .filter(it -> it.kind().filter("production"::equals).isPresent())
                .toList();
        if (production.size() == 1) {
            return production;
        }
        if (all.size() == 1) {
            return all;
        }
        throw which("None of the environments is the one of production.", all);
    }

    private static CommandFailed which(String why, List<Environment> all) {
        return new CommandFailed(
                Exit.USED_WRONGLY,
                "%s Name one with --environment: %s"
                        .formatted(
                                why,
                                all.stream()
                                        .map(it -> "%s (%s%s)"
                                                .formatted(
                                                        it.id(),
                                                        it.name(),
                                                        it.kind()
                                                                .map(kind -> ", " + kind)
                                                                .orElse("")))
                                        .collect(Collectors.joining(", "))));
    }

    private void tell(AccountDirectory directory, AccountId account, Project found, List<Environment> all) {
        for (var environment : all) {
            console.say("environment %s %s (%s)"
                    .formatted(
                            environment.id(),
                            environment.name(),
                            environment.kind().orElse("general")));
            for (var job : directory.jobs(account, found.id(), environment.id())) {
                console.say("  job %s %s: %s".formatted(job.id(), job.name(), String.join(" ; ", job.steps())));
            }
        }
    }

    private void write(Path target, String text) {
        try {
            if (force) {
                Files.writeString(target, text);
            } else {
                Files.writeString(target, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            }
        } catch (FileAlreadyExistsException _) {
            throw new CommandFailed(Exit.NO, "%s is there already; --force writes over it.".formatted(config));
        } catch (IOException failure) {
            throw new CommandFailed(Exit.OUTSIDE, "%s cannot be written: %s".formatted(config, failure));
        }
    }
}
