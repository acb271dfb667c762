package dev.weir.adapter.persistence;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.value.Tree;
import dev.weir.ports.driven.StorageException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Fields of a JSON column as they are read. Whatever does not stand there as it should is a damaged store, said with the place: a row
 * that cannot be read is never taken for one that is empty. Fields that nobody asks for are a newer version's, and left alone.
 */
final class Stored {

    private final String place;
    private final Tree.Fields fields;

    private Stored(String place, Tree.Fields fields) {
        this.place = place;
        this.fields = fields;
    }

    /** Reads a text; {@code place} names table and row for people, for instance {@code checkpoint live of shop}. */
    static Stored read(String place, String text) {
        try {
            if (Json.read(text) instanceof Tree.Fields fields) {
                return new Stored(place, fields);
            }
            throw damaged(place, "it is no JSON object", Optional.empty());
        } catch (IOException unreadable) {
            throw damaged(place, "it is no JSON", Optional.of(unreadable));
        }
    }

    static StorageException damaged(String place, String why, Optional<? extends Exception> cause) {
        var fault = new Fault.Damaged(
                "The database's %s cannot be read: %s. Put back a backup, or mend that row by hand; nothing was changed."
                        .formatted(place, why));
        return cause.map(it -> new StorageException(fault, it)).orElseGet(() -> new StorageException(fault));
    }

    /** What to throw where a word stands that this version has not learnt. */
    StorageException unknown(String what, String word) {
        return new StorageException(new Fault.Damaged(
                "The database's %s holds the %s \"%s\", which this Weir does not know: a newer one wrote it. Start that version or a newer one."
                        .formatted(place, what, word)));
    }

    String kind() {
        return text("kind");
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name, "a text"));
    }

    Optional<String> optionalText(String name) {
        return fields.at(name).map(tree -> switch (tree) {
            case Tree.Text(var value, var _) -> value;
            default -> throw missing(name, "a text");
        });
    }

    long number(String name) {
        return optionalNumber(name).orElseThrow(() -> missing(name, "a number"));
    }

    int smallNumber(String name) {
        return Math.toIntExact(number(name));
    }

    Optional<Long> optionalNumber(String name) {
        return fields.at(name).map(tree -> {
            if (tree instanceof Tree.Num number) {
                try {
                    return number.value().longValueExact();
                } catch (ArithmeticException _) {
                    throw missing(name, "a whole number");
                }
            }
            throw missing(name, "a number");
        });
    }

    OptionalLong longNumber(String name) {
        return optionalNumber(name).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    Optional<BigDecimal> exact(String name) {
        return optionalText(name).map(text -> parsed(name, "a number", text, BigDecimal::new));
    }

    Instant time(String name) {
        return optionalTime(name).orElseThrow(() -> missing(name, "a time"));
    }

    Optional<Instant> optionalTime(String name) {
        return optionalText(name).map(text -> parsed(name, "a time", text, Instant::parse));
    }

    boolean flag(String name) {
        return fields.at(name)
                .map(tree -> {
                    if (tree instanceof Tree.Flag(var value, var _)) {
                        return value;
                    }
                    throw missing(name, "true or false");
                })
                .orElse(false);
    }

    List<String> texts(String name) {
        return items(name).stream()
                .map(tree -> {
                    if (tree instanceof Tree.Text(var value, var _)) {
                        return value;
                    }
                    throw missing(name, "a list of texts");
                })
                .toList();
    }

    List<Integer> numbers(String name) {
        return items(name).stream()
                .map(tree -> {
                    if (tree instanceof Tree.Num number) {
                        return number.value().intValue();
                    }
                    throw missing(name, "a list of numbers");
                })
                .toList();
    }

    <T> List<T> list(String name, Function<Stored, T> each) {
        return items(name).stream()
                .map(tree -> {
                    if (tree instanceof Tree.Fields inner) {
                        return each.apply(new Stored(place + "." + name, inner));
                    }
                    throw missing(name, "a list of maps");
                })
                .toList();
    }

    private List<Tree> items(String name) {
        return fields.at(name)
                .map(tree -> {
                    if (tree instanceof Tree.Items(var values, var _)) {
                        return values;
                    }
                    throw missing(name, "a list");
                })
                .orElseGet(List::of);
    }

    Optional<Stored> inner(String name) {
        return fields.at(name).map(tree -> {
            if (tree instanceof Tree.Fields inner) {
                return new Stored(place + "." + name, inner);
            }
            throw missing(name, "a map");
        });
    }

    /** What the fields make, where the domain refuses nonsense by itself. */
    <T> T made(Function<Stored, T> maker) {
        try {
            return maker.apply(this);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException nonsense) {
            throw damaged(place, String.valueOf(nonsense.getMessage()), Optional.of(nonsense));
        }
    }

    private <T> T parsed(String name, String what, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException | DateTimeException _) {
            throw missing(name, what);
        }
    }

    private StorageException missing(String name, String what) {
        return damaged(place, "its %s is not %s".formatted(name, what), Optional.empty());
    }
}
