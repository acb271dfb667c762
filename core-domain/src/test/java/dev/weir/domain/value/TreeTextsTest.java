package dev.weir.domain.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTextsTest {

    private static Tree.Items list(Tree... trees) {
        return (Tree.Items) Tree.items(List.of(trees));
    }

    @Test
    void onlyATextIsReadAsOne() {
        assertThat(Tree.text("a").asText()).contains("a");
        assertThat(Tree.text("").asText()).contains("");
        assertThat(List.of(Tree.number(1), Tree.flag(true), Tree.nothing(), list(Tree.text("a"))))
                .allSatisfy(it -> assertThat(it.asText()).isEmpty());
    }

    @Test
    void aTextIsFoundUnderItsName() {
        var all = new LinkedHashMap<String, Tree>();
        all.put("word", Tree.text("a"));
        all.put("number", Tree.number(1));
        all.put("nothing", Tree.nothing());
        var fields = Tree.fields(all);

        assertThat(fields.text("word")).contains("a");
        assertThat(fields.text("number")).isEmpty();
        assertThat(fields.text("nothing")).isEmpty();
        assertThat(fields.text("absent")).isEmpty();
    }

    @Test
    void theTextsOfAListAreThoseAmongItsValuesInTheirOrder() {
        var mixed = list(Tree.text("b"), Tree.number(1), Tree.text("a"), Tree.text("b"), Tree.nothing());

        assertThat(mixed.texts()).containsExactly("b", "a", "b");
        assertThat(mixed.areTexts()).isFalse();
        assertThat(list(Tree.text("b"), Tree.text("a")).areTexts()).isTrue();
        assertThat(list().areTexts()).isTrue();
        assertThat(list().texts()).isEmpty();
    }
}
