package dev.weir.domain.translation;

import dev.weir.domain.asset.Node;

/**
 * The description of an asset as Dagster writes it: the project's own, else the node's name, and then the code as it was written. For
 * one thread at a time.
 */
final class Description {

    private static final String INDENT = "    ";
    private static final String BEFORE_CODE = "\n\n#### Raw SQL:\n```sql\n";
    private static final String AFTER_CODE = "\n```";

    private final PlainLines plain = new PlainLines(INDENT);

    /** {@code bytes} are those of the same code, in UTF-8. */
    String of(Node node, String described, String code, byte[] bytes) {
        var head = (described.isEmpty() ? "dbt " + node.typeWord() + ' ' + node.name() : described) + BEFORE_CODE;
        return plain.between(head, code, bytes, AFTER_CODE).orElseGet(() -> head + indented(code) + AFTER_CODE);
    }

    /** Blank lines stay as they are. Lines end where Python thinks they do. */
    private static String indented(String code) {
        var text = new StringBuilder(2 * code.length());
        int start = 0;
        while (start < code.length()) {
            int end = endOfLine(code, start);
            if (!isBlank(code, start, end)) {
                text.append(INDENT);
            }
            text.append(code, start, end);
            start = end;
        }
        return text.toString();
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
