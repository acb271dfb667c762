package dev.weir.app.template;

import com.hubspot.jinjava.el.ext.ExtendedScanner;
import dev.weir.domain.translation.PythonEscapes;
import java.util.regex.Pattern;

/**
 * The library's scanner where its words are not Jinja's: only the parser knows keywords, for {@code x.empty} is a member like any other.
 * Numbers and texts are spelled as in Python.
 */
final class PythonScanner extends ExtendedScanner {

    private static final Pattern FLOAT = Pattern.compile(
            "(?<!\\.)(?:\\d+_)*\\d+(?:(?:\\.(?:\\d+_)*\\d+)?[eE][+-]?(?:\\d+_)*\\d+|\\.(?:\\d+_)*\\d+)");
    private static final Pattern INTEGER = Pattern.compile(
            "0[bB](?:_?[01])++|0[oO](?:_?[0-7])++|0[xX](?:_?[0-9a-fA-F])++|[1-9](?:_?\\d)*+|0(?:_?0)*+");

    PythonScanner(String input) {
        super(input);
    }

    @Override
    protected Token keyword(String word) {
        return token(Symbol.IDENTIFIER, word, word.length());
    }

    @Override
    protected Token nextEval() throws ScanException {
        char next = getInput().charAt(getPosition());
        if (next == '+') {
            return fixed(Symbol.PLUS);
        }
        if (next == '.') {
            return fixed(Symbol.DOT);
        }
        return next >= '0' && next <= '9' ? nextNumber() : super.nextEval();
    }

    @Override
    protected Token nextNumber() throws ScanException {
        for (var symbol : new Symbol[] {Symbol.FLOAT, Symbol.INTEGER}) {
            var number = (symbol == Symbol.FLOAT ? FLOAT : INTEGER)
                    .matcher(getInput())
                    .region(getPosition(), getInput().length())
                    .useTransparentBounds(true);
            if (number.lookingAt()) {
                return token(symbol, number.group(), number.group().length());
            }
        }
        throw new ScanException(getPosition(), "invalid number", "a number");
    }

    @Override
    protected Token nextString() throws ScanException {
        char quote = getInput().charAt(getPosition());
        for (int at = getPosition() + 1; at < getInput().length(); at++) {
            char found = getInput().charAt(at);
            if (found == '\\') {
                at++;
            } else if (found == quote) {
                var spelled = getInput().substring(getPosition() + 1, at);
                return token(Symbol.STRING, PythonEscapes.spelled(spelled), at + 1 - getPosition());
            }
        }
        throw new ScanException(getPosition(), "unterminated string", String.valueOf(quote));
    }
}
