package dev.weir.adapter.dbtcloud.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrchardStoryTest {

    private static final Instant START = Instant.parse("2026-03-12T12:00:40Z");

    private final HandClock clock = new HandClock(START);

    private static List<Doc> all(Caller caller, String... query) throws IOException {
        var rows = new ArrayList<Doc>();
        while (true) {
            var asked = new ArrayList<>(List.of("order_by", "id", "include_related", "trigger"));
            asked.addAll(List.of(query));
            asked.addAll(
                    List.of("id__gt", rows.isEmpty() ? "0" : "" + rows.getLast().number("id")));
            var page = caller.get("/runs/", asked.toArray(String[]::new)).rows();
            if (page.isEmpty()) {
                return rows;
            }
            rows.addAll(page);
        }
    }

    private static Instant time(Doc doc, String field) {
        return Objects.requireNonNull(Stamps.read(doc.text(field, "")), field);
    }

    @Nested
    class ThePast {

        @Test
        void isTheSameForTheSameSeedAndDay() throws IOException {
            try (var one = Sandbox.orchard(clock).start();
                    var two = Sandbox.orchard(clock).start();
                    var first = new Caller(one);
                    var second = new Caller(two)) {
                var some = all(first).stream().map(OrchardStoryTest::story).toList();

                assertThat(some)
                        .hasSizeGreaterThan(400)
                        .isEqualTo(all(second).stream()
                                .map(OrchardStoryTest::story)
                                .toList());
            }
        }

        @Test
        void isAnotherForAnotherSeed() throws IOException {
            try (var one = Sandbox.orchard(clock).start();
                    var two = Sandbox.orchard(clock).seed(2).start();
                    var first = new Caller(one);
                    var second = new Caller(two)) {
                assertThat(all(first).stream().map(OrchardStoryTest::story))
                        .isNotEqualTo(all(second).stream().map(OrchardStoryTest::story));
            }
        }

        @Test
        void holdsRunsOfEveryKind() throws IOException {
            try (var sandbox = Sandbox.orchard(clock).start();
                    var caller = new Caller(sandbox)) {
                var runs = all(caller);
                var kinds = new TreeSet<String>();
                var commits = new HashSet<String>();
                runs.forEach(run -> kinds.add(run.doc("trigger").text("cause_category", "")));
                runs.forEach(run -> commits.add(run.text("git_sha", "")));

                assertThat(kinds)
                        .containsExactlyInAnyOrder("api", "ci", "job completion", "merge", "rerun", "scheduled", "ui");
                assertThat(runs.stream().map(run -> run.number("status"))).contains(10L, 20L, 30L);
                assertThat(commits).hasSizeGreaterThan(3);
                assertThat(time(runs.getFirst(), "created_at")).isBefore(START.minus(Duration.ofDays(13)));
            }
        }

        @Test
        void beganWithAnEarlierVersionOfTheProject() throws IOException {
            try (var sandbox = Sandbox.orchard(clock).start();
                    var caller = new Caller(sandbox)) {
                var runs = all(caller, "job_definition_id", "" + OrchardCast.NIGHTLY);
                var then = caller.get("/runs/" + runs.getFirst().number("id") + "/artifacts/manifest.json");
                var now = caller.get("/runs/" + runs.getLast().number("id") + "/artifacts/manifest.json", "step", "6");

                assertThat(then.json().doc("nodes").names()).hasSize(147);
                assertThat(now.json().doc("nodes").names()).hasSize(153);
            }
        }
    }

    /** What a run's row says that does not move with the clock. */
    private static String story(Doc run) {
        return run.get("id") + " " + run.get("job_id") + " " + run.get("status") + " " + run.get("created_at") + " "
                + run.get("finished_at") + " " + run.get("git_sha") + " "
                + run.doc("trigger").get("cause");
    }

    @Nested
    class ARunsFiles {

        @Test
        void tellOfTheStepThatWroteThem() throws IOException {
            try (var sandbox = Sandbox.orchard(clock).start();
                    var caller = new Caller(sandbox)) {
                var runs = all(caller, "status__in", "[10, 20]");
                for (var run : runs.subList(runs.size() - 60, runs.size())) {
                    checkSteps(caller, run.number("id", 0));
                }
            }
        }

        private void checkSteps(Caller caller, long run) throws IOException {
            var seen = caller.get("/runs/" + run + "/", "include_related", "run_steps")
                    .data();
            var before = "";
            for (var each : (List<?>) Objects.requireNonNull(seen.get("run_steps"))) {
                var step = (Doc) each;
                var heard = caller.get("/runs/" + run + "/artifacts/run_results.json", "step", "" + step.get("index"));
                if (heard.status() != 200) {
                    continue;
                }
                var metadata = heard.json().doc("metadata");
                var mine = !before.equals(metadata.text("invocation_id"));
                before = metadata.text("invocation_id", "");
                if (mine) {
                    assertThat(metadata.doc("env").text("DBT_CLOUD_RUN_ID")).isEqualTo("" + run);
                    assertThat(time(metadata, "generated_at"))
                            .isBetween(time(step, "started_at"), time(step, "finished_at"));
                    assertThat(time(metadata, "invocation_started_at"))
                            .isBetween(time(step, "started_at"), time(step, "finished_at"));
                    assertThat(heard.json().doc("args").text("invocation_command"))
                            .isEqualTo(step.doc("run_step_command").text("dbt_command"));
                }
            }
        }

        @Test
        void areCarriedOverFromOneStepToTheNext() throws IOException {
            try (var sandbox = Sandbox.orchard(clock).start();
                    var caller = new Caller(sandbox)) {
                var nightly = all(caller, "job_definition_id", "" + OrchardCast.NIGHTLY, "status", "10")
                        .getLast()
                        .number("id");
                var artifacts = "/runs/" + nightly + "/artifacts/";
                var sources =
                        caller.get(artifacts + "sources.json", "step", "4").json();

                assertThat(caller.get(artifacts + "sources.json", "step", "5").json())
                        .hasToString(sources.toString());
                assertThat(caller.get(artifacts + "run_results.json", "step", "4")
                                .status())
                        .isEqualTo(404);
                assertThat(caller.get(artifacts + "run_results.json", "step", "7")
                                .json()
                                .doc("args")
                                .text("which"))
                        .isEqualTo("generate");
                assertThat(caller.get(artifacts).raw())
                        .hasToString("[catalog.json, manifest.json, run_results.json, sources.json]");
            }
        }

        @Test
        void ofAPullRequestLieInASchemaOfTheirOwn() throws IOException {
            try (var sandbox = Sandbox.orchard(clock).start();
                    var caller = new Caller(sandbox)) {
                var run = all(caller, "job_definition_id", "" + OrchardCast.CI, "status", "10")
                        .getLast();
                var schema = run.doc("trigger").text("schema_override", "");
                var manifest = caller.get("/runs/" + run.number("id") + "/artifacts/manifest.json")
                        .json();
                var model = manifest.doc("nodes").doc("model.orchard.profit");

                assertThat(schema).startsWith("dbt_cloud_pr_");
                assertThat(model.text("schema")).isEqualTo(schema + "_finance");
                assertThat(model.text("relation_name")).contains("\"" + schema + "_finance\"");
                assertThat(run.text("git_branch")).isNotEqualTo("main");
            }
        }
    }

    @Nested
    class WhoWatches {

        @Test
        void seesARunOfProductionEveryHalfMinute() throws IOException {
            try (var sandbox = Sandbox.orchard(clock).start();
                    var caller = new Caller(sandbox)) {
                for (var i = 0; i < 60; i++) {
                    clock.passes(Duration.ofSeconds(10));
                    caller.get("/runs/", "limit", "1");
                }
                var created = all(caller, "environment_id", "" + OrchardCast.PRODUCTION).stream()
                        .map(run -> time(run, "created_at"))
                        .filter(at -> at.isAfter(START))
                        .toList();

                assertThat(created).hasSizeGreaterThan(18);
                for (var i = 1; i < created.size(); i++) {
                    assertThat(Duration.between(created.get(i - 1), created.get(i)))
                            .isLessThanOrEqualTo(Duration.ofSeconds(31));
                }
            }
        }

        @Test
        void seesItPassThroughItsStatesWhileItsLogGrows() throws IOException {
            try (var sandbox = Sandbox.orchard(clock).start();
                    var caller = new Caller(sandbox)) {
                var run = caller.post("/jobs/" + OrchardCast.BY_HAND + "/run/", Doc.of("cause", "look"))
                        .data()
                        .number("id");
                var states = new ArrayList<Long>();
                var steps = new ArrayList<Integer>();
                var log = "";
                for (var i = 0; i < 300 && !states.contains(10L); i++) {
                    clock.passes(Duration.ofMillis(300));
                    var seen = caller.get("/runs/" + run + "/", "include_related", "run_steps")
                            .data();
                    if (!states.contains(seen.number("status", 0))) {
                        states.add(seen.number("status", 0));
                    }
                    var list = (List<?>) Objects.requireNonNull(seen.get("run_steps"));
                    steps.add(list.size());
                    if (list.size() == 4) {
                        var text = ((Doc) list.get(3)).text("logs", "");
                        assertThat(text).startsWith(log);
                        log = text;
                    }
                }
                assertThat(states).containsExactly(1L, 2L, 3L, 10L);
                assertThat(steps).contains(0, 1, 4).isSorted();
                assertThat(log).contains("Done. PASS=148 WARN=3 ERROR=0");
            }
        }
    }

    @Nested
    class ASecondStart {

        @TempDir
        Path folder;

        @Test
        void tellsTheSameStory() throws IOException {
            List<String> told;
            try (var sandbox = Sandbox.orchard(clock).folder(folder).start();
                    var caller = new Caller(sandbox)) {
                caller.post("/jobs/" + OrchardCast.BY_HAND + "/run/", Doc.of("cause", "first"));
                var second = caller.post("/jobs/" + OrchardCast.BY_HAND + "/run/", Doc.of("cause", "second"))
                        .data()
                        .number("id");
                clock.passes(Duration.ofSeconds(3));
                caller.post("/runs/" + second + "/cancel/", Doc.of());
                clock.passes(Duration.ofMinutes(7));
                told = all(caller).stream().map(OrchardStoryTest::story).toList();
            }
            Files.writeString(folder.resolve("journal.jsonl"), "{\"at\":\"2026", StandardOpenOption.APPEND);

            try (var sandbox = Sandbox.orchard(clock).folder(folder).start();
                    var caller = new Caller(sandbox)) {
                assertThat(all(caller).stream().map(OrchardStoryTest::story)).containsExactlyElementsOf(told);
            }
        }

        @Test
        void keepsTheCalendarGoingButNotThePaceOfWhoWatched() throws IOException {
            try (var sandbox = Sandbox.orchard(clock).folder(folder).start()) {
                assertThat(sandbox.accountId()).isPositive();
            }
            clock.passes(Duration.ofDays(1));
            try (var sandbox = Sandbox.orchard(clock).folder(folder).start();
                    var caller = new Caller(sandbox)) {
                var since = all(caller).stream()
                        .filter(run -> time(run, "created_at").isAfter(START.plus(Duration.ofMinutes(5))))
                        .toList();

                assertThat(since).hasSizeBetween(30, 90);
            }
        }
    }

    @Nested
    class RunsOfOneJob {

        @Test
        void waitForEachOther() throws IOException {
            try (var sandbox = Sandbox.orchard(clock).start();
                    var caller = new Caller(sandbox)) {
                var job = "/jobs/" + OrchardCast.BY_HAND + "/run/";
                var first = caller.post(job, Doc.of("cause", "first")).data().number("id");
                var second = caller.post(job, Doc.of("cause", "second")).data().number("id");
                clock.passes(Duration.ofSeconds(6));

                assertThat(caller.get("/runs/" + second + "/").data().number("status"))
                        .isEqualTo(1);
                assertThat(caller.get("/runs/" + second + "/").data().numbers("blocked_by"))
                        .containsExactly(first);

                caller.post("/runs/" + first + "/cancel/", Doc.of());
                clock.passes(Duration.ofSeconds(4));

                assertThat(caller.get("/runs/" + first + "/").data().number("status"))
                        .isEqualTo(30);
                assertThat(caller.get("/runs/" + first + "/").data().text("status_message"))
                        .isEqualTo("Cancelled by user.");
                assertThat(caller.get("/runs/" + second + "/").data().number("status"))
                        .isEqualTo(3);
            }
        }

        @Test
        void areRetriedOnlyIfTheNewestFailed() throws IOException {
            try (var sandbox = Sandbox.orchard(clock).start();
                    var caller = new Caller(sandbox)) {
                var job = "/jobs/" + OrchardCast.BY_HAND;
                var broken = Doc.of("cause", "break it")
                        .with("steps_override", List.of("dbt build --vars '{\"broken\": \"profit\"}'"));
                var run = caller.post(job + "/run/", broken).data().number("id");
                clock.passes(Duration.ofMinutes(2));
                var failed = caller.get("/runs/" + run + "/").data();

                assertThat(failed.number("status")).isEqualTo(20);
                assertThat(failed.get("can_retry")).isEqualTo(true);
                assertThat(caller.get("/runs/" + run + "/retry/").data().text("failed_step"))
                        .startsWith("dbt build");

                var again = caller.post(job + "/rerun/", Doc.of()).data();
                clock.passes(Duration.ofMinutes(2));
                var results = caller.get("/runs/" + again.number("id") + "/artifacts/run_results.json")
                        .json();

                assertThat(again.number("retrying_run_id")).isEqualTo(run);
                assertThat(again.doc("trigger").text("cause_category")).isEqualTo("rerun");
                assertThat((List<?>) results.get("results")).hasSize(6 + 2);
                assertThat(caller.post("/runs/" + run + "/retry/", Doc.of()).status())
                        .isEqualTo(400);
                assertThat(caller.post(job + "/rerun/", Doc.of()).data().get("retrying_run_id"))
                        .isNull();
            }
        }
    }
}
