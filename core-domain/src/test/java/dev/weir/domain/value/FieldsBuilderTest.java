package dev.weir.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsBuilderTest {

    private final FieldsBuilder builder = new FieldsBuilder();

    private static Tree.Fields hashed(int size) {
        var values = new LinkedHashMap<String, Tree>();
        IntStream.range(0, size).forEach(it -> values.put("name " + it, Tree.number(it)));
        return Tree.fields(values);
    }

    private Tree.Fields built(int size) {
        IntStream.range(0, size).forEach(it -> builder.put("name " + it, Tree.number(it)));
        return builder.fields();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 17, 31, 32, 33, 64, 65, 70})
    void manyOrFewNamesMakeTheSameMapAsAHashTable(int size) {
        var built = built(size);
        assertThat(built).isEqualTo(hashed(size)).hasSameHashCodeAs(hashed(size));
        assertThat(hashed(size)).isEqualTo(built);
        assertThat(List.copyOf(built.values().keySet()))
                .isEqualTo(List.copyOf(hashed(size).values().keySet()));
        assertThat(built.values().entrySet()).isEqualTo(hashed(size).values().entrySet());
        assertThat(built.values().reversed().keySet())
                .containsExactlyElementsOf(hashed(size).values().reversed().keySet());
        assertThat(built.values()).hasSize(size);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 100})
    void ofANameThatComesTwiceTheLastOneCounts(int size) {
        IntStream.range(0, size).forEach(it -> builder.put("name " + it, Tree.number(it)));
        builder.put("name 1", Tree.text("again"));
        var built = builder.fields();
        assertThat(built.at("name 1")).contains(Tree.text("again"));
        assertThat(built.values()).hasSize(size);
        assertThat(built.values().keySet())
                .containsExactlyElementsOf(hashed(size).values().keySet());
    }

    @Test
    void whatAnotherHasIsPutFromTheFirstThatIsAskedForToTheEnd() {
        var others = new FieldsBuilder();
        IntStream.range(0, 40).forEach(it -> others.put("name " + it, Tree.number(it)));
        builder.put("own", Tree.nothing());
        builder.putAll(others, 38, 40);
        assertThat(builder.fields().values().keySet()).containsExactly("own", "name 38", "name 39");
        builder.putAll(others, 0, 39);
        assertThat(builder.size()).isEqualTo(39);
        builder.clear();
        assertThat(builder.fields().values()).isEmpty();
    }

    @Test
    void theSameNamesInAnotherOrderAreTheSameMapAndOneThatDiffersIsNot() {
        builder.put("a", Tree.number(1));
        builder.put("b", Tree.number(2));
        var oneWay = builder.fields();
        builder.put("b", Tree.number(2));
        builder.put("a", Tree.number(1));
        assertThat(builder.fields()).isEqualTo(oneWay).hasSameHashCodeAs(oneWay);
        builder.put("a", Tree.number(1));
        builder.put("b", Tree.number(3));
        assertThat(builder.fields()).isNotEqualTo(oneWay);
        builder.put("a", Tree.number(1));
        assertThat(builder.fields()).isNotEqualTo(oneWay);
        builder.put("a", Tree.number(1));
        builder.put("c", Tree.number(2));
        assertThat(builder.fields()).isNotEqualTo(oneWay);
    }

    @Test
    void twoNamesWithTheSameHashAreTwo() {
        builder.put("Aa", Tree.number(1));
        builder.put("BB", Tree.number(2));
        var built = builder.fields();
        assertThat(built.at("Aa")).contains(Tree.number(1));
        assertThat(built.at("BB")).contains(Tree.number(2));
        assertThat(built.at("C#")).isEmpty();
    }

    @Test
    void whatIsBuiltIsForgottenAndStaysAsItIs() {
        var first = built(3);
        var second = built(2);
        assertThat(first.values()).hasSize(3);
        assertThat(second.values()).hasSize(2);
        assertThat(built(0).values()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 100})
    void noMapCanBeAltered(int size) {
        var values = built(size).values();
        assertThatThrownBy(() -> values.put("x", Tree.nothing())).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> values.remove("name 1")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(values::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(values::pollFirstEntry).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theFirstAndTheLastAreFound() {
        var values = built(3).values();
        assertThat(values.firstEntry().getKey()).isEqualTo("name 0");
        assertThat(values.lastEntry().getValue()).isEqualTo(Tree.number(2));
        var iterator = values.entrySet().iterator();
        IntStream.range(0, 3).forEach(_ -> iterator.next());
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }
}
