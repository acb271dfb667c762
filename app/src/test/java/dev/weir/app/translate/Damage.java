package dev.weir.app.translate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages bytes of JSON by chance: bytes that change, go, come and are doubled, and whole values that become monstrous. */
final class Damage {

    private static final List<String> MONSTERS = List.of(
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "[".repeat(900) + "]".repeat(900),
            "1e999999999",
            "-1e-999999999",
            "9".repeat(20_000),
            "9".repeat(300),
            "1e400",
            "-0",
            "NaN",
            "-Infinity",
            "01",
            "1.",
            "tru",
            "nullnull",
            "\"\\ud800\"",
            "\"\\u00\"",
            "\"\\q\"",
            "\"\u2028\u0085\uFEFF\u0000\"",
            "\"\uD83C\uDF4E\u0301\u202E\"",
            "\"" + "x".repeat(300_000) + "\"",
            "{\"unique_id\": \"a\", \"unique_id\": \"b\", \"\": {}, \"status\": null, \"status\": {}}",
            "{\"model.a.b\": {\"unique_id\": 1}, \"model.a.b\": {\"depends_on\": {\"nodes\": [\"model.a.b\", 7]}}}",
            "",
            ",",
            "]",
            "}",
            "/* no */ 1");

    private final Random chance;

    Damage(long seed) {
        chance = new Random(seed);
    }

    byte[] of(byte[] original) {
        byte[] bytes = original.clone();
        int times = 1 + chance.nextInt(3);
        for (int time = 0; time < times && bytes.length > 0; time++) {
            bytes = switch (chance.nextInt(7)) {
                case 0 -> Arrays.copyOf(bytes, chance.nextInt(bytes.length));
                case 1 -> flipped(bytes);
                case 2 -> spliced(bytes, "", chance.nextInt(1 + bytes.length / 20));
                case 3 -> doubled(bytes);
                case 4 -> spliced(bytes, String.valueOf((char) chance.nextInt(0x3000)), 1);
                default -> monstrous(bytes);
            };
        }
        return bytes;
    }

    private byte[] flipped(byte[] bytes) {
        int flips = 1 + chance.nextInt(8);
        for (int flip = 0; flip < flips; flip++) {
            bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
        }
        return bytes;
    }

    private byte[] doubled(byte[] bytes) {
        int from = chance.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + chance.nextInt(200));
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, to);
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }

    private byte[] spliced(byte[] bytes, String put, int over) {
        int at = chance.nextInt(bytes.length);
        return spliced(bytes, at, Math.min(bytes.length, at + over), put);
    }

    private static byte[] spliced(byte[] bytes, int from, int to, String put) {
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(put.getBytes(StandardCharsets.UTF_8));
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    /** Puts a monster where a value begins. */
    private byte[] monstrous(byte[] bytes) {
        var starts = new ArrayList<Integer>();
        for (int at = 1; at < bytes.length; at++) {
            if (bytes[at - 1] == ':') {
                starts.add(at);
            }
        }
        if (starts.isEmpty()) {
            return bytes;
        }
        int from = starts.get(chance.nextInt(starts.size()));
        int to = from;
        while (to < bytes.length && bytes[to] != ',' && bytes[to] != '}') {
            to++;
        }
        return spliced(bytes, from, to, MONSTERS.get(chance.nextInt(MONSTERS.size())));
    }
}
