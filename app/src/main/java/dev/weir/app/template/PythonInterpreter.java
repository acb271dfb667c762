package dev.weir.app.template;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.InterpreterFactory;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import org.jspecify.annotations.Nullable;

/** Prints values as Python does, and refuses to print what nobody knows. */
final class PythonInterpreter extends JinjavaInterpreter {

    private PythonInterpreter(Jinjava library, Context context, JinjavaConfig config) {
        super(library, context, config);
    }

    private PythonInterpreter(JinjavaInterpreter original) {
        super(original);
    }

    @Override
    public String getAsString(@Nullable Object value) {
        return PythonPrinted.text(value);
    }

    /** Makes them for the library. */
    static final class Factory implements InterpreterFactory {

        @Override
        public JinjavaInterpreter newInstance(JinjavaInterpreter original) {
            return new PythonInterpreter(original);
        }

        @Override
        public JinjavaInterpreter newInstance(Jinjava library, Context context, JinjavaConfig config) {
            return new PythonInterpreter(library, context, config);
        }
    }
}
