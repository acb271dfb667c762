package dev.weir.app.template;

import dev.weir.app.template.Filters.Filter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Filters that write for HTML, for addresses and as JSON. Nothing is escaped by itself, so what is marked safe is any text. */
final class MarkupFilters {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern UNFIT_KEY = Pattern.compile("[\\s/>=]");

    private MarkupFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "e", MarkupFilters::escape,
                "escape", MarkupFilters::escape,
                "forceescape", MarkupFilters::escape,
                "safe", (value, given) -> bare(given, PythonPrinted.text(value)),
                "striptags", (value, given) -> bare(given, withoutTags(PythonPrinted.text(value))),
                "xmlattr", MarkupFilters::attributes,
                "urlencode", MarkupFilters::urlencode,
                "tojson", MarkupFilters::json);
    }

    private static Object bare(Arguments given, String result) {
        given.to();
        return Limit.text(result);
    }

    private static Object escape(Object value, Arguments given) {
        return bare(given, escaped(PythonPrinted.text(value)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&#34;");
    }

    private static String withoutTags(String text) {
        var bare = without(without(text, "<!--", "-->"), "<", ">");
        return BLANKS.matcher(bare)
                .replaceAll(" ")
                .strip()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&nbsp;", "\u00a0")
                .replace("&amp;", "&");
    }

    /** What stands between both ends goes, with the ends. */
    private static String without(String text, String open, String close) {
        var left = new StringBuilder();
        int at = 0;
        for (int start = text.indexOf(open); start >= 0; start = text.indexOf(open, at)) {
            int end = text.indexOf(close, start + open.length());
            if (end < 0) {
                break;
            }
            left.append(text, at, start);
            at = end + close.length();
        }
        return left.append(text, at, text.length()).toString();
    }

    private static Object attributes(Object value, Arguments arguments) {
        var given = arguments.to("autospace");
        if (!(value instanceof Map<?, ?> map)) {
            throw PythonType.cannot("written as attributes", value);
        }
        var written = new ArrayList<String>();
        map.forEach((key, one) -> {
            if (one != PythonNone.NONE && !(one instanceof Unknown)) {
                var name = PythonPrinted.text(key);
                if (UNFIT_KEY.matcher(name).find()) {
                    throw new IllegalArgumentException("%s is no name of an attribute".formatted(name));
                }
                written.add("%s=\"%s\"".formatted(escaped(name), escaped(PythonPrinted.text(one))));
            }
        });
        boolean blank = given.at("autospace").map(PythonTruth::of).orElse(true) && !written.isEmpty();
        return Limit.text((blank ? " " : "") + String.join(" ", written));
    }

    private static Object urlencode(Object value, Arguments given) {
        given.to();
        if (value instanceof String || !PythonItems.canBeGoneThrough(value)) {
            return quoted(PythonPrinted.text(value), "/");
        }
        List<Object> pairs = value instanceof Map<?, ?> map ? PythonCollection.pairs(map) : PythonItems.all(value);
        var written = new ArrayList<String>();
        for (Object pair : pairs) {
            var parts = PythonItems.all(pair);
            if (parts.size() != 2) {
                throw new IllegalArgumentException("urlencode takes a text, a map, or pairs");
            }
            written.add(query(parts.getFirst()) + "=" + query(parts.getLast()));
        }
        return Limit.text(String.join("&", written));
    }

    private static String query(Object value) {
        return quoted(PythonPrinted.text(value), "").replace("%20", "+");
    }

    private static String quoted(String text, String safe) {
        var quoted = new StringBuilder();
        for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (next & 0xff);
            boolean plain = letter < 128 && (Character.isLetterOrDigit(letter) || "_.-~".indexOf(letter) >= 0);
            if (plain || safe.indexOf(letter) >= 0) {
                quoted.append(letter);
            } else {
                quoted.append("%%%02X".formatted(next & 0xff));
            }
        }
        return Limit.text(quoted.toString());
    }

    private static Object json(Object value, Arguments arguments) {
        return arguments
                .to("indent")
                .given("indent")
                .map(it -> it instanceof String text ? text : " ".repeat(Math.clamp(PythonNumber.index(it), 0, 100)))
                .map(it -> PythonJson.indented(value, it))
                .orElseGet(() -> PythonJson.text(value));
    }
}
