package dev.weir.domain.translation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Indents code whose letters are all of ASCII and whose lines end with a line feed alone, as nearly all code is. One code after the
 * other is written to the same bytes, so that it is for one thread at a time.
 */
final class PlainLines {

    private final byte[] indent;
    private byte[] written = new byte[1 << 12];
    private int length;

    PlainLines(String indent) {
        this.indent = indent.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * {@return {@code head}, the code with the indent before each line that is not blank, and {@code tail}, which is of ASCII; nothing
     * if some letter of the code is not plain}
     */
    Optional<String> between(String head, byte[] code, String tail) {
        length = 0;
        var begin = head.getBytes(StandardCharsets.US_ASCII);
        boolean isPlain = head.equals(new String(begin, StandardCharsets.ISO_8859_1));
        if (isPlain) {
            put(begin, 0, begin.length);
        }
        if (!indent(code)) {
            return Optional.empty();
        }
        var end = tail.getBytes(StandardCharsets.US_ASCII);
        put(end, 0, end.length);
        // All of it is ASCII, and this charset is taken over without a look at each letter.
        var text = new String(written, 0, length, StandardCharsets.ISO_8859_1);
        return Optional.of(isPlain ? text : head + text);
    }

    private boolean indent(byte[] code) {
        int start = 0;
        while (start < code.length) {
            int word = start;
            while (word < code.length && (code[word] == ' ' || code[word] == '\t')) {
                word++;
            }
            int end = endOfLine(code, word);
            if (end < 0) {
                return false;
            }
            if (word < code.length && code[word] != '\n') {
                put(indent, 0, indent.length);
            }
            put(code, start, end);
            start = end;
        }
        return true;
    }

    /** {@return where the next line begins; −1 if a letter before that is not plain} */
    private static int endOfLine(byte[] code, int from) {
        for (int at = from; at < code.length; at++) {
            byte letter = code[at];
            if (letter < ' ' && letter != '\t') {
                return letter == '\n' ? at + 1 : -1;
            }
        }
        return code.length;
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
