package dev.weir.domain.translation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Indents code whose letters are all of ASCII and whose lines end with a line feed alone, as nearly all code is: byte by byte, in one go. */
final class PlainLines {

    private final byte[] code;
    private final byte[] indent;
    private byte[] indented;
    private int length;

    private PlainLines(byte[] code, byte[] indent) {
        this.code = code;
        this.indent = indent;
        indented = new byte[code.length + code.length / 4 + indent.length];
    }

    /** {@return the code with {@code indent} before each line that is not blank; nothing if some letter is not plain} */
    static Optional<String> indented(byte[] code, String indent) {
        return new PlainLines(code, indent.getBytes(StandardCharsets.US_ASCII)).all();
    }

    private Optional<String> all() {
        int start = 0;
        boolean blank = true;
        for (int at = 0; at < code.length; at++) {
            byte letter = code[at];
            if (letter > ' ') {
                blank = false;
            } else if (letter == '\n') {
                line(start, at + 1, blank);
                start = at + 1;
                blank = true;
            } else if (letter != ' ' && letter != '\t') {
                return Optional.empty();
            }
        }
        line(start, code.length, blank);
        // All of it is ASCII, and this charset is taken over without a look at each letter.
        return Optional.of(new String(indented, 0, length, StandardCharsets.ISO_8859_1));
    }

    private void line(int start, int end, boolean blank) {
        int most = length + indent.length + end - start;
        if (most > indented.length) {
            indented = Arrays.copyOf(indented, 2 * most);
        }
        if (!blank) {
            System.arraycopy(indent, 0, indented, length, indent.length);
            length += indent.length;
        }
        System.arraycopy(code, start, indented, length, end - start);
        length += end - start;
    }
}
