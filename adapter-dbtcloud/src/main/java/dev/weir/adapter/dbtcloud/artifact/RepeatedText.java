package dev.weir.adapter.dbtcloud.artifact;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The text of one field, which an entry often has in common with the one before, as its database: then it is compared and not read. */
final class RepeatedText {

    private static final int LONGEST = 1 << 8;

    private final ByteScanner scanner;
    private String last = "";

    /** How the last one is written, with its quotes, if it came twice in a row. */
    private byte @Nullable [] written;

    RepeatedText(ByteScanner scanner) {
        this.scanner = scanner;
    }

    /** {@return the value that is next, if it is a text or a number; an empty text for everything else} */
    String read() throws IOException {
        if (written != null && scanner.passes(written)) {
            return last;
        }
        // A number has no end of its own, so that another one may begin with it.
        boolean closed = FirstByte.isText(scanner.peek());
        long from = scanner.position();
        var text = scanner.text();
        written = closed && text.equals(last) ? scanner.since(from, LONGEST) : null;
        last = text;
        return text;
    }
}
