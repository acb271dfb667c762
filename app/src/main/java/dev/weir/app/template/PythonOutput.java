package dev.weir.app.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.output.RenderedOutputNode;
import java.util.List;

/** What a part of a template puts out, with the types that the library's own output would lose. */
final class PythonOutput extends RenderedOutputNode {

    private final List<Object> values;

    PythonOutput(List<Object> values) {
        super("");
        this.values = List.copyOf(values);
    }

    /** Renders all of {@code nodes} into {@code out}. */
    static void of(List<? extends Node> nodes, JinjavaInterpreter interpreter, Native out) {
        for (var node : nodes) {
            Deadline.check();
            if (Branch.begins(node)) {
                throw new IllegalArgumentException("%s stands where it cannot".formatted(node.getName()));
            }
            var rendered = node.render(interpreter);
            if (rendered instanceof PythonOutput output) {
                output.values.forEach(out::add);
            } else if (!rendered.getValue().isEmpty()) {
                out.add(rendered.getValue());
            }
        }
    }

    /** What a block comes to, in a scope of its own. */
    static Object block(List<? extends Node> nodes, JinjavaInterpreter interpreter) {
        var out = new Native();
        try (var _ = interpreter.enterScope()) {
            of(nodes, interpreter, out);
        }
        return out.value();
    }
}
