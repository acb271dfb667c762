package dev.weir.domain.selection;

import dev.weir.domain.value.Place;
import dev.weir.domain.value.Tree;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody wants selected. Closed by nature: dbt's language has criteria and three ways to join them, and nothing else. Read by
 * {@link SelectionParser} from words and by {@link Selectors} from YAML; printed by {@link SelectionPrinter}; evaluated by
 * {@link SelectionEvaluator}.
 */
public sealed interface Selection {

    /**
     * Whether a joined set looks a second time for tests all of whose parents it now has. What is joined on the command line does,
     * what is joined in YAML does not.
     */
    enum Look {
        ONCE,
        AGAIN
    }

    /**
     * One piece: what a method finds for a value, and how far beyond. Equality ignores the place.
     *
     * @param arguments the words after the method's dots; only {@code config} reads them
     * @param value a text, or in YAML any scalar or list
     * @param indirect the mode that it was given itself, before the command's
     */
    record Criterion(
            Method method,
            List<String> arguments,
            Tree value,
            Reach reach,
            Optional<IndirectSelection> indirect,
            Place place)
            implements Selection {

        public Criterion {
            arguments = List.copyOf(arguments);
        }

        /** {@return the same with another mode} */
        Criterion indirectly(Optional<IndirectSelection> other) {
            return new Criterion(method, arguments, value, reach, other, place);
        }

        /** {@return the value as text; empty for what is none} */
        public String text() {
            return value instanceof Tree.Text text ? text.value() : "";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Criterion it
                    && it.method == method
                    && it.arguments.equals(arguments)
                    && it.value.equals(value)
                    && it.reach.equals(reach)
                    && it.indirect.equals(indirect);
        }

        @Override
        public int hashCode() {
            return Objects.hash(method, arguments, value, reach, indirect);
        }
    }

    /** What any part selects; nothing without parts. */
    record Union(List<Selection> parts, Look look) implements Selection {
        public Union {
            parts = List.copyOf(parts);
        }
    }

    /**
     * What every part selects; nothing without parts.
     *
     * @param term the words of the command line that it stands for; dbt warns of it when it selects nothing
     */
    record Intersection(List<Selection> parts, Look look, Optional<String> term) implements Selection {
        public Intersection {
            parts = List.copyOf(parts);
        }
    }

    /** What {@code include} selects and {@code exclude} does not. */
    record Difference(Selection include, Selection exclude) implements Selection {}

    /** {@return the same in fewer parts; it answers the same everywhere} */
    default Selection simplified() {
        return Simplification.of(this);
    }

    /** A union that looks once. */
    static Selection anyOf(List<Selection> parts) {
        return new Union(parts, Look.ONCE);
    }

    /** An intersection that looks once. */
    static Selection allOf(List<Selection> parts) {
        return new Intersection(parts, Look.ONCE, Optional.empty());
    }

    /** Reads the words of a command line in the latest dialect; throws {@link SelectionException} with the place of the fault. */
    static Selection parse(String words) {
        return new SelectionParser(Dialect.LATEST).words("selection", List.of(words));
    }
}
