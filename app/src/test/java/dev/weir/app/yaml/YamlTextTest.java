package dev.weir.app.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlTextTest {

    @Test
    void everyPartKnowsItsPlace() {
        var root = (Tree.Fields) YamlText.read("a.yaml", "weir:\n  server:\n    port: 8080\n");
        var weir = (Tree.Fields) root.at("weir").orElseThrow();
        var server = (Tree.Fields) weir.at("server").orElseThrow();

        assertThat(server.at("port").orElseThrow().place()).hasToString("a.yaml:3");
        assertThat(server.placeOfKey("port").column()).isEqualTo(5);
        assertThat(weir.placeOfKey("server")).hasToString("a.yaml:2");
    }

    @Test
    void scalarsAreReadByTheCoreSchema() {
        assertThat(YamlText.read("a", "[1, 1.5, true, null, off, yes, \"1\", 70403110000042, 0x10, 2027-01-01]"))
                .isEqualTo(Tree.items(List.of(
                        Tree.number(1),
                        Tree.number(new BigDecimal("1.5")),
                        Tree.flag(true),
                        Tree.nothing(),
                        Tree.text("off"),
                        Tree.text("yes"),
                        Tree.text("1"),
                        Tree.number(70403110000042L),
                        Tree.number(16),
                        Tree.text("2027-01-01"))));
    }

    @Test
    void anEmptyTextIsNothing() {
        assertThat(YamlText.read("a", "# only a comment\n")).isEqualTo(Tree.nothing());
    }

    @Test
    void mergeKeysFillWhatIsNotThere() {
        var root = (Tree.Fields)
                YamlText.read("a", "x-base: &base {poll: 30s, backfill: 14d}\nobserve:\n  <<: *base\n  poll: 5s\n");
        var observe = (Tree.Fields) root.at("observe").orElseThrow();

        assertThat(observe.at("poll")).contains(Tree.text("5s"));
        assertThat(observe.at("backfill")).contains(Tree.text("14d"));
    }

    @Test
    void aKeyWrittenTwiceIsRefusedWithBothPlaces() {
        assertThatThrownBy(() -> YamlText.read("a.yaml", "port: 1\nhost: b\nport: 2\n"))
                .isInstanceOf(YamlMalformed.class)
                .hasMessage("a.yaml:3: port is written twice, first at a.yaml:1");
    }

    @Test
    void whatIsNoYamlIsRefusedWithItsLine() {
        assertThatThrownBy(() -> YamlText.read("a.yaml", "weir:\n  server: {port: 1\n  x: 2\n"))
                .isInstanceOf(YamlMalformed.class)
                .hasMessageStartingWith("a.yaml:3: is no YAML here: ");
    }

    @Test
    void anAliasOfItselfIsRefused() {
        assertThatThrownBy(() -> YamlText.read("a", "a: &x [*x]")).isInstanceOf(YamlMalformed.class);
    }

    @Test
    void aSmallFileThatUnfoldsWithoutEndIsRefused() {
        var text = new StringBuilder("a0: &a0 [x, x]\n");
        for (int level = 1; level < 40; level++) {
            text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(level, level, level - 1, level - 1));
        }
        assertThatThrownBy(() -> YamlText.read("a", text.toString()))
                .isInstanceOf(YamlMalformed.class)
                .hasMessageContaining("unfolds into more than");
    }
}
