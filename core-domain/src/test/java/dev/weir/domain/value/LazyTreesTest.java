package dev.weir.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LazyTreesTest {

    @Test
    void aListOnDemandIsEqualToTheSameListMadeAtOnce() {
        var lazy = Tree.itemsOnDemand(List.of("a", "b"), Tree::text);
        var made = Tree.items(List.of(Tree.text("a"), Tree.text("b")));

        assertThat(lazy).isEqualTo(made).hasSameHashCodeAs(made);
        assertThat(made).isEqualTo(lazy);
        assertThat(lazy).isNotEqualTo(Tree.items(List.of(Tree.text("a"))));
    }

    @Test
    void aTreeIsMadeOnlyWhenItIsLookedAt() {
        var asked = new ArrayList<String>();
        var lazy = (Tree.Items) Tree.itemsOnDemand(List.of("a", "b"), it -> {
            asked.add(it);
            return Tree.text(it);
        });

        assertThat(asked).isEmpty();
        assertThat(lazy.values().get(1)).isEqualTo(Tree.text("b"));
        assertThat(asked).containsExactly("b");
    }

    @Test
    void aListOnDemandStaysAsItIs() {
        var given = new ArrayList<>(List.of("a"));
        var lazy = (Tree.Items) Tree.itemsOnDemand(given, Tree::text);
        given.add("b");

        assertThat(lazy.values()).containsExactly(Tree.text("a"));
        assertThatThrownBy(() -> lazy.values().add(Tree.text("c"))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(lazy.values()::removeFirst).isInstanceOf(UnsupportedOperationException.class);
    }
}
