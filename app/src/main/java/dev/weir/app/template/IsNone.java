package dev.weir.app.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import org.jspecify.annotations.Nullable;

/** {@code x is none}, knowing our None. */
final class IsNone implements ExpTest {

    @Override
    public String getName() {
        return "none";
    }

    @Override
    public boolean evaluate(@Nullable Object value, JinjavaInterpreter interpreter, Object... arguments) {
        return value == null || value == PythonNone.NONE;
    }
}
