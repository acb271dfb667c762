package dev.weir.domain.translation;

/** What backslashes in Python's texts stand for. */
public final class PythonEscapes {

    private PythonEscapes() {}

    /** Throws {@link IllegalArgumentException} for an escape that is cut short. One that is none stays as it is written. */
    public static String spelled(String written) {
        if (written.indexOf('\\') < 0) {
            return written;
        }
        var spelled = new StringBuilder(written.length());
        int at = 0;
        while (at < written.length()) {
            char next = written.charAt(at++);
            if (next != '\\' || at == written.length()) {
                spelled.append(next);
                continue;
            }
            char escaped = written.charAt(at++);
            switch (escaped) {
                case '\n' -> {}
                case '\\', '\'', '"' -> spelled.append(escaped);
                case 'a' -> spelled.append('\u0007');
                case 'b' -> spelled.append('\b');
                case 'f' -> spelled.append('\f');
                case 'n' -> spelled.append('\n');
                case 'r' -> spelled.append('\r');
                case 't' -> spelled.append('\t');
                case 'v' -> spelled.append('\u000b');
                case 'x' -> at = code(written, at, 2, spelled);
                case 'u' -> at = code(written, at, 4, spelled);
                case 'U' -> at = code(written, at, 8, spelled);
                case '0', '1', '2', '3', '4', '5', '6', '7' -> at = octal(written, at - 1, spelled);
                case 'N' -> throw new IllegalArgumentException("letters cannot be called by name: \\N");
                default -> spelled.append('\\').append(escaped);
            }
        }
        return spelled.toString();
    }

    private static int code(String written, int at, int digits, StringBuilder spelled) {
        if (at + digits > written.length()) {
            throw new IllegalArgumentException("an escape in a text is cut short");
        }
        spelled.appendCodePoint(Integer.parseInt(written.substring(at, at + digits), 16));
        return at + digits;
    }

    private static int octal(String written, int start, StringBuilder spelled) {
        int at = start;
        while (at < written.length() && at < start + 3 && written.charAt(at) >= '0' && written.charAt(at) <= '7') {
            at++;
        }
        spelled.append((char) Integer.parseInt(written.substring(start, at), 8));
        return at;
    }
}
