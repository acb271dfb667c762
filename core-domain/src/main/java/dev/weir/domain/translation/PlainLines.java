package dev.weir.domain.translation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Indents code whose letters are all of ASCII and whose lines end with a line feed alone, as nearly all code is. One code after the
 * other is written to the same bytes, so that it is for one thread at a time.
 */
final class PlainLines {

    /** What ends lines for Python, or is a blank to it, beside line feed, space and tab. */
    private static final String NOT_PLAIN = "\r\u000b\f\u001c\u001d\u001e\u001f";

    private final byte[] indent;
    private byte[] written = new byte[1 << 12];
    private int length;

    PlainLines(String indent) {
        this.indent = indent.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * {@return {@code head}, the code with the indent before each line that is not blank, and {@code tail}, which is of ASCII; nothing
     * if some letter of the code is not plain}
     *
     * @param bytes those of the code, in UTF-8
     */
    Optional<String> between(String head, String code, byte[] bytes, String tail) {
        if (!isPlain(code, bytes)) {
            return Optional.empty();
        }
        length = 0;
        var begin = head.getBytes(StandardCharsets.US_ASCII);
        boolean isPlain = head.equals(new String(begin, StandardCharsets.ISO_8859_1));
        if (isPlain) {
            put(begin, 0, begin.length);
        }
        indent(code, bytes);
        var end = tail.getBytes(StandardCharsets.US_ASCII);
        put(end, 0, end.length);
        // All of it is ASCII, and this charset is taken over without a look at each letter.
        var text = new String(written, 0, length, StandardCharsets.ISO_8859_1);
        return Optional.of(isPlain ? text : head + text);
    }

    /** Looking for one letter at a time is what the JVM does quickest. */
    private static boolean isPlain(String code, byte[] bytes) {
        if (bytes.length != code.length()) {
            return false;
        }
        for (int at = 0; at < NOT_PLAIN.length(); at++) {
            if (code.indexOf(NOT_PLAIN.charAt(at)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private void indent(String code, byte[] bytes) {
        int start = 0;
        while (start < bytes.length) {
            int word = start;
            while (word < bytes.length && (bytes[word] == ' ' || bytes[word] == '\t')) {
                word++;
            }
            int feed = code.indexOf('\n', word);
            int end = feed < 0 ? bytes.length : feed + 1;
            if (word < bytes.length && word != feed) {
                put(indent, 0, indent.length);
            }
            put(bytes, start, end);
            start = end;
        }
    }

    private void put(byte[] from, int start, int end) {
        int most = length + end - start;
        if (most > written.length) {
            written = Arrays.copyOf(written, 2 * most);
        }
        System.arraycopy(from, start, written, length, end - start);
        length = most;
    }
}
