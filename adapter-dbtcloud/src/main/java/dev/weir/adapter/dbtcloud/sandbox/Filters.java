package dev.weir.adapter.dbtcloud.sandbox;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parameters that a list knows, with their types. An unknown name, a wrong value, or a page of more than a hundred is refused, as
 * dbt Cloud does on its list of runs.
 */
final class Filters {

    /** The most that one page holds. */
    static final int MOST = 100;

    /** How a parameter's value is written. */
    enum Kind {
        NUMBER,
        FLAG,
        TEXT,
        STATE,
        NUMBERS,
        TEXTS,
        RANGE
    }

    private final Map<String, Kind> known = new LinkedHashMap<>();
    private final Doc defaults;
    private final List<String> orders;

    private Filters(Doc defaults, List<String> orders) {
        this.defaults = defaults;
        this.orders = orders;
        known.put("limit", Kind.NUMBER);
        known.put("offset", Kind.NUMBER);
        known.put("order_by", Kind.TEXT);
        known.put("include_related", Kind.TEXT);
        known.put("account_id", Kind.NUMBER);
        known.put("state", Kind.STATE);
    }

    /** A list whose {@code state} defaults to the given word, that can be ordered by the given fields. */
    static Filters of(String state, String... orders) {
        return new Filters(Doc.of("limit", MOST).with("offset", 0).with("state", state), List.of(orders));
    }

    Filters knows(Kind kind, String... names) {
        for (var name : names) {
            known.put(name, kind);
        }
        return this;
    }

    /** Reads a call's parameters. */
    Query read(Call call, long account) throws Refusal {
        var unknown = call.query().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !known.containsKey(name))
                .distinct()
                .map(name -> "'" + name + "'")
                .toList();
        if (!unknown.isEmpty()) {
            throw Refusal.invalid("Additional properties are not allowed (%s %s unexpected)"
                    .formatted(String.join(", ", unknown), unknown.size() == 1 ? "was" : "were"));
        }
        var values = defaults.copy().with("account_id", account);
        for (var each : call.query()) {
            var name = each.getKey();
            if (!name.equals("include_related") && !name.equals("order_by")) {
                values.with(name, value(name, each.getValue()));
            }
        }
        var limit = values.number("limit", MOST);
        if (limit > MOST || limit < 0 || values.number("offset", 0) < 0) {
            throw wrong(limit > MOST || limit < 0 ? "limit" : "offset", Long.toString(limit));
        }
        return new Query(values, order(call), Included.read(call.parameter("include_related")));
    }

    private String order(Call call) throws Refusal {
        var order = call.parameter("order_by");
        if (order == null || order.isEmpty()) {
            return "id";
        }
        if (!orders.contains(order.startsWith("-") ? order.substring(1) : order)) {
            throw wrong("order_by", order);
        }
        return order;
    }

    private Object value(String name, String text) throws Refusal {
        var kind = known.getOrDefault(name, Kind.TEXT);
        return switch (kind) {
            case NUMBER -> number(name, text);
            case FLAG -> flag(name, text);
            case TEXT -> text;
            case STATE -> state(name, text);
            case NUMBERS, TEXTS, RANGE -> list(name, text, kind);
        };
    }

    private static long number(String name, String text) throws Refusal {
        try {
            return Long.parseLong(text.trim());
        } catch (NumberFormatException _) {
            throw wrong(name, text);
        }
    }

    private static boolean flag(String name, String text) throws Refusal {
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw wrong(name, text);
        };
    }

    private static String state(String name, String text) throws Refusal {
        return switch (text) {
            case "1", "active" -> "active";
            case "2", "deleted" -> "deleted";
            case "all" -> "all";
            default -> throw wrong(name, text);
        };
    }

    /** One JSON text with double quotes; comma lists and repeated names are refused. */
    private static List<Object> list(String name, String text, Kind kind) throws Refusal {
        try {
            if (!(Json.read(text) instanceof List<?> list)) {
                throw wrong(name, text);
            }
            var values = new ArrayList<Object>();
            for (var each : list) {
                if (each == null || !fits(each, kind)) {
                    throw wrong(name, text);
                }
                values.add(each);
            }
            if (kind == Kind.RANGE && values.size() != 2) {
                throw wrong(name, text);
            }
            return values;
        } catch (IOException _) {
            throw wrong(name, text);
        }
    }

    private static boolean fits(Object each, Kind kind) {
        return switch (kind) {
            case NUMBERS -> each instanceof Long;
            case TEXTS -> each instanceof String;
            case RANGE -> each instanceof String time && Stamps.read(time) != null;
            case NUMBER, FLAG, TEXT, STATE -> false;
        };
    }

    private static Refusal wrong(String name, String text) {
        return Refusal.invalid(Doc.of(name, "'" + text + "' is not valid under any of the given schemas"));
    }

    /** The parameters of one call, read. {@code values} is what the answer echoes. */
    record Query(Doc values, String order, Included included) {

        boolean matches(String name, Object value) {
            return !values.has(name) || String.valueOf(values.get(name)).equals(String.valueOf(value));
        }

        /** Whether the list that was given under {@code name}, if any, holds {@code value}. */
        boolean among(String name, Object value) {
            return !(values.get(name) instanceof List<?> list)
                    || list.stream()
                            .map(String::valueOf)
                            .collect(Collectors.toSet())
                            .contains(String.valueOf(value));
        }

        boolean contains(String name, String text) {
            var part = values.text(name);
            return part == null
                    || text.toLowerCase(java.util.Locale.ROOT).contains(part.toLowerCase(java.util.Locale.ROOT));
        }

        boolean above(String name, long id) {
            return id > values.number(name, Long.MIN_VALUE);
        }

        /** Whether a time lies in the range given under {@code name}, both ends included; without a range any does. */
        boolean within(String name, @org.jspecify.annotations.Nullable Instant at) {
            if (!(values.get(name) instanceof List<?> range)) {
                return true;
            }
            var from = Stamps.read(String.valueOf(range.get(0)));
            var to = Stamps.read(String.valueOf(range.get(1)));
            return at != null && from != null && to != null && !at.isBefore(from) && !at.isAfter(to);
        }

        /** Whether an object of this state (1 active, 2 deleted) is asked for. */
        boolean state(int state) {
            return switch (values.text("state", "all")) {
                case "active" -> state == 1;
                case "deleted" -> state == 2;
                default -> true;
            };
        }

        boolean backwards() {
            return order.startsWith("-");
        }

        /** The page of the rows that match, in the order that was asked for. */
        <T> List<T> page(List<T> rows) {
            var offset = (int) Math.min(rows.size(), values.number("offset", 0));
            var end = (int) Math.min(rows.size(), offset + values.number("limit", MOST));
            return rows.subList(offset, end);
        }
    }
}
