package dev.weir.adapter.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a part of a manifest is alike in: a part as dbt writes it, one a kind. With the one of its own kind a part takes less than half,
 * and is packed sooner than with none. A dictionary, once published, never changes, nor does its way.
 */
enum PartDictionary {
    /** All of them one after the other: of stores that were written before each kind had its own. Only read. */
    ALL(1),
    MODEL(2),
    TEST(3),
    MACRO(4),
    SOURCE(5),
    SEED(6),
    SNAPSHOT(7),
    /** And of all that is of no other kind. */
    EXPOSURE(8);

    /** dbt writes it among the first fields of a node, behind its database, schema and name. */
    private static final String KIND = "\"resource_type\":";

    private static final int LOOKED_AT = 400;

    private static final List<PartDictionary> DICTIONARIES = List.of(values());
    private static final List<PartDictionary> KINDS = List.copyOf(EnumSet.complementOf(EnumSet.of(ALL)));

    private final byte way;
    private final String kind;

    @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it: a deflater takes no other form
    private final byte[] text;

    PartDictionary(int way) {
        this.way = (byte) way;
        kind = name().toLowerCase(Locale.ROOT);
        text = read("manifest-dictionary-%s.txt".formatted(kind));
    }

    private static byte[] read(String name) {
        try (var in = PartDictionary.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside its class");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The first byte of what was packed with it. */
    byte way() {
        return way;
    }

    /** The text itself, not to be changed. */
    byte[] text() {
        return text;
    }

    static Optional<PartDictionary> of(byte way) {
        for (var dictionary : DICTIONARIES) {
            if (dictionary.way == way) {
                return Optional.of(dictionary);
            }
        }
        return Optional.empty();
    }

    /** The one of the kind of this part. */
    static PartDictionary fitting(byte[] part) {
        var start = new String(part, 0, Math.min(part.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        var named = start.indexOf(KIND);
        if (named < 0) {
            return EXPOSURE;
        }
        var from = start.indexOf('"', named + KIND.length()) + 1;
        for (var dictionary : KINDS) {
            if (start.startsWith(dictionary.kind, from) && start.startsWith("\"", from + dictionary.kind.length())) {
                return dictionary;
            }
        }
        return EXPOSURE;
    }
}
