package dev.weir.domain.translation;

import dev.weir.domain.asset.Node;

/** The description of an asset as Dagster writes it: the project's own, else the node's name, and then the code as it was written. */
final class Description {

    private static final String INDENT = "    ";

    /** Letters around the code, at most. */
    private static final int FRAME = 128;

    private Description() {}

    /** {@code bytes} are those of the same code. */
    static String of(Node node, String described, String code, byte[] bytes) {
        int lines = linesOfPlain(bytes);
        var text = new StringBuilder(described.length() + code.length() + Math.max(0, lines) * INDENT.length() + FRAME);
        if (described.isEmpty()) {
            text.append("dbt ").append(node.typeWord()).append(' ').append(node.name());
        } else {
            text.append(described);
        }
        text.append("\n\n#### Raw SQL:\n```sql\n");
        indent(code, lines >= 0, text);
        return text.append("\n```").toString();
    }

    /** {@return how many lines there are, if no letter but a line feed could end one; else −1} */
    private static int linesOfPlain(byte[] code) {
        int lines = 1;
        for (byte letter : code) {
            if (letter < ' ' && letter != '\t') {
                if (letter != '\n') {
                    return -1;
                }
                lines++;
            }
        }
        return lines;
    }

    /** Blank lines stay as they are. Lines end where Python thinks they do. */
    private static void indent(String code, boolean plain, StringBuilder text) {
        int start = 0;
        while (start < code.length()) {
            int end = plain ? endOfPlainLine(code, start) : endOfLine(code, start);
            if (!isBlank(code, start, end)) {
                text.append(INDENT);
            }
            text.append(code, start, end);
            start = end;
        }
    }

    private static int endOfPlainLine(String code, int start) {
        int feed = code.indexOf('\n', start);
        return feed < 0 ? code.length() : feed + 1;
    }

    private static int endOfLine(String code, int start) {
        for (int at = start; at < code.length(); at++) {
            char found = code.charAt(at);
            if (found >= ' ' && found < '\u0085') {
                continue;
            }
            if (found == '\r' && at + 1 < code.length() && code.charAt(at + 1) == '\n') {
                return at + 2;
            }
            if (isLineEnd(found)) {
                return at + 1;
            }
        }
        return code.length();
    }

    private static boolean isLineEnd(char found) {
        return (found >= '\n' && found <= '\r')
                || (found >= '\u001c' && found <= '\u001e')
                || found == '\u0085'
                || found == '\u2028'
                || found == '\u2029';
    }

    private static boolean isBlank(String code, int start, int end) {
        for (int at = start; at < end; at++) {
            char found = code.charAt(at);
            if (!Character.isWhitespace(found) && !Character.isSpaceChar(found) && found != '\u0085') {
                return false;
            }
        }
        return true;
    }
}
