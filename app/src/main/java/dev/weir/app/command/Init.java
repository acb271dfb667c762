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
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code weir init}: a first configuration from the address of a project in the browser. */
final class Init implements Command {

    private final Console console;

    private final Words words = new Words("Writes a first weir.yaml from the address of a project in the browser.%n"
            + "The token is read from --token-file, else from DBT_CLOUD_TOKEN.%n"
            + "At a terminal, what is missing is asked.");

    private final Questions questions;

    private final Supplier<Optional<String>> url =
            words.parameter("URL", String.class, "For instance https://ab123.us1.dbt.com/deploy/42/projects/7");

    private final Supplier<Optional<Path>> tokenFile =
            words.option("--token-file", "FILE", Path.class, "A file that holds the token.");

    private final Supplier<Optional<Long>> project =
            words.option("--project", "ID", Long.class, "The project, if the address names none.");

    private final Supplier<List<Long>> environments = words.repeated(
            "--environment",
            "ID",
            Long.class,
            "The environment to watch, if not the one of production; may be repeated.");

    private final Supplier<Optional<Path>> config =
            words.option("--config", "FILE", Path.class, "The file to write; weir.yaml if not given.");

    private final BooleanSupplier force = words.flag("--force", "Writes over a file that is there.");

    Init(Console console) {
        this(console, Questions.atTheTerminal(console));
    }

    Init(Console console, Questions questions) {
        this.console = console;
        this.questions = questions;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public Exit run() {
        var typed = url.get()
                .filter(it -> !it.isBlank())
                .or(() -> questions.ask("Address of the project in the browser"))
                .orElseThrow(() -> new CommandFailed(
                        Exit.USED_WRONGLY, "weir init needs the address of a project: weir init URL"));
        var address = ProjectAddress.read(typed)
                .orElseThrow(() -> new CommandFailed(
                        Exit.USED_WRONGLY,
                        "%s names no account. Open the project in dbt Cloud and copy the address, like https://ab123.us1.dbt.com/deploy/42/projects/7"
                                .formatted(typed)));
        var file = config.get().orElse(Path.of(ConfigurationReading.DEFAULT_FILE));
        var target = console.folder().resolve(file);
        if (!force.getAsBoolean() && Files.exists(target)) {
            throw isThere(file);
        }
        var tokenFile = tokenFile();
        try (var door = CloudDoor.open()) {
            var directory = door.directory(address.accessUrl(), token(tokenFile));
            var account = new AccountId(address.account());
            var found = project(directory, account, address);
            var all = directory.environments(account, found.id());
            var wanted = wanted(all, address);
            tell(directory, account, found, all);
            var seen = tokenFile.map(it -> seenFrom(target, it));
            write(file, FirstConfiguration.text(address, found, wanted, seen));
        }
        console.out().println(file);
        console.say("Wrote %s. Check what the token can read with: weir validate --connect".formatted(file));
        return Exit.DONE;
    }

    /** Paths in a configuration are meant from its own folder. */
    private Path seenFrom(Path configuration, Path file) {
        return console.folder()
                        .toAbsolutePath()
                        .equals(configuration.toAbsolutePath().getParent())
                ? file
                : console.folder().resolve(file).toAbsolutePath().normalize();
    }

    private Optional<Path> tokenFile() {
        return tokenFile
                .get()
                .or(() -> tokenInEnvironment().isBlank()
                        ? questions
                                .ask("File that holds a service token of the account")
                                .map(Path::of)
                        : Optional.empty());
    }

    private String tokenInEnvironment() {
        return console.environment().getOrDefault("DBT_CLOUD_TOKEN", "");
    }

    private Secret token(Optional<Path> named) {
        if (named.isPresent()) {
            var file = console.folder().resolve(named.get());
            if (!Files.isReadable(file)) {
                throw new CommandFailed(Exit.USED_WRONGLY, "--token-file: %s cannot be read.".formatted(named.get()));
            }
            return Secret.in(file);
        }
        var inEnvironment = tokenInEnvironment();
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
        Optional<Long> named =
                project.get().or(() -> address.project().stream().boxed().findFirst());
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
        if (!environments.get().isEmpty()) {
            return those(environments.get(), all);
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

    private void write(Path file, String text) {
        var target = console.folder().resolve(file);
        try {
            if (force.getAsBoolean()) {
                Files.writeString(target, text);
            } else {
                Files.writeString(target, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            }
        } catch (FileAlreadyExistsException _) {
            throw isThere(file);
        } catch (IOException failure) {
            throw new CommandFailed(Exit.OUTSIDE, "%s cannot be written: %s".formatted(file, failure));
        }
    }

    private static CommandFailed isThere(Path file) {
        return new CommandFailed(Exit.NO, "%s is there already; --force writes over it.".formatted(file));
    }
}
