package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who and what there is in the orchard's account: two projects, each in production and staging, and their jobs. */
final class OrchardCast {

    static final long ORCHARD = 70_403_110_000_007L;
    static final long CIDER = 70_403_110_000_008L;
    static final long PRODUCTION = 70_403_110_000_101L;
    static final long STAGING = 70_403_110_000_102L;
    static final long CIDER_PRODUCTION = 70_403_110_000_201L;
    static final long CIDER_STAGING = 70_403_110_000_202L;
    static final long NIGHTLY = 70_403_110_000_311L;
    static final long HOURLY = 70_403_110_000_312L;
    static final long FRESHNESS = 70_403_110_000_313L;
    static final long TESTS = 70_403_110_000_314L;
    static final long CI = 70_403_110_000_315L;
    static final long MERGE = 70_403_110_000_316L;
    static final long BY_HAND = 70_403_110_000_317L;

    private static final Instant FOUNDED = Instant.parse("2026-01-05T09:00:00.000001Z");

    private OrchardCast() {}

    /**
     * A job of the account.
     *
     * @param lively whether it runs only while the sandbox is open, so that somebody who watches has something to see
     * @param lag how many seconds after the full minute the scheduler comes to it
     */
    record Role(
            long id,
            String name,
            long environment,
            String type,
            @Nullable String cron,
            List<String> commands,
            boolean freshness,
            boolean docs,
            boolean lively,
            int lag,
            long after) {

        Role {
            commands = List.copyOf(commands);
        }

        long project() {
            return environment == PRODUCTION || environment == STAGING ? ORCHARD : CIDER;
        }
    }

    static final List<Role> ROLES = List.of(
            new Role(
                    NIGHTLY,
                    "Nightly build",
                    PRODUCTION,
                    "scheduled",
                    "0 3 * * *",
                    List.of("dbt seed", "dbt build --exclude resource_type:seed"),
                    true,
                    true,
                    false,
                    2,
                    0),
            role(HOURLY, "Hourly orders", PRODUCTION, "15 * * * *", "dbt build --select tag:hourly+"),
            role(FRESHNESS, "Source freshness", PRODUCTION, "0 */6 * * *", "dbt source freshness --select source:farm"),
            role(TESTS, "Tests", PRODUCTION, "30 9,17 * * *", "dbt test"),
            new Role(
                    CI,
                    "CI checks",
                    PRODUCTION,
                    "ci",
                    null,
                    List.of("dbt build --select state:modified+"),
                    false,
                    false,
                    false,
                    0,
                    0),
            new Role(
                    MERGE,
                    "Merge build",
                    PRODUCTION,
                    "merge",
                    null,
                    List.of("dbt build --select state:modified+"),
                    false,
                    false,
                    false,
                    0,
                    0),
            new Role(BY_HAND, "By hand", PRODUCTION, "other", null, List.of("dbt build"), false, false, false, 0, 0),
            lively(318, "Live orders", PRODUCTION, "*/2 * * * *", 0, "dbt build --select stg_shop__orders+"),
            lively(319, "Live finance", PRODUCTION, "*/2 * * * *", 30, "dbt build --select +tag:finance"),
            lively(320, "Live growers", PRODUCTION, "1-59/2 * * * *", 0, "dbt build --select stg_farm__growers+"),
            lively(
                    321,
                    "Live checks",
                    PRODUCTION,
                    "1-59/2 * * * *",
                    30,
                    "dbt run --select tag:staging",
                    "dbt test --select tag:staging"),
            role(70_403_110_000_331L, "Staging nightly", STAGING, "30 1 * * *", "dbt build"),
            role(70_403_110_000_332L, "Staging refresh", STAGING, "5 */6 * * *", "dbt run", "dbt test"),
            lively(333, "Staging live", STAGING, "*/3 * * * *", 15, "dbt build --select tag:marts"),
            new Role(
                    70_403_110_000_341L,
                    "Press after the orchard",
                    CIDER_PRODUCTION,
                    "other",
                    null,
                    List.of("dbt build"),
                    false,
                    false,
                    false,
                    0,
                    NIGHTLY),
            role(70_403_110_000_342L, "Press", CIDER_PRODUCTION, "40 */3 * * *", "dbt build"),
            lively(343, "Press live", CIDER_PRODUCTION, "*/3 * * * *", 45, "dbt build"),
            role(70_403_110_000_351L, "Press staging", CIDER_STAGING, "10 2 * * *", "dbt build"));

    private static Role role(long id, String name, long environment, String cron, String... commands) {
        return new Role(id, name, environment, "scheduled", cron, List.of(commands), false, false, false, 3, 0);
    }

    private static Role lively(int number, String name, long environment, String cron, int lag, String... commands) {
        return new Role(
                70_403_110_000_000L + number,
                name,
                environment,
                "scheduled",
                cron,
                List.of(commands),
                false,
                false,
                true,
                lag,
                0);
    }

    /** Puts projects, environments and jobs in their places. */
    static void enter(Account account, Instant jobsSince) {
        account.put(new Project(ORCHARD, "Orchard", "orchard-coop/orchard", FOUNDED, 1));
        account.put(new Project(CIDER, "Cider", "orchard-coop/cider", FOUNDED, 1));
        account.put(new Environment(PRODUCTION, ORCHARD, "Production", "production", "main", "latest", FOUNDED, 1));
        account.put(new Environment(STAGING, ORCHARD, "Staging", "staging", "staging", "latest", FOUNDED, 1));
        account.put(new Environment(CIDER_PRODUCTION, CIDER, "Production", "production", "main", "latest", FOUNDED, 1));
        account.put(new Environment(CIDER_STAGING, CIDER, "Staging", "staging", "staging", "latest", FOUNDED, 1));
        for (var role : ROLES) {
            account.put(Job.of(role.id(), body(role), role.id() == NIGHTLY ? FOUNDED : jobsSince, jobsSince));
        }
    }

    private static Doc body(Role role) {
        var cron = role.cron();
        var doc = Doc.of("project_id", role.project())
                .with("environment_id", role.environment())
                .with("name", role.name())
                .with("job_type", role.type())
                .with("execute_steps", role.commands())
                .with("generate_docs", role.docs())
                .with("run_generate_sources", role.freshness())
                .with("generate_sources", role.freshness())
                .with("settings", Doc.of("threads", 2).with("target_name", "default"))
                .with(
                        "triggers",
                        Doc.of("github_webhook", role.type().equals("ci"))
                                .with("git_provider_webhook", false)
                                .with("schedule", cron != null)
                                .with("on_merge", role.type().equals("merge"))
                                .with("custom_branch_only", false));
        if (role.type().equals("ci")) {
            doc.with("deferring_environment_id", PRODUCTION).with("run_compare_changes", true);
        }
        if (cron != null) {
            doc.with(
                    "schedule",
                    Doc.of("cron", cron)
                            .with("date", Doc.of("type", "custom_cron").with("cron", cron))
                            .with("time", Doc.of("type", "every_hour").with("interval", 1)));
        }
        if (role.after() != 0) {
            var condition = Doc.of("job_id", role.after())
                    .with("project_id", ORCHARD)
                    .with("statuses", List.of(RunState.SUCCESS, RunState.ERROR));
            doc.with("job_completion_trigger_condition", Doc.of("condition", condition));
        }
        return doc;
    }

    static @Nullable Role role(long job) {
        return ROLES.stream().filter(role -> role.id() == job).findFirst().orElse(null);
    }
}
