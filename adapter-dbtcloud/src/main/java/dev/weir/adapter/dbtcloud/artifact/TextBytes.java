package dev.weir.adapter.dbtcloud.artifact;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes texts of the bytes between two quotes of JSON. Short ones that come again are mostly the same object, as long as its place is theirs. */
final class TextBytes {

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final int KNOWN = 1 << 15;
    private static final int LONGEST_KNOWN = 200;
    private static final int LONGEST_IN_LETTERS = 1 << 20;

    private final @Nullable String[] known = new String[KNOWN];
    private byte[] letters = new byte[1 << 12];

    /** {@return the text of bytes that are letters of ASCII and no escapes} {@code hash} is that of the same text. */
    String plain(byte[] buffer, int start, int length, int hash) {
        if (length > LONGEST_KNOWN) {
            return new String(buffer, start, length, StandardCharsets.ISO_8859_1);
        }
        int slot = (hash ^ (hash >>> 15)) & (KNOWN - 1);
        var there = known[slot];
        if (there != null && same(there, buffer, start, length)) {
            return there;
        }
        var text = new String(buffer, start, length, StandardCharsets.ISO_8859_1);
        known[slot] = text;
        return text;
    }

    private static boolean same(String text, byte[] buffer, int start, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int here = 0; here < length; here++) {
            if (text.charAt(here) != buffer[start + here]) {
                return false;
            }
        }
        return true;
    }

    /** {@return the text of bytes that hold escapes or letters beyond ASCII} */
    String decoded(byte[] buffer, int start, int stop) throws ByteScanner.Unreadable {
        if (stop - start > LONGEST_IN_LETTERS) {
            return spelled(buffer, start, stop);
        }
        if (letters.length < stop - start) {
            letters = new byte[Math.max(stop - start, letters.length * 2)];
        }
        int size = 0;
        int here = start;
        while (here < stop) {
            if (here + 8 <= stop) {
                long eight = (long) ByteScanner.LONGS.get(buffer, here);
                if (((zeroes(eight ^ BACKSLASHES) | eight) & HIGH_BITS) == 0) {
                    ByteScanner.LONGS.set(letters, size, eight);
                    here += 8;
                    size += 8;
                    continue;
                }
            }
            byte letter = buffer[here++];
            if (letter == '\\') {
                letter = here < stop ? meant(buffer[here++]) : -1;
            }
            if (letter < 0) {
                return spelled(buffer, start, stop);
            }
            letters[size++] = letter;
        }
        return new String(letters, 0, size, StandardCharsets.ISO_8859_1);
    }

    /** {@return the letter of ASCII that an escape means; −1 for one that is told by its number} */
    private static byte meant(byte escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> -1;
            default -> escaped;
        };
    }

    /** {@return the text of any bytes} */
    private static String spelled(byte[] buffer, int start, int stop) throws ByteScanner.Unreadable {
        var raw = new String(buffer, start, stop - start, StandardCharsets.UTF_8);
        var text = new StringBuilder(raw.length());
        int from = 0;
        for (int here = raw.indexOf('\\'); here >= 0; here = raw.indexOf('\\', from)) {
            text.append(raw, from, here);
            if (++here >= raw.length()) {
                throw new ByteScanner.Unreadable();
            }
            switch (raw.charAt(here)) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'u' -> {
                    if (here + 4 >= raw.length()) {
                        throw new ByteScanner.Unreadable();
                    }
                    try {
                        text.append((char) Integer.parseInt(raw, here + 1, here + 5, 16));
                    } catch (NumberFormatException _) {
                        throw new ByteScanner.Unreadable();
                    }
                    here += 4;
                }
                default -> text.append(raw.charAt(here));
            }
            from = here + 1;
        }
        return text.append(raw, from, raw.length()).toString();
    }

    /**
     * {@return where the next quote is that no backslash stands before, or −1 when there is none, or −2 when the last byte is such a
     * backslash} Looks at eight bytes at once.
     */
    static int closingQuote(byte[] bytes, int from, int to) {
        int here = from;
        while (true) {
            while (here + 8 <= to) {
                long eight = (long) ByteScanner.LONGS.get(bytes, here);
                long found = zeroes(eight ^ QUOTES) | zeroes(eight ^ BACKSLASHES);
                if (found != 0) {
                    here += Long.numberOfTrailingZeros(found) >>> 3;
                    break;
                }
                here += 8;
            }
            while (here < to && bytes[here] != '"' && bytes[here] != '\\' && here + 8 > to) {
                here++;
            }
            if (here >= to) {
                return -1;
            }
            if (bytes[here] == '"') {
                return here;
            }
            if (bytes[here] == '\\') {
                here += 2;
                if (here > to) {
                    return -2;
                }
            }
        }
    }

    /** {@return a word whose lowest set bit is in the first byte that is zero} */
    private static long zeroes(long eight) {
        return (eight - ONES) & ~eight & HIGH_BITS;
    }
}
