package dev.weir.app.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.domain.value.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class PythonFieldsTest {

    private final Map<Object, Object> fields = new PythonFields(some());

    @Test
    void itIsTheMapOfAllItsValuesInTheirOrder() {
        assertThat(fields)
                .containsExactly(
                        Map.entry("name", "orders"),
                        Map.entry("columns", List.of("id")),
                        Map.entry("meta", Map.of("a", true)));
        assertThat(fields)
                .hasSize(3)
                .isEqualTo(new LinkedHashMap<>(fields))
                .hasSameHashCodeAs(new LinkedHashMap<>(fields));
    }

    @Test
    void aValueIsTheSameOneHoweverItIsReached() {
        var first = fields.get("meta");

        assertThat(fields.get("meta")).isSameAs(first);
        assertThat(fields.values()).last().isSameAs(first);
    }

    @Test
    void whatIsNotThereIsNoValue() {
        assertThat(fields.get("nope")).isNull();
        assertThat(fields.get(7L)).isNull();
        assertThat(fields).doesNotContainKey("nope").doesNotContainKey(7L).containsKey("name");
    }

    @Test
    void nothingOfItCanBeChanged() {
        assertThatThrownBy(() -> fields.put("name", "other")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> fields.entrySet().iterator().next().setValue("other"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> fields.keySet().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> new PythonFields(some()).entrySet().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static Tree.Fields some() {
        SequencedMap<String, Tree> meta = new LinkedHashMap<>();
        meta.put("a", Tree.flag(true));
        SequencedMap<String, Tree> all = new LinkedHashMap<>();
        all.put("name", Tree.text("orders"));
        all.put("columns", Tree.items(List.of(Tree.text("id"))));
        all.put("meta", Tree.fields(meta));
        return Tree.fields(all);
    }
}
