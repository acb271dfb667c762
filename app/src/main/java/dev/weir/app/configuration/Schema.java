package dev.weir.app.configuration;

import dev.weir.app.configuration.Shape.Anything;
import dev.weir.app.configuration.Shape.Choice;
import dev.weir.app.configuration.Shape.Either;
import dev.weir.app.configuration.Shape.Hidden;
import dev.weir.app.configuration.Shape.Length;
import dev.weir.app.configuration.Shape.Named;
import dev.weir.app.configuration.Shape.Section;
import dev.weir.app.configuration.Shape.Several;
import dev.weir.app.configuration.Shape.Whole;
import dev.weir.app.configuration.Shape.Word;
import dev.weir.app.configuration.Shape.YesNo;
import dev.weir.domain.workspace.JobRule;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Every key of the configuration, with what may stand under it. Which of them this version cannot do yet is in {@link NotYet}. */
final class Schema {

    private static final Shape ID = new Whole(1, Long.MAX_VALUE);
    private static final Shape TEXT = new Word("a text", _ -> {});
    private static final Shape NAME = new Word("a name that is not empty", Words::notBlank);
    private static final Shape FILE = new Word("the path of a file", Words::notBlank);
    private static final Shape URL = new Word("a web address", Words::webAddress);
    private static final Shape PROXY = new Word("http://[user:password@]host:port", Words::proxy);
    private static final Shape ZONE = new Word("a time zone like Europe/Berlin", Words::zone);
    private static final Shape CRON = new Word("a cron text", Words::notBlank);
    private static final Shape TEXTS = new Several(TEXT);
    private static final Shape COUNT = new Whole(1, Integer.MAX_VALUE);
    private static final Shape PORT = new Whole(0, 65535);
    private static final Shape MODE = new Choice(List.of("observe", "shadow", "orchestrate"));
    private static final Shape ON_DEADLINE = new Choice(List.of("cancel", "detach"));

    private Schema() {}

    static Section file() {
        return section("weir", weir(), "include", new Either(List.of(TEXTS, FILE)));
    }

    static Section weir() {
        return section(
                "include",
                new Either(List.of(TEXTS, FILE)),
                "mode",
                MODE,
                "defaults",
                workspace(),
                "workspaces",
                new Named(workspace()),
                "schedules",
                new Named(schedule()),
                "automation",
                new Named(automation()),
                "sensors",
                new Named(sensor()),
                "webhooks",
                new Named(section("url", URL, "secret", new Hidden(), "secret-file", FILE)),
                "limits",
                section(
                        "assets-per-run", COUNT,
                        "runs-per-hour", COUNT,
                        "full-refresh", new Choice(List.of("allowed", "held", "refused"))),
                "api-budget",
                section("per-minute", COUNT),
                "dbt-cloud",
                section("proxy", PROXY, "ca-file", FILE),
                "database",
                section(
                        "url",
                        new Word("jdbc:h2:file:… or jdbc:postgresql://…", Words::database),
                        "username",
                        TEXT,
                        "password",
                        new Hidden(),
                        "password-file",
                        FILE),
                "links",
                new Several(section("workspace", NAME, "node", NAME, "owner", NAME)),
                "server",
                section(
                        "host", NAME,
                        "port", PORT,
                        "management-port", PORT,
                        "public-url", URL,
                        "hosts", TEXTS),
                "auth",
                section("tokens", new Several(token())),
                "retention",
                section("runs", length(1), "results", length(1), "logs", length(1)),
                "log",
                section(
                        "format", new Choice(List.of("text", "json")),
                        "level", new Choice(List.of("error", "warn", "info", "debug", "trace"))));
    }

    private static Section workspace() {
        return section(
                "mode", MODE,
                "access-url", URL,
                "account-id", ID,
                "project-id", ID,
                "environment-id", ID,
                "token", new Hidden(),
                "token-file", FILE,
                "trigger-token", new Hidden(),
                "trigger-token-file", FILE,
                "observe",
                        section(
                                "poll", new Length(Duration.ofSeconds(1)),
                                "backfill", length(0),
                                "jobs", new Word("words like * -name:tmp_*", JobRule::parse),
                                "exclude-ci", new YesNo()),
                "select", TEXT,
                "exclude", TEXT,
                "selector", NAME,
                "state",
                        section(
                                "from", new Word("latest-run, parse or file:PATH", Words::manifestSource),
                                "job", ID,
                                "refresh", new Length(Duration.ofSeconds(1))),
                "adhoc",
                        section(
                                "like-job", ID,
                                "jobs", new Several(ID),
                                "pool-size", new Whole(1, 100),
                                "when-busy", new Choice(List.of("wait", "overflow", "fail"))),
                "translation", new Several(new Anything()),
                "webhooks", section("secret", new Hidden(), "secret-file", FILE));
    }

    private static Section schedule() {
        return withWork(
                "cron",
                new Either(List.of(CRON, new Several(CRON))),
                "zone",
                ZONE,
                "missed",
                new Either(
                        List.of(new Choice(List.of("skip")), section("latest-within", length(1), "all-up-to", COUNT))),
                "overlap",
                new Choice(List.of("skip", "queue", "replace")),
                "deadline",
                length(1),
                "on-deadline",
                ON_DEADLINE);
    }

    private static Section automation() {
        return withWork("condition", new Either(List.of(TEXT, new Anything())), "every", length(1));
    }

    private static Section sensor() {
        return withWork(
                "on", new Either(List.of(TEXTS, TEXT)),
                "do", new Anything(),
                "every", length(1));
    }

    private static Section withWork(Object... keysAndShapes) {
        var keys = new LinkedHashMap<>(section(
                        "workspace", NAME,
                        "job", ID,
                        "command", TEXT,
                        "select", TEXT,
                        "exclude", TEXT,
                        "selector", NAME,
                        "vars", new Anything(),
                        "full-refresh", new YesNo())
                .keys());
        keys.putAll(section(keysAndShapes).keys());
        return new Section(keys);
    }

    private static Section token() {
        return section(
                "name", NAME,
                "role", new Choice(List.of("look", "operate", "administer")),
                "workspaces", TEXTS,
                "sha256", new Word("64 hexadecimal digits: the SHA-256 of the token", Words::sha256),
                "expires", new Word("a day like 2027-01-31", Words::day));
    }

    private static Length length(int leastSeconds) {
        return new Length(Duration.ofSeconds(leastSeconds));
    }

    private static Section section(Object... keysAndShapes) {
        SequencedMap<String, Shape> keys = new LinkedHashMap<>();
        for (int at = 0; at < keysAndShapes.length; at += 2) {
            keys.put((String) keysAndShapes[at], (Shape) keysAndShapes[at + 1]);
        }
        return new Section(keys);
    }
}
