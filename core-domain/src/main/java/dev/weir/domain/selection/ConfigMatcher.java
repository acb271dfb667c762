package dev.weir.domain.selection;

import dev.weir.domain.asset.Column;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds nodes by a value of their config, as Python compares: a text is no number, true is 1, and a list has what equals. On the first
 * level an absent key is a null; further down it is no match. Each different config is judged once.
 */
final class ConfigMatcher {

    /** Python finds these on its maps before it looks for a key. */
    private static final Set<String> SHADOWED = Set.of(
            "clear", "copy", "fromkeys", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values");

    private final Manifest manifest;

    ConfigMatcher(Manifest manifest) {
        this.manifest = manifest;
    }

    BitSet find(List<String> path, Tree wanted, BitSet domain) {
        if (path.isEmpty()) {
            return new BitSet();
        }
        boolean severity = path.equals(List.of("severity"));
        return where(path, domain, value -> matches(wanted, value, severity));
    }

    /** {@return the nodes of the domain whose value at the path is accepted; an absent key of the first level is a null} */
    BitSet where(List<String> path, BitSet domain, Predicate<Tree> matching) {
        var rich = judge(manifest.richConfigs(), path, matching);
        var plain = judge(manifest.plainConfigs(), path, matching);
        boolean absent = path.size() == 1 && matching.test(Tree.nothing());
        var found = new BitSet(manifest.size());
        for (int node = domain.nextSetBit(0); node >= 0; node = domain.nextSetBit(node + 1)) {
            int richCode = manifest.richConfigs().code(node);
            int plainCode = manifest.plainConfigs().code(node);
            boolean match;
            if (richCode >= 0 && rich.present.get(richCode)) {
                match = rich.matching.get(richCode);
            } else if (plainCode >= 0 && plain.present.get(plainCode)) {
                match = plain.matching.get(plainCode);
            } else {
                match = absent;
            }
            if (match) {
                found.set(node);
            }
        }
        return found;
    }

    /** {@return the nodes whose value on the way along the path is accepted, be it that a scalar ends the way} */
    BitSet reaching(List<String> path, BitSet domain, Predicate<Tree> matching) {
        return where(path.subList(0, 1), domain, first -> {
            Tree at = first;
            for (int step = 1; step < path.size() && at instanceof Tree.Fields fields; step++) {
                at = fields.at(path.get(step)).orElse(Tree.nothing());
            }
            return matching.test(at);
        });
    }

    private record Verdicts(BitSet present, BitSet matching) {}

    private static Verdicts judge(Column<Tree.Fields> configs, List<String> path, Predicate<Tree> matching) {
        var verdicts = new Verdicts(new BitSet(), new BitSet());
        for (int code = 0; code < configs.distinct(); code++) {
            var first = configs.value(code).at(path.getFirst());
            if (first.isPresent()) {
                verdicts.present.set(code);
                if (descend(first.get(), path.subList(1, path.size()))
                        .filter(matching)
                        .isPresent()) {
                    verdicts.matching.set(code);
                }
            }
        }
        return verdicts;
    }

    private static Optional<Tree> descend(Tree from, List<String> path) {
        var at = from;
        for (var key : path) {
            if (!(at instanceof Tree.Fields fields) || SHADOWED.contains(key)) {
                return Optional.empty();
            }
            var next = fields.at(key);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    private static boolean matches(Tree wanted, Tree value, boolean severity) {
        var word = wanted instanceof Tree.Nothing ? "none" : python(wanted).toLowerCase(Locale.ROOT);
        if (value instanceof Tree.Items(List<Tree> items, var _)) {
            return items.stream()
                    .anyMatch(it -> equal(wanted, it)
                            || (word.equals("true") && equal(Tree.flag(true), it))
                            || (word.equals("false") && equal(Tree.flag(false), it)));
        }
        if (severity && value instanceof Tree.Text text) {
            return text.value().equalsIgnoreCase(python(wanted));
        }
        return equal(wanted, value)
                || (value instanceof Tree.Flag flag && word.equals(flag.value() ? "true" : "false"));
    }

    /** Python's {@code ==}: numbers by value, and true and false are 1 and 0. */
    static boolean equal(Tree one, Tree other) {
        var left = number(one);
        var right = number(other);
        if (left.isPresent() && right.isPresent()) {
            return left.get().compareTo(right.get()) == 0;
        }
        return one.equals(other);
    }

    private static Optional<BigDecimal> number(Tree tree) {
        return switch (tree) {
            case Tree.Num number -> Optional.of(number.value());
            case Tree.Flag(boolean value, var _) -> Optional.of(value ? BigDecimal.ONE : BigDecimal.ZERO);
            case Tree.Text _, Tree.Nothing _, Tree.Items _, Tree.Fields _ -> Optional.empty();
        };
    }

    /** {@return a scalar as Python's {@code str} writes it} */
    static String python(Tree tree) {
        return switch (tree) {
            case Tree.Text text -> text.value();
            case Tree.Num number -> number.value().toPlainString();
            case Tree.Flag(boolean value, var _) -> value ? "True" : "False";
            case Tree.Nothing _ -> "None";
            case Tree.Items _, Tree.Fields _ -> "";
        };
    }
}
