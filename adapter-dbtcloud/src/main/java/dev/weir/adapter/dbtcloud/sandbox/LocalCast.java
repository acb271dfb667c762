package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;
import java.util.List;

/** Who and what there is in an account whose runs a local dbt carries out: one project in production, and its jobs. */
final class LocalCast {

    static final long PROJECT = 70_403_110_000_021L;
    static final long PRODUCTION = 70_403_110_000_121L;

    private LocalCast() {}

    /** A job; {@code boxes} are those that are ticked: {@code docs}, {@code freshness}. */
    private record Role(long id, String name, List<String> commands, List<String> boxes) {
        private Role {
            commands = List.copyOf(commands);
            boxes = List.copyOf(boxes);
        }
    }

    private static final List<Role> ROLES = List.of(
            new Role(70_403_110_000_411L, "Build", List.of("dbt build"), List.of("docs")),
            new Role(
                    70_403_110_000_412L,
                    "Seed, run and test",
                    List.of("dbt seed", "dbt run", "dbt test"),
                    List.of("freshness")),
            new Role(70_403_110_000_413L, "Tests", List.of("dbt test"), List.of()),
            new Role(70_403_110_000_414L, "Source freshness", List.of("dbt source freshness"), List.of()));

    static void enter(Account account, String name, Instant since) {
        account.put(new Project(PROJECT, name, "local/" + name, since, 1));
        account.put(new Environment(PRODUCTION, PROJECT, "Production", "production", "main", "latest", since, 1));
        for (var role : ROLES) {
            var freshness = role.boxes().contains("freshness");
            account.put(Job.of(
                    role.id(),
                    Doc.of("project_id", PROJECT)
                            .with("environment_id", PRODUCTION)
                            .with("name", role.name())
                            .with("execute_steps", role.commands())
                            .with("generate_docs", role.boxes().contains("docs"))
                            .with("run_generate_sources", freshness)
                            .with("generate_sources", freshness),
                    since,
                    since));
        }
    }
}
