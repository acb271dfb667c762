package dev.weir.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.app.configuration.Configuration.ManifestSource.LatestRun;
import dev.weir.domain.translation.TranslationRule;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.ObserveSettings.CiRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReadingTest {

    private static final String SHOP = """
            weir:
              defaults:
                access-url: https://ab123.us1.dbt.com/
                account-id: 70403110000042
                token: hush
                observe: {poll: 10s, jobs: "* -name:tmp_*"}
              workspaces:
                shop:
                  project-id: 70403110000007
                  environment-id: 70403110000009
                  observe: {poll: 5s}
            """;

    @TempDir
    private Path folder;

    @Nested
    class WhatIsAccepted {

        @Test
        void defaultsLieBelowEveryWorkspace() {
            var shop = read(SHOP).workspaces().getFirst();

            assertThat(shop.workspace().accessUrl()).hasToString("https://ab123.us1.dbt.com");
            assertThat(shop.workspace().environment()).isEqualTo(new EnvironmentId(70403110000009L));
            assertThat(shop.workspace().observe().poll()).isEqualTo(Duration.ofSeconds(5));
            assertThat(shop.workspace().observe().jobs()).hasToString("* -name:tmp_*");
            assertThat(shop.workspace().observe().ci()).isEqualTo(CiRuns.EXCLUDED);
            assertThat(shop.state()).isEqualTo(new LatestRun(Optional.empty(), Duration.ofMinutes(5)));
            assertThat(shop.token().reveal()).isEqualTo("hush");
        }

        @Test
        void aTranslationIsAnOrderedListOfRules() {
            var rules = read(SHOP
                            + "      translation:\n"
                            + "        - {select: 'tag:mart', group: finance}\n"
                            + "        - {key-prefix: [shop], tags: {PII: '{{ node.meta.pii }}'}}\n")
                    .workspaces()
                    .getFirst()
                    .translation();

            assertThat(rules).hasSize(2);
            assertThat(rules.getFirst().select()).isEqualTo("tag:mart");
            assertThat(rules.getFirst().values()).containsKey(TranslationRule.Attribute.GROUP_NAME);
            assertThat(rules.getLast().values())
                    .containsOnlyKeys(TranslationRule.Attribute.KEY_PREFIX, TranslationRule.Attribute.TAGS);
        }

        @Test
        void fixedKeysAreOverruledByTheEnvironment() {
            var configuration =
                    read(SHOP, Map.of("WEIR_SERVER_PORT", "9090", "WEIR_DATABASE_URL", "jdbc:postgresql://db/weir"));

            assertThat(configuration.server().port()).isEqualTo(9090);
            assertThat(configuration.database().isShared()).isTrue();
        }

        @Test
        void holesAreFilledFromTheEnvironment() {
            var text = SHOP.replace("token: hush", "token: ${SHOP_TOKEN}")
                    .replace("70403110000007", "\"${PROJECT:7}\"")
                    .replace("70403110000009", "\"${ENVIRONMENT:9}\"");
            var shop = read(text, Map.of("SHOP_TOKEN", "s3cret", "PROJECT", "8"))
                    .workspaces()
                    .getFirst();

            assertThat(shop.token().reveal()).isEqualTo("s3cret");
            assertThat(shop.workspace().project().value()).isEqualTo(8);
            assertThat(shop.workspace().environment().value()).isEqualTo(9);
        }

        @Test
        void aSecretInAFileIsReadAgainWhenItIsAskedForAgain() {
            write("token", "first\n");
            var token = read(SHOP.replace("token: hush", "token-file: token"))
                    .workspaces()
                    .getFirst()
                    .token();

            assertThat(token.reveal()).isEqualTo("first");
            write("token", "second");
            assertThat(token.reveal()).isEqualTo("second");
        }

        @Test
        void includedFilesStandBesideTheFirst() {
            write("more/staging.yaml", """
                    weir:
                      workspaces:
                        staging: {project-id: 7, environment-id: 8}
                    """);
            assertThat(read(SHOP + "include: more/staging.yaml\n").workspaces()).hasSize(2);
        }

        @Test
        void keysThatBeginWithXAreFree() {
            var text = "x-base: &base {poll: 7s}\n"
                    + SHOP.replace("observe: {poll: 5s}", "observe: {<<: *base}\n      x-note: hi");
            assertThat(read(text).workspaces().getFirst().workspace().observe().poll())
                    .isEqualTo(Duration.ofSeconds(7));
        }

        @Test
        void withoutAFileFiveVariablesAreEnough() {
            var configuration = ConfigurationReading.read(
                    Optional.empty(),
                    folder,
                    Map.of(
                            "DBT_CLOUD_ACCESS_URL", "https://x.dbt.com",
                            "DBT_CLOUD_ACCOUNT_ID", "1",
                            "DBT_CLOUD_PROJECT_ID", "2",
                            "DBT_CLOUD_ENVIRONMENT_ID", "3",
                            "DBT_CLOUD_TOKEN", "t"));
            assertThat(configuration.workspaces())
                    .singleElement()
                    .satisfies(watched -> assertThat(watched.workspace().name()).hasToString("default"));
        }

        @Test
        void noSecretIsEverPrinted() {
            assertThat(read(SHOP).toString()).doesNotContain("hush");
        }

        @Test
        void theHashSaysWhetherTwoNodesAgreeWhereverTheyListen() {
            var hash = read(SHOP).hash();
            assertThat(read(SHOP + "  server: {port: 1}\n").hash()).isEqualTo(hash);
            assertThat(read(SHOP.replace("hush", "other")).hash()).isEqualTo(hash);
            assertThat(read(SHOP.replace("poll: 5s", "poll: 6s")).hash()).isNotEqualTo(hash);
        }
    }

    @Nested
    class WhatIsRefused {

        @Test
        void anUnknownKeyWithItsLineAndTheNearestKnownOne() {
            assertThat(problems(SHOP.replace("environment-id", "environmnt-id")))
                    .containsExactly("weir.yaml:10: weir.workspaces.shop.environmnt-id is no key Weir knows."
                            + " Did you mean environment-id?");
        }

        @Test
        void anUnknownKeyThatIsLikeNoOtherWithAllThatAreKnown() {
            assertThat(problems(SHOP.replace("{poll: 5s}", "{often: 5s}")))
                    .containsExactly("weir.yaml:11: weir.workspaces.shop.observe.often is no key Weir knows."
                            + " Known here: poll, backfill, jobs, exclude-ci.");
        }

        @Test
        void aKeyThatForgotWeir() {
            assertThat(problems(SHOP + "server: {port: 1}\n"))
                    .containsExactly("weir.yaml:12: server is no key Weir knows. It belongs under weir:.");
        }

        @Test
        void aWrongType() {
            assertThat(problems(SHOP + "  server: {port: [1]}\n"))
                    .containsExactly(
                            "weir.yaml:12: weir.server.port is a list, must be a whole number from 0 to 65535.");
        }

        @Test
        void impossibleValues() {
            var text =
                    SHOP.replace("poll: 10s", "poll: 0s, exclude-ci: perhaps").replace("poll: 5s", "poll: soon")
                            + "  server: {port: 70000}\n  mode: obsreve\n  retention: {runs: 30}\n"
                            + "  database: {url: \"jdbc:mysql:x\"}\n";
            assertThat(problems(text))
                    .containsExactly(
                            "weir.yaml:6: weir.defaults.observe.poll is 0s, must be a length of time of at least 1s,"
                                    + " like 30s, 5m, 2h or 14d.",
                            "weir.yaml:6: weir.defaults.observe.exclude-ci is a text, must be true or false.",
                            "weir.yaml:11: weir.workspaces.shop.observe.poll: \"soon\" is no length of time;"
                                    + " write it like 30s, 5m, 2h or 14d.",
                            "weir.yaml:12: weir.server.port is 70000, must be a whole number from 0 to 65535.",
                            "weir.yaml:13: weir.mode: \"obsreve\" is none of observe, shadow, orchestrate."
                                    + " Did you mean observe?",
                            "weir.yaml:14: weir.retention.runs is a number, must be a length of time of at least 1s,"
                                    + " like 30s, 5m, 2h or 14d.",
                            "weir.yaml:15: weir.database.url: is an address of no database that Weir knows,"
                                    + " must begin with jdbc:h2:file: or jdbc:postgresql://.");
        }

        @Test
        void whatThisVersionCannotDoYet() {
            var text = SHOP.replace(
                            "observe: {poll: 5s}",
                            "state: {from: parse}\n      adhoc: {like-job: 1}\n      mode: shadow")
                    + "  mode: orchestrate\n  sensors: {a: {}}\n";
            assertThat(problems(text))
                    .containsExactly(
                            "weir.yaml:11: weir.workspaces.shop.state.from: parse is not yet in this version of Weir,"
                                    + " only latest-run and file:.",
                            "weir.yaml:12: weir.workspaces.shop.adhoc is not yet in this version of Weir.",
                            "weir.yaml:13: weir.workspaces.shop.mode: shadow is not yet in this version of Weir,"
                                    + " only observe.",
                            "weir.yaml:12: weir.mode: orchestrate is not yet in this version of Weir, only observe."
                                    .replace(":12:", ":14:"),
                            "weir.yaml:15: weir.sensors is not yet in this version of Weir.");
        }

        @Test
        void aWorkspaceThatLacksWhatItNeeds() {
            assertThat(problems("weir: {workspaces: {shop: {account-id: 1, token: t, token-file: nowhere}}}"))
                    .anyMatch(line -> line.equals(
                            "weir.yaml:1: weir.workspaces.shop has no access-url, and weir.defaults has none either."))
                    .anyMatch(line ->
                            line.endsWith("weir.workspaces.shop has both token and token-file; one is enough."));
        }

        @Test
        void listeningToTheWorldWithoutTokens() {
            assertThat(problems(SHOP + "  server: {host: 0.0.0.0}\n"))
                    .singleElement()
                    .asString()
                    .contains("without weir.auth.tokens Weir listens on the loopback (127.0.0.1) only");
        }

        @Test
        void aHoleThatNothingFills() {
            assertThat(problems(SHOP.replace("hush", "${NOWHERE}")))
                    .contains("weir.yaml:5: the environment variable NOWHERE is not set;"
                            + " give it, or a default like ${NOWHERE:…}.");
        }

        @Test
        void rulesOfATranslationThatCannotBe() {
            assertThat(problems(SHOP
                            + "      translation:\n"
                            + "        - {grup: finance}\n"
                            + "        - {select: 'sate:new', group: finance}\n"))
                    .satisfiesExactly(
                            it -> assertThat(it).startsWith("weir.yaml:13: ").contains("Did you mean group?"),
                            it -> assertThat(it).startsWith("weir.yaml:14: ").contains("no method"));
        }

        @Test
        void aFileThatIsNotThere() {
            var rejected = catchThrowableOfType(
                    ConfigurationRejected.class,
                    () -> ConfigurationReading.read(Optional.of(Path.of("other.yaml")), folder, Map.of()));
            assertThat(rejected)
                    .hasMessage(
                            "other.yaml: there is no such file. Name another one with --config, or write one with: weir init URL");
        }

        @Test
        void twoFilesThatSayTheSame() {
            write("more.yaml", "weir: {server: {port: 1}}");
            assertThat(problems(SHOP + "  server: {port: 2}\ninclude: [more.yaml]\n"))
                    .containsExactly("more.yaml:1: weir.server.port is said twice, also at weir.yaml:12.");
        }

        @Test
        void nothingAtAll() {
            var rejected = catchThrowableOfType(
                    ConfigurationRejected.class,
                    () -> ConfigurationReading.read(Optional.empty(), folder, Map.of("DBT_CLOUD_TOKEN", "t")));
            assertThat(rejected).hasMessageContaining("DBT_CLOUD_ACCESS_URL").hasMessageContaining("are not set");
        }
    }

    private Configuration read(String text) {
        return read(text, Map.of());
    }

    private Configuration read(String text, Map<String, String> environment) {
        write("weir.yaml", text);
        return ConfigurationReading.read(Optional.empty(), folder, environment);
    }

    private List<String> problems(String text) {
        return catchThrowableOfType(ConfigurationRejected.class, () -> read(text)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private void write(String name, String text) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
