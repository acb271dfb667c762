package dev.weir.app.configuration;

import dev.weir.app.configuration.Configuration.Database;
import dev.weir.app.configuration.Configuration.Logs;
import dev.weir.app.configuration.Configuration.ManifestSource;
import dev.weir.app.configuration.Configuration.Retention;
import dev.weir.app.configuration.Configuration.Server;
import dev.weir.app.configuration.Configuration.Watched;
import dev.weir.app.configuration.Configuration.Way;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.AccountId;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.JobRule;
import dev.weir.domain.workspace.Mode;
import dev.weir.domain.workspace.ObserveSettings;
import dev.weir.domain.workspace.ObserveSettings.CiRuns;
import dev.weir.domain.workspace.ProjectId;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driving.BrowseAssets.Selected;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The configuration of the demo: every environment of the account in a box, looked at often, since someone is watching. */
public final class DemoConfiguration {

    private static final Duration POLL = Duration.ofSeconds(5);

    private DemoConfiguration() {}

    /** The account in a box. */
    public record Account(URI address, long id, String token, List<Place> places) {
        public Account {
            places = List.copyOf(places);
        }
    }

    /** An environment in it, and how its workspace is called. */
    public record Place(String name, long project, long environment) {}

    public static Configuration of(Account account, Path folder) {
        var token = Secret.of(account.token(), "the demo's account");
        return new Configuration(
                account.places().stream()
                        .map(place -> new Watched(
                                new Workspace(
                                        new WorkspaceName(place.name()),
                                        account.address(),
                                        new AccountId(account.id()),
                                        new ProjectId(place.project()),
                                        new EnvironmentId(place.environment()),
                                        Mode.OBSERVE,
                                        new ObserveSettings(POLL, Duration.ofDays(14), JobRule.ALL, CiRuns.EXCLUDED)),
                                token,
                                Optional.empty(),
                                new ManifestSource.LatestRun(Optional.empty(), Duration.ofMinutes(5)),
                                Selected.ALL,
                                List.of()))
                        .toList(),
                new Way(Optional.empty(), Optional.empty()),
                new Database(
                        "jdbc:h2:file:" + folder.resolve("weir").toAbsolutePath(), Optional.empty(), Optional.empty()),
                new Server("127.0.0.1", 8080, Optional.of(0), Optional.empty(), List.of()),
                List.of(),
                new Retention(Duration.ofDays(400), Duration.ofDays(90), Duration.ofDays(14)),
                10_000,
                new Logs(Logs.Format.TEXT, "warn"),
                List.of(),
                "demo");
    }
}
