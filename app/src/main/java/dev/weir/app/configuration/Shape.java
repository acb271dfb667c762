package dev.weir.app.configuration;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** What may stand under a key. Expected to grow when a key needs a kind of value that none of these is. */
sealed interface Shape {

    /** What is allowed, in the words of an error: {@code a whole number from 1 to 9}. */
    String allowed();

    /** A text for which {@code refusesWrong} throws an {@link IllegalArgumentException} with a sentence if it is none of {@code allowed}. */
    record Word(String allowed, Consumer<String> refusesWrong) implements Shape {}

    /** A text that no error may quote. */
    record Hidden() implements Shape {
        @Override
        public String allowed() {
            return "a text that is not empty";
        }
    }

    /** One of a few words. */
    record Choice(List<String> words) implements Shape {
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public String allowed() {
            return words.size() == 1 ? words.getFirst() : "one of " + String.join(", ", words);
        }
    }

    /** A whole number within bounds, both included. A text of digits is one too, since {@code ${…}} yields texts. */
    record Whole(long least, long most) implements Shape {
        @Override
        public String allowed() {
            return most == Long.MAX_VALUE
                    ? "a whole number of at least " + least
                    : "a whole number from %d to %d".formatted(least, most);
        }
    }

    /** True or false. */
    record YesNo() implements Shape {
        @Override
        public String allowed() {
            return "true or false";
        }
    }

    /** A length of time of at least {@code least}. */
    record Length(Duration least) implements Shape {
        @Override
        public String allowed() {
            return "a length of time of at least %s, like 30s, 5m, 2h or 14d".formatted(Span.print(least));
        }
    }

    /** A list of {@code each}. */
    record Several(Shape each) implements Shape {
        @Override
        public String allowed() {
            return "a list";
        }
    }

    /** Whichever fits the kind of what stands there; the first is the one that errors speak of. */
    record Either(List<Shape> shapes) implements Shape {
        public Either {
            shapes = List.copyOf(shapes);
        }

        @Override
        public String allowed() {
            return String.join(", or ", shapes.stream().map(Shape::allowed).toList());
        }
    }

    /** A map whose keys are people's own names. */
    record Named(Shape each) implements Shape {
        @Override
        public String allowed() {
            return "a map of names";
        }
    }

    /** A map of these keys and no others. */
    record Section(SequencedMap<String, Shape> keys) implements Shape {
        public Section {
            keys = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(keys));
        }

        @Override
        public String allowed() {
            return "a map with " + String.join(", ", keys.keySet());
        }
    }

    /** Whatever people like. */
    record Anything() implements Shape {
        @Override
        public String allowed() {
            return "anything";
        }
    }
}
