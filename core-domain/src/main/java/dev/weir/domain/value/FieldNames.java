package dev.weir.domain.value;

import java.util.Map;
import java.util.Set;

/** The names of maps that all have the same ones in the same order, kept once for all of them: at most 64. */
public final class FieldNames {

    private final String[] names;

    private FieldNames(String[] names) {
        this.names = names;
    }

    /** Throws {@link IllegalArgumentException} for a name that comes twice, and for too many. */
    public static FieldNames of(String... names) {
        if (Set.of(names).size() > NamedTrees.FEW) {
            throw new IllegalArgumentException("%d names are too many for one shape".formatted(names.length));
        }
        return new FieldNames(names.clone());
    }

    /** {@return a map of one value for each name, in their order, at no known place} Throws {@link IllegalArgumentException} for fewer or more. */
    public Tree.Fields with(Tree... values) {
        if (values.length != names.length) {
            throw new IllegalArgumentException("%d values for %d names".formatted(values.length, names.length));
        }
        return new Tree.Fields(NamedTrees.sharing(names, values.clone()), Map.of(), Place.NOWHERE);
    }
}
