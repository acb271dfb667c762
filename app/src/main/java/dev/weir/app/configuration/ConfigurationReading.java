package dev.weir.app.configuration;

import dev.weir.app.configuration.Configuration.AccessToken;
import dev.weir.app.configuration.Configuration.Database;
import dev.weir.app.configuration.Configuration.Logs;
import dev.weir.app.configuration.Configuration.Retention;
import dev.weir.app.configuration.Configuration.Server;
import dev.weir.app.configuration.Configuration.Watched;
import dev.weir.app.configuration.Configuration.Way;
import dev.weir.domain.access.Role;
import dev.weir.domain.value.Place;
import dev.weir.domain.value.Tree;
import dev.weir.domain.value.WorkspaceName;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a configuration: the file and what it includes, the environment, checks, defaults, records. */
public final class ConfigurationReading {

    /** The file that is read when none is named. */
    public static final String DEFAULT_FILE = "weir.yaml";

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

    private final List<Problem> problems = new ArrayList<>();
    private final Path folder;
    private final Map<String, String> environment;

    private ConfigurationReading(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /**
     * Reads the configuration.
     *
     * @param file as the person named it; if none is named, {@value #DEFAULT_FILE}, and without that the environment alone
     * @param folder the working folder
     * @throws ConfigurationRejected with every problem that was found
     */
    public static Configuration read(Optional<Path> file, Path folder, Map<String, String> environment) {
        return new ConfigurationReading(folder, environment).read(file);
    }

    private Configuration read(Optional<Path> named) {
        var file =
                named.or(() -> Optional.of(Path.of(DEFAULT_FILE)).filter(path -> Files.exists(folder.resolve(path))));
        var written = file.map(path -> ConfigurationFiles.read(path, folder, problems))
                .orElseGet(() -> EnvironmentLayer.withoutFile(environment, problems));
        rejectIfAny();
        var filled = Filling.fill(EnvironmentLayer.over(written, environment), environment, problems);
        problems.addAll(ShapeCheck.of(filled));
        rejectIfAny();
        var base = file.map(path -> folder.resolve(path).toAbsolutePath().getParent())
                .orElse(folder);
        var weir = new Part("", filled, base == null ? folder : base).part("weir");
        var top = new Part("weir", weir.fields(), weir.folder());
        var configuration = configuration(
                top, file.map(path -> new Place(path.toString(), 1, 1)).orElse(Place.NOWHERE));
        rejectIfAny();
        return configuration.orElseThrow();
    }

    private void rejectIfAny() {
        if (!problems.isEmpty()) {
            throw new ConfigurationRejected(problems);
        }
    }

    private Optional<Configuration> configuration(Part weir, Place start) {
        var workspaces = workspaces(weir, start);
        var tokens = tokens(weir.part("auth"), workspaces);
        var server = server(weir.part("server"), !tokens.isEmpty());
        var links = new LinkReading(
                        workspaces.stream().map(it -> it.workspace().name()).toList(), problems)
                .read(weir.parts("links"));
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Configuration(
                workspaces,
                way(weir.part("dbt-cloud")),
                database(weir.part("database")),
                server,
                tokens,
                retention(weir.part("retention")),
                weir.part("api-budget").whole("per-minute").map(Long::intValue).orElse(1000),
                logs(weir.part("log")),
                links,
                Agreement.hash(weir.fields())));
    }

    private List<Watched> workspaces(Part weir, Place start) {
        var declared = weir.part("workspaces");
        var watched = new ArrayList<Watched>();
        var defaults = weir.part("defaults").fields();
        var reading = new WorkspaceReading(weir, problems);
        declared.fields().values().forEach((name, own) -> {
            if (ShapeCheck.isFree(name)) {
                return;
            }
            var place = declared.placeOf(name);
            var merged = (Tree.Fields) Layers.over(
                    own instanceof Tree.Nothing ? new Tree.Fields(new LinkedHashMap<>(), Map.of(), place) : own,
                    defaults);
            var part = new Part("%s.%s".formatted(declared.path(), name), merged, weir.folder());
            reading.read(name, part, place).ifPresent(watched::add);
        });
        if (declared.fields().values().isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(start, "weir.workspaces names no workspace, must name at least one."));
        }
        return watched;
    }

    private List<AccessToken> tokens(Part auth, List<Watched> workspaces) {
        var names =
                workspaces.stream().map(watched -> watched.workspace().name()).toList();
        var tokens = new ArrayList<AccessToken>();
        var met = new HashMap<String, Place>();
        for (var token : auth.parts("tokens")) {
            for (var key : List.of("name", "role", "sha256")) {
                if (token.text(key).isEmpty()) {
                    problems.add(new Problem(token.fields().place(), "%s has no %s.".formatted(token.path(), key)));
                }
            }
            if (token.text("name").isEmpty()
                    || token.text("role").isEmpty()
                    || token.text("sha256").isEmpty()) {
                continue;
            }
            var name = token.text("name").orElseThrow();
            var before = met.putIfAbsent(name, token.placeOf("name"));
            if (before != null) {
                problems.add(new Problem(
                        token.placeOf("name"),
                        "%s: %s is the name of two tokens, also at %s.".formatted(token.path(), name, before)));
            }
            var good = new ArrayList<WorkspaceName>();
            for (var workspace : token.texts("workspaces")) {
                names.stream()
                        .filter(known -> known.toString().equals(workspace))
                        .findFirst()
                        .ifPresentOrElse(
                                good::add,
                                () -> problems.add(new Problem(
                                        token.placeOf("workspaces"),
                                        "%s.workspaces: there is no workspace \"%s\"."
                                                .formatted(token.path(), workspace))));
            }
            tokens.add(new AccessToken(
                    name,
                    Role.of(token.text("role").orElseThrow()).orElseThrow(),
                    good,
                    token.text("sha256").orElseThrow(),
                    token.text("expires").map(LocalDate::parse)));
        }
        return tokens;
    }

    private Server server(Part server, boolean withTokens) {
        var host = server.text("host").orElse("127.0.0.1");
        if (!withTokens && !LOOPBACK.contains(host)) {
            problems.add(new Problem(
                    server.placeOf("host"),
                    "%s.host is %s, but without weir.auth.tokens Weir listens on the loopback (127.0.0.1) only."
                            .formatted(server.path(), host)));
        }
        return new Server(
                host,
                server.whole("port").map(Long::intValue).orElse(8080),
                server.whole("management-port").map(Long::intValue),
                server.text("public-url").map(URI::create),
                server.texts("hosts"));
    }

    private Database database(Part database) {
        if (database.text("password").isPresent()
                && database.text("password-file").isPresent()) {
            problems.add(new Problem(
                    database.placeOf("password-file"),
                    "weir.database has both password and password-file; one is enough."));
        }
        return new Database(
                database.text("url")
                        .orElse("jdbc:h2:file:"
                                + folder.resolve("weir-data/weir").toAbsolutePath()),
                database.text("username"),
                database.text("password")
                        .map(value -> Secret.of(value, database.originOf("password")))
                        .or(() -> database.file("password-file").map(Secret::in)));
    }

    private Way way(Part cloud) {
        var authorities = cloud.file("ca-file");
        if (authorities.isPresent() && !Files.isReadable(authorities.get())) {
            problems.add(new Problem(
                    cloud.placeOf("ca-file"),
                    "%s.ca-file: there is no file %s that this user may read."
                            .formatted(cloud.path(), authorities.get())));
        }
        return new Way(cloud.text("proxy").map(URI::create), authorities);
    }

    private static Retention retention(Part retention) {
        return new Retention(
                retention.length("runs").orElse(Duration.ofDays(400)),
                retention.length("results").orElse(Duration.ofDays(90)),
                retention.length("logs").orElse(Duration.ofDays(14)));
    }

    private static Logs logs(Part log) {
        return new Logs(
                log.text("format").filter("json"::equals).isPresent() ? Logs.Format.JSON : Logs.Format.TEXT,
                log.text("level").orElse("info"));
    }
}
