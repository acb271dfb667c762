package dev.weir.adapter.dbtcloud.artifact;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks over JSON byte by byte, several times as fast as a parser that makes tokens: what nobody asks for is passed over without being
 * decoded, and texts that come again are the same object. It looks at structure only, so that it takes some texts for JSON that are not; what
 * it cannot follow it refuses with {@link Unreadable}, and whoever called asks a real parser where the fault is.
 */
final class ByteScanner {

    /** The bytes cannot be followed. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final int SHORT = 192;

    private final InputStream in;
    private final TextBytes texts = new TextBytes();
    private byte[] buffer = new byte[1 << 18];
    private int at;
    private int end;
    private int mark = -1;
    private long before;
    private int strangers;

    ByteScanner(InputStream in) {
        this.in = in;
    }

    /** {@return how many bytes lie before the next one} */
    long position() {
        return before + at;
    }

    /** Reads on; what was marked stays in the buffer. */
    private void fill() throws IOException {
        int keep = mark >= 0 ? mark : at;
        int kept = end - keep;
        if (kept == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        } else if (keep > 0) {
            System.arraycopy(buffer, keep, buffer, 0, kept);
            before += keep;
            at -= keep;
            mark = mark >= 0 ? 0 : -1;
            end = kept;
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            throw new EOFException();
        }
        end += read;
    }

    private byte next() throws IOException {
        while (true) {
            if (at == end) {
                fill();
            }
            byte next = buffer[at];
            if (next > ' ') {
                return next;
            }
            at++;
        }
    }

    /** {@return the next byte that is no blank, which stays the next one} */
    char peek() throws IOException {
        return (char) (next() & 0xFF);
    }

    /** {@return the byte behind the next one; 0 where the buffer ends} */
    char second() {
        return at + 1 < end ? (char) (buffer[at + 1] & 0xFF) : 0;
    }

    /** Goes into a map, if one is next; else passes over what is. */
    boolean enter() throws IOException {
        if (next() == '{') {
            at++;
            return true;
        }
        skip();
        return false;
    }

    /** Passes over everything before the byte that {@code position} bytes lie before, without looking at it. */
    void advance(long position) throws IOException {
        long over = position - position();
        if (over < 0) {
            throw new Unreadable();
        }
        if (over > end - at) {
            in.skipNBytes(over - (end - at));
            before = position;
            at = 0;
            end = 0;
        } else {
            at += (int) over;
        }
    }

    /** {@return whether something follows before the {@code close} of the map or list that was entered} Its end is passed over. */
    boolean more(char close) throws IOException {
        byte next = next();
        if (next == ',') {
            at++;
            next = next();
        }
        if (next == close) {
            at++;
            return false;
        }
        return true;
    }

    /** {@return the key that is next} */
    String name() throws IOException {
        var name = quoted();
        expect(':');
        return name;
    }

    /** {@return the next key of the map that was entered, or an empty text at its end} An empty key is passed over. */
    String key() throws IOException {
        while (more('}')) {
            var key = name();
            if (!key.isEmpty()) {
                return key;
            }
            skip();
        }
        return "";
    }

    /** Passes over these bytes, if they are next. {@return whether they were} They may be missed where the buffer ends. */
    boolean passes(byte[] bytes) {
        return passes(bytes, 0);
    }

    /** Passes over the bytes from {@code first}, if they are next. {@return whether they were} They may be missed where the buffer ends. */
    boolean passes(byte[] bytes, int first) {
        int to = at + bytes.length - first;
        if (to > end || !EightBytes.same(buffer, at, bytes, first, bytes.length)) {
            return false;
        }
        at = to;
        return true;
    }

    /** {@return how many of the bytes from {@code first} on are next} Fewer than there are, where the buffer ends. */
    int alike(byte[] bytes, int first) {
        int to = Math.min(end, at + bytes.length - first);
        int different = Arrays.mismatch(buffer, at, to, bytes, first, bytes.length);
        return different < 0 ? to - at : different;
    }

    /** {@return whether these bytes come after {@code over} others} They may be missed where the buffer ends. */
    boolean isAhead(byte[] bytes, int over) {
        int from = at + over;
        return from + bytes.length <= end && EightBytes.same(buffer, from, bytes, 0, bytes.length);
    }

    /** {@return how many bytes come before the next {@code wanted}; −1 where it is none of {@code most}, or the buffer ends} */
    int upTo(char wanted, int most) {
        int to = Math.min(end, at + most);
        for (int here = at; here < to; here++) {
            if (buffer[here] == wanted) {
                return here - at;
            }
        }
        return -1;
    }

    /** Passes over bytes that were seen to be next. */
    void over(int seen) {
        at += seen;
    }

    /** {@return a number that is the same for the same bytes, of those that are next; of fewer than {@code most} where the buffer ends} */
    int hashAhead(int most) {
        return EightBytes.hash(buffer, at, Math.min(end, at + most));
    }

    /** {@return the bytes from a position that was passed to here; null for more than {@code most}, or if they are no longer at hand} */
    byte @Nullable [] since(long position, int most) {
        long from = position - before;
        return from < 0 || at - from > most ? null : Arrays.copyOfRange(buffer, (int) from, at);
    }

    /** Passes over this byte, which has to be the next one that is no blank. */
    void expect(char wanted) throws IOException {
        if (next() != wanted) {
            throw new Unreadable();
        }
        at++;
    }

    /** {@return the value, if it is a text or a number; an empty text for everything else} */
    String text() throws IOException {
        byte next = next();
        if (next == '"') {
            return quoted();
        }
        if (next == '-' || (next >= '0' && next <= '9')) {
            var raw = slice();
            return new String(raw, StandardCharsets.US_ASCII);
        }
        skip();
        return "";
    }

    /** {@return how many parts of the list that {@link #texts()} read last are no texts} */
    int strangers() {
        return strangers;
    }

    /** {@return the texts of a list, or a text alone} */
    List<String> texts() throws IOException {
        strangers = 0;
        byte next = next();
        if (next == '"') {
            return List.of(quoted());
        }
        if (next != '[') {
            skip();
            return List.of();
        }
        at++;
        var texts = new ArrayList<String>(4);
        while (true) {
            next = next();
            if (next == ']') {
                at++;
                return texts;
            }
            if (next == ',') {
                at++;
            } else if (next == '"') {
                texts.add(quoted());
            } else {
                strangers++;
                skip();
            }
        }
    }

    /** {@return the bytes of the value} */
    byte[] slice() throws IOException {
        return view().copy();
    }

    /** {@return the bytes of the value where they stand: good until the scanner goes on} */
    ByteView view() throws IOException {
        next();
        int outer = mark;
        mark = outer >= 0 ? outer : at;
        long from = position();
        skip();
        int start = (int) (from - before);
        mark = outer;
        return new ByteView(buffer, start, at);
    }

    /** Passes over the value. */
    void skip() throws IOException {
        byte first = next();
        if (first == '"') {
            at++;
            skipText();
        } else if (first == '{' || first == '[') {
            skipNested();
        } else if (first == '}' || first == ']' || first == ',' || first == ':') {
            throw new Unreadable();
        } else {
            skipScalar();
        }
    }

    private void skipScalar() throws IOException {
        while (true) {
            if (at == end) {
                fill();
            }
            byte next = buffer[at];
            if (next <= ' ' || next == ',' || next == '}' || next == ']') {
                return;
            }
            at++;
        }
    }

    private void skipNested() throws IOException {
        int depth = 0;
        while (true) {
            var bytes = buffer;
            int to = end;
            int here = at;
            while (here < to) {
                byte next = bytes[here++];
                if (next == '"') {
                    int close = TextBytes.closingQuote(bytes, here, to);
                    if (close < 0) {
                        at = here;
                        skipText();
                        bytes = buffer;
                        to = end;
                        here = at;
                    } else {
                        here = close + 1;
                    }
                } else if (next == '{' || next == '[') {
                    depth++;
                } else if ((next == '}' || next == ']') && --depth == 0) {
                    at = here;
                    return;
                }
            }
            at = here;
            fill();
        }
    }

    /** Passes over the rest of a text, its closing quote included. */
    private void skipText() throws IOException {
        while (true) {
            int close = TextBytes.closingQuote(buffer, at, end);
            if (close >= 0) {
                at = close + 1;
                return;
            }
            int over = -close - 1;
            at = end;
            fill();
            if (over > 0 && ++at > end) {
                fill();
            }
        }
    }

    private String quoted() throws IOException {
        if (next() != '"') {
            throw new Unreadable();
        }
        int first = at + 1;
        var text = texts.plainUpToQuote(buffer, first, Math.min(end, first + SHORT));
        if (text == null) {
            text = texts.upToQuote(buffer, first, end);
        }
        if (text == null) {
            return longer();
        }
        at = texts.stopped() + 1;
        return text;
    }

    /** A text that goes on after the buffer's end. */
    private String longer() throws IOException {
        int outer = mark;
        mark = outer >= 0 ? outer : at;
        long from = position() + 1;
        at++;
        skipText();
        int start = (int) (from - before);
        int stop = at - 1;
        mark = outer;
        return texts.of(buffer, start, stop);
    }

    /** Reads to the end, where only blanks may be. */
    void finish() throws IOException {
        try {
            next();
        } catch (EOFException _) {
            return;
        }
        throw new Unreadable();
    }
}
