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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code weir init}: a first configuration from the address of a project in the browser. */
@CommandLine.Command(
        name = "init",
        description = "Writes a first weir.yaml from the address of a project in the browser.%n"
                + "The token is read from --token-file, else from DBT_CLOUD_TOKEN.%n"
                + "At a terminal, what is missing is asked.")
final class Init implements Command {

    private final Console console;

    private final Questions questions;

    @CommandLine.Parameters(
            arity = "0..1",
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
        this(console, Questions.atTheTerminal(console));
    }

    Init(Console console, Questions questions) {
        this.console = console;
        this.questions = questions;
    }

    @Override
    public Exit run() {
        if (url.isBlank()) {
            url = questions
                    .ask("Address of the project in the browser")
                    .orElseThrow(() -> new CommandFailed(
                            Exit.USED_WRONGLY, "weir init needs the address of a project: weir init URL"));
        }
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
            write(target, FirstConfiguration.text(address, found, wanted, tokenFileSeenFrom(target)));
        }
        console.out().println(config);
        console.say("Wrote %s. Check what the token can read with: weir validate --connect".formatted(config));
        return Exit.DONE;
    }

    /** Paths in a configuration are meant from its own folder. */
    private Optional<Path> tokenFileSeenFrom(Path target) {
        return Optional.ofNullable(tokenFile)
                .map(file -> console.folder()
                                .toAbsolutePath()
                                .equals(target.toAbsolutePath().getParent())
                        ? file
                        : console.folder().resolve(file).toAbsolutePath().normalize());
    }

    private Secret token() {
        var inEnvironment = console.environment().getOrDefault("DBT_CLOUD_TOKEN", "");
        if (tokenFile == null && inEnvironment.isBlank()) {
            tokenFile = questions
                    .ask("File that holds a service token of the account")
                    .map(Path::of)
                    .orElse(null);
        }
        if (tokenFile != null) {
            var file = console.folder().resolve(tokenFile);
            if (!Files.isReadable(file)) {
                throw new CommandFailed(Exit.USED_WRONGLY, "--token-file: %s cannot be read.".formatted(tokenFile));
            }
            return Secret.in(file);
        }
        if (inEnvironment.isBlank()) {
            throw new CommandFailed(
                    Exit.USED_WRONGLY,
                    "No token: set DBT_CLOUD_TOKEN, or name a file that holds it with --token-file FILE."
                            + " docs/permissions.md tells what it must be allowed to.");
        }
        return Secret.of(inEnvironment, "DBT_CLOUD_TOKEN");
    }

    private Project project(AccountDirectory directory, AccountId account, ProjectAddress address) {
        var all = directory.projects(account);
        Optional<Long> named = Optional.ofNullable(project)
                .or(() -> address.project().stream().boxed().findFirst());
        if (named.isEmpty() && all.size() == 1) {
            return all.getFirst();
        }
        var known =
                all.stream().map(it -> "%s (%s)".formatted(it.id(), it.name())).collect(Collectors.joining(", "));
        var asked = named.or(() -> questions.ask("Which project? " + known).map(Init::id));
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
                                        known)));
    }

    private static long id(String typed) {
        try {
            return Long.parseLong(typed);
        } catch (NumberFormatException _) {
            throw new CommandFailed(Exit.USED_WRONGLY, "\"%s\" is no id, must be a whole number.".formatted(typed));
        }
    }

    /** Those that were named, else the one of the address, else the one of production, else the only one, else it is asked. */
    private List<Environment> wanted(List<Environment> all, ProjectAddress address) {
        if (!environments.isEmpty()) {
            return those(environments, all);
        }
        if (address.environment().isPresent()) {
            return those(List.of(address.environment().getAsLong()), all);
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
        return questions
                .ask("Which environments? " + listed(all))
                .map(typed -> Stream.of(typed.split("[,\\s]+")).map(Init::id).toList())
                .map(ids -> those(ids, all))
                .orElseThrow(() -> which("None of the environments is the one of production.", all));
    }

    private static List<Environment> those(List<Long> ids, List<Environment> all) {
        return ids.stream()
                .map(id -> all.stream()
                        .filter(it -> it.id().value() == id)
                        .findFirst()
                        .orElseThrow(() -> which("The project has no environment %d.".formatted(id), all)))
                .toList();
    }

    private static CommandFailed which(String why, List<Environment> all) {
        return new CommandFailed(Exit.USED_WRONGLY, "%s Name one with --environment: %s".formatted(why, listed(all)));
    }

    private static String listed(List<Environment> all) {
        return all.stream()
                .map(it -> "%s (%s%s)"
                        .formatted(
                                it.id(),
                                it.name(),
                                it.kind().map(kind -> ", " + kind).orElse("")))
                .collect(Collectors.joining(", "));
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
