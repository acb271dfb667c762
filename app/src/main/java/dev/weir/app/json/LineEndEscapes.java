package dev.weir.app.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * Escapes what Unicode takes for the end of a line and JSON does not: whoever cuts our output into lines must find one line for each
 * answer, however their language cuts.
 */
final class LineEndEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private static final int NEXT_LINE = 0x85;
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    @Override
    public int[] getEscapeCodesForAscii() {
        return standardAsciiEscapesForJSON();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return switch (character) {
            case NEXT_LINE, LINE_SEPARATOR, PARAGRAPH_SEPARATOR -> new SerializedString("\\u%04x".formatted(character));
            default -> null;
        };
    }
}
