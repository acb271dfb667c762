package dev.weir.domain.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * The one neutral form of everything that is read as JSON or YAML, each part with its {@link Place}. Closed by nature: these
 * are the kinds that both formats share. Adapters turn bytes into trees; families of the core read themselves from trees and
 * print themselves as trees. Equality ignores places.
 */
public sealed interface Tree {

    /** Where it stands in its source; {@link Place#NOWHERE} for what was made. */
    Place place();

    /** A text. */
    record Text(String value, Place place) implements Tree {
        @Override
        public boolean equals(Object other) {
            return other instanceof Text(String theirs, Place _) && theirs.equals(value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    /**
     * A number, as exactly as it was written. Two numbers are equal when they are numerically equal: {@code 1.0} is {@code 1}.
     *
     * @param written a {@link Long} for what is short and whole, so that most processes never wake {@link BigDecimal} (decision 10); else one of those
     */
    record Num(Number written, Place place) implements Tree {
        /** As many fit into a long, whatever they are. */
        private static final int LONG_DIGITS = 18;

        public Num {
            if (!(written instanceof Long || written instanceof BigDecimal)) {
                throw new IllegalArgumentException("a %s is no number of a tree".formatted(written.getClass()));
            }
        }

        /** {@return the same, however it is kept} */
        public BigDecimal value() {
            return written instanceof BigDecimal exact ? exact : BigDecimal.valueOf(written.longValue());
        }

        /** {@return whether it was written without a fraction: {@code 1} was, {@code 1.0} was not} */
        public boolean isWhole() {
            return written instanceof Long || value().scale() <= 0;
        }

        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Num theirs)) {
                return false;
            }
            boolean areLong = written instanceof Long && theirs.written instanceof Long;
            return areLong ? written.equals(theirs.written) : value().compareTo(theirs.value()) == 0;
        }

        @Override
        public int hashCode() {
            return Double.hashCode(written.doubleValue());
        }
    }

    /** True or false. */
    record Flag(boolean value, Place place) implements Tree {
        private static final Flag YES = new Flag(true, Place.NOWHERE);
        private static final Flag NO = new Flag(false, Place.NOWHERE);

        @Override
        public boolean equals(Object other) {
            return other instanceof Flag(boolean theirs, Place _) && theirs == value;
        }

        @Override
        public int hashCode() {
            return Boolean.hashCode(value);
        }
    }

    /** Said to be nothing: JSON's and YAML's null. */
    record Nothing(Place place) implements Tree {
        private static final Nothing UNPLACED = new Nothing(Place.NOWHERE);

        @Override
        public boolean equals(Object other) {
            return other instanceof Nothing;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    /** Several trees in order. */
    record Items(List<Tree> values, Place place) implements Tree {
        public Items {
            values = values instanceof LazyTrees ? values : List.copyOf(values);
        }

        /** {@return the texts among them; what is something else is left out} */
        public List<String> texts() {
            var texts = new ArrayList<String>(values.size());
            for (var value : values) {
                if (value instanceof Text text) {
                    texts.add(text.value());
                }
            }
            return List.copyOf(texts);
        }

        /** {@return whether all of them are texts, as those of an empty list are} */
        public boolean areTexts() {
            for (int at = 0; at < values.size(); at++) {
                if (!(values.get(at) instanceof Text)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Items(List<Tree> theirs, Place _) && theirs.equals(values);
        }

        @Override
        public int hashCode() {
            return values.hashCode();
        }
    }

    /** Named trees, in the order in which they were written. {@code keyPlaces} tells where each name stands, if it was read. */
    record Fields(SequencedMap<String, Tree> values, Map<String, Place> keyPlaces, Place place) implements Tree {
        public Fields {
            values = NamedTrees.copyOf(values);
            keyPlaces = Map.copyOf(keyPlaces);
        }

        /** {@return what stands under {@code name}, a {@link Nothing} included} */
        public Optional<Tree> at(String name) {
            return Optional.ofNullable(values.get(name));
        }

        /** {@return the text that stands under {@code name}; none if something else does} */
        public Optional<String> text(String name) {
            return values.get(name) instanceof Text text ? Optional.of(text.value()) : Optional.empty();
        }

        /** {@return where the name itself stands, else where the whole does} */
        public Place placeOfKey(String name) {
            return keyPlaces.getOrDefault(name, place);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Fields(SequencedMap<String, Tree> theirs, Map<String, Place> _, Place _)
                    && theirs.equals(values);
        }

        @Override
        public int hashCode() {
            return values.hashCode();
        }
    }

    /** {@return the text, if this is one} */
    default Optional<String> asText() {
        return this instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }

    static Tree text(String value) {
        return new Text(value, Place.NOWHERE);
    }

    static Tree number(long value) {
        return new Num(value, Place.NOWHERE);
    }

    static Tree number(BigDecimal value) {
        return new Num(value, Place.NOWHERE);
    }

    /** {@return what is written there, of any length} Throws {@link NumberFormatException} for what is no number. */
    static Tree number(String written) {
        return isShortAndWhole(written) ? number(Long.parseLong(written)) : number(new BigDecimal(written));
    }

    private static boolean isShortAndWhole(String written) {
        if (written.isEmpty() || written.length() > Num.LONG_DIGITS) {
            return false;
        }
        for (int at = 0; at < written.length(); at++) {
            if (written.charAt(at) < '0' || written.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }

    static Tree flag(boolean value) {
        return value ? Flag.YES : Flag.NO;
    }

    static Tree nothing() {
        return Nothing.UNPLACED;
    }

    static Tree items(List<? extends Tree> values) {
        return new Items(List.copyOf(values), Place.NOWHERE);
    }

    /** {@return a list of a tree for each value} The function is asked at each look, and must answer the same every time. */
    static <T> Tree itemsOnDemand(List<T> values, Function<T, Tree> tree) {
        return new Items(new LazyTrees<>(values, tree), Place.NOWHERE);
    }

    static Fields fields(SequencedMap<String, Tree> values) {
        return new Fields(values, Map.of(), Place.NOWHERE);
    }

    /** {@return the kind of this tree in the words of an error: {@code a list}} */
    default String kind() {
        return switch (this) {
            case Text _ -> "a text";
            case Num _ -> "a number";
            case Flag _ -> "true or false";
            case Nothing _ -> "nothing";
            case Items _ -> "a list";
            case Fields _ -> "a map";
        };
    }
}
