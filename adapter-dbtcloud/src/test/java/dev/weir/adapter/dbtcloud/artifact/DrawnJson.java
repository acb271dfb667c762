package dev.weir.adapter.dbtcloud.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Maps drawn by chance that are much alike, as a manifest's entries are: the same keys mostly in the same order, and now and then not. */
final class DrawnJson {

    private static final List<String> KEYS = List.of("name", "path", "tags", "columns", "meta", "");
    private static final List<String> OF_COLUMNS = List.of("name", "type", "tag", "note", "types");
    private static final List<String> LETTERS = List.of(
            "a", "b", "name", " ", "{", "]", ",", ":", "\\\"", "\\\\", "\\/", "\\n", "\\t", "\\u00e9", "é", "日", "😀");
    private static final List<Integer> LENGTHS = List.of(0, 1, 3, 8, 9, 20, 63, 64, 65, 150, 201, 400);

    private final Random chance;
    private final List<String> columnsBefore = new ArrayList<>();

    DrawnJson(long seed) {
        chance = new Random(seed);
    }

    String entry() {
        return map(KEYS, () -> chance.nextInt(3) == 0 ? columns() : value(0));
    }

    private String columns() {
        return map(List.of("one", "two", "three", text()), () -> chance.nextInt(6) == 0 ? value(1) : column());
    }

    /** Every other one says what one before it said. */
    private String column() {
        if (columnsBefore.isEmpty() || chance.nextBoolean()) {
            columnsBefore.add(map(OF_COLUMNS, () -> value(1)));
        }
        return columnsBefore.get(columnsBefore.size() - 1 - chance.nextInt(Math.min(3, columnsBefore.size())));
    }

    /** Mostly all keys in their order; sometimes one fewer, one twice, or the other way round. */
    private String map(List<String> keys, Supplier<String> value) {
        var drawn = switch (chance.nextInt(8)) {
            case 0 -> keys.reversed();
            case 1 -> keys.subList(chance.nextInt(keys.size()), keys.size());
            case 2 -> IntStream.range(0, 4).mapToObj(_ -> one(keys)).toList();
            default -> keys;
        };
        return drawn.stream()
                .map(it -> "\"%s\"%s:%s%s".formatted(it, blank(), blank(), value.get()))
                .collect(Collectors.joining("," + blank(), "{" + blank(), blank() + "}"));
    }

    private String value(int depth) {
        return switch (chance.nextInt(depth > 2 ? 5 : 8)) {
            case 0 -> "null";
            case 1 -> one(List.of("0", "-1", "3.25", "1e3", "9007199254740993"));
            case 2 -> chance.nextBoolean() ? "true" : "false";
            case 3, 4 -> '"' + text() + '"';
            case 5 -> one(List.of("{}", "[]", "[ ]", "{ }"));
            case 6 -> "[%s,%s%s]".formatted(value(depth + 1), blank(), value(depth + 1));
            default -> "{\"x\": %s, \"\": %s}".formatted(value(depth + 1), value(depth + 1));
        };
    }

    /** Half of them of plain letters alone. */
    private String text() {
        int length = one(LENGTHS);
        int letters = chance.nextBoolean() ? 3 : LETTERS.size();
        return IntStream.range(0, length)
                .mapToObj(_ -> LETTERS.get(chance.nextInt(letters)))
                .collect(Collectors.joining());
    }

    String blank() {
        return one(List.of("", "", " ", "\n  "));
    }

    private <T> T one(List<T> all) {
        return all.get(chance.nextInt(all.size()));
    }
}
