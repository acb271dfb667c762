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

    /** Of each of them, so that none is looked at that is another. */
    private final int[] hashes = new int[KNOWN];

    private byte[] letters = new byte[1 << 12];
    private int size;
    private int stopped;

    /** {@return the text of bytes that are letters of ASCII and no escapes} */
    String plain(byte[] buffer, int start, int stop) {
        if (stop - start > LONGEST_KNOWN) {
            return new String(buffer, start, stop - start, StandardCharsets.ISO_8859_1);
        }
        return known(buffer, start, stop, EightBytes.hash(buffer, start, stop));
    }

    private String known(byte[] buffer, int start, int stop, int hash) {
        int slot = (hash ^ (hash >>> 15)) & (KNOWN - 1);
        if (hashes[slot] == hash) {
            var there = known[slot];
            if (there != null && same(there, buffer, start, stop - start)) {
                return there;
            }
        }
        var text = new String(buffer, start, stop - start, StandardCharsets.ISO_8859_1);
        known[slot] = text;
        hashes[slot] = hash;
        return text;
    }

    private static boolean same(String text, byte[] buffer, int start, int length) {
        if (text.length() != length) {
            return false;
        }
        // Without a way out, since those that are looked at nearly always are the same.
        int difference = 0;
        for (int here = 0; here < length; here++) {
            difference |= text.charAt(here) ^ buffer[start + here];
        }
        return difference == 0;
    }

    /** {@return the text up to the quote that closes it, which {@link #stopped()} tells; null when not all before that are letters of ASCII} */
    @Nullable
    String plainUpToQuote(byte[] buffer, int start, int end) {
        long mixed = 0;
        int here = start;
        for (; here + EightBytes.SIZE <= end; here += EightBytes.SIZE) {
            long eight = EightBytes.at(buffer, here);
            long found = special(eight);
            if (found != 0) {
                int bits = Long.numberOfTrailingZeros(found) & -Byte.SIZE;
                stopped = here + bits / Byte.SIZE;
                long all = EightBytes.mixed(mixed, EightBytes.before(eight, bits));
                return buffer[stopped] == '"' ? known(buffer, start, stopped, EightBytes.hash(all)) : null;
            }
            mixed = EightBytes.mixed(mixed, eight);
        }
        while (here < end && isPlain(buffer[here])) {
            here++;
        }
        stopped = here;
        return here < end && buffer[here] == '"' ? plain(buffer, start, here) : null;
    }

    private static boolean isPlain(byte letter) {
        return letter >= 0 && letter != '"' && letter != '\\';
    }

    /** {@return the text of all these bytes, among which no quote stands without a backslash} */
    String of(byte[] buffer, int start, int stop) throws ByteScanner.Unreadable {
        return stop - start <= LONGEST_IN_LETTERS && letters(buffer, start, stop) == stop
                ? made(buffer, start, stop)
                : spelled(buffer, start, stop);
    }

    /** {@return the text up to the quote that closes it, which {@link #stopped()} tells; null when there is none before {@code end}} */
    @Nullable
    String upToQuote(byte[] buffer, int start, int end) throws ByteScanner.Unreadable {
        if (end - start > LONGEST_IN_LETTERS) {
            return null;
        }
        int here = letters(buffer, start, end);
        if (here < end && buffer[here] == '"') {
            stopped = here;
            return made(buffer, start, here);
        }
        stopped = closingQuote(buffer, here, end);
        return stopped < 0 ? null : spelled(buffer, start, stopped);
    }

    /** {@return where the quote is that {@link #upToQuote} found last} */
    int stopped() {
        return stopped;
    }

    private String made(byte[] buffer, int start, int stop) {
        return size == stop - start && size <= LONGEST_KNOWN
                ? plain(buffer, start, stop)
                : new String(letters, 0, size, StandardCharsets.ISO_8859_1);
    }

    /** Takes letters for as long as they are of ASCII. {@return where that ends: a quote, or what is to be spelled, or {@code end}} */
    private int letters(byte[] buffer, int start, int end) {
        if (letters.length < end - start + 8) {
            letters = new byte[Math.max(end - start + 8, letters.length * 2)];
        }
        size = 0;
        int here = start;
        while (here < end) {
            if (here + 8 <= end) {
                long eight = EightBytes.at(buffer, here);
                long found = special(eight);
                int good = found == 0 ? 8 : Long.numberOfTrailingZeros(found) >>> 3;
                EightBytes.put(letters, size, eight);
                here += good;
                size += good;
                if (found == 0) {
                    continue;
                }
            }
            byte letter = buffer[here];
            int length = 1;
            if (letter == '\\') {
                letter = here + 1 < end ? meant(buffer[here + 1]) : -1;
                length = 2;
            } else if (letter == '"') {
                return here;
            }
            if (letter < 0) {
                return here;
            }
            letters[size++] = letter;
            here += length;
        }
        return here;
    }

    /** {@return a word whose lowest set bit is in the first byte that is a quote, a backslash or no letter of ASCII; 0 when none is} */
    private static long special(long eight) {
        return (zeroes(eight ^ QUOTES) | zeroes(eight ^ BACKSLASHES) | eight) & HIGH_BITS;
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
                long eight = EightBytes.at(bytes, here);
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
