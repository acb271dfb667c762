package dev.weir.domain.value;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;

/**
 * A list of trees, each of which is made when it is asked for and kept by nobody, so that a long list is printed without being held
 * twice. Cannot be altered.
 */
final class LazyTrees<T> extends AbstractList<Tree> implements RandomAccess {

    private final List<T> all;
    private final Function<T, Tree> tree;

    LazyTrees(List<T> all, Function<T, Tree> tree) {
        this.all = List.copyOf(all);
        this.tree = tree;
    }

    @Override
    public Tree get(int index) {
        return tree.apply(all.get(index));
    }

    @Override
    public int size() {
        return all.size();
    }
}
