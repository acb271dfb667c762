package dev.weir.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldNamesTest {

    private static final FieldNames NAMES = FieldNames.of("one", "two");

    @Test
    void aMapWithNamesThatAreSharedIsTheSameAsOneWithItsOwn() {
        var own = new LinkedHashMap<String, Tree>();
        own.put("one", Tree.number(1));
        own.put("two", Tree.nothing());
        assertThat(NAMES.with(Tree.number(1), Tree.nothing()))
                .isEqualTo(Tree.fields(own))
                .hasSameHashCodeAs(Tree.fields(own));
        assertThat(NAMES.with(Tree.number(1), Tree.nothing()).values()).containsExactlyEntriesOf(own);
    }

    @Test
    void whoAltersTheValuesAfterwardsAltersNoMap() {
        Tree[] values = {Tree.number(1), Tree.number(2)};
        var map = NAMES.with(values);
        values[0] = Tree.nothing();
        assertThat(map.at("one")).contains(Tree.number(1));
    }

    @Test
    void anotherNumberOfValuesThanOfNamesIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> NAMES.with(Tree.nothing()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NAMES.with(Tree.nothing(), Tree.nothing(), Tree.nothing()));
    }

    @Test
    void aNameThatComesTwiceAndTooManyNamesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FieldNames.of("one", "one"));
        var many = IntStream.range(0, 65).mapToObj("name %d"::formatted).toArray(String[]::new);
        assertThatIllegalArgumentException().isThrownBy(() -> FieldNames.of(many));
    }
}
