package dev.weir.app.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;

/**
 * A macro. What it puts out is taken as a whole template's is.
 *
 * @param home where it was defined: it sees what is known there, not where it is called
 */
record Macro(Signature signature, List<Node> body, JinjavaInterpreter home) implements PythonFunction, Membered {

    /** {@code name(parameters)}. */
    record Signature(String name, List<Parameter> parameters) {}

    /** {@code name=usual}. */
    record Parameter(String name, Optional<AstNode> usual) {}

    static Macro of(Signature signature, List<Node> body, JinjavaInterpreter interpreter) {
        return new Macro(signature, List.copyOf(body), new JinjavaInterpreter(interpreter));
    }

    @Override
    public Optional<Object> member(String name) {
        return name.equals("name") ? Optional.of(signature.name()) : Optional.empty();
    }

    @Override
    public Object call(Arguments arguments) {
        var inside = new JinjavaInterpreter(home);
        try (var _ = JinjavaInterpreter.closeablePushCurrent(inside).get()) {
            take(arguments, inside.getContext());
            return PythonOutput.block(body, inside);
        }
    }

    private void take(Arguments arguments, Map<String, Object> scope) {
        var more = new ArrayList<>(arguments.positional());
        var named = new LinkedHashMap<>(arguments.named());
        for (var parameter : signature.parameters()) {
            Object given = named.remove(parameter.name());
            if (!more.isEmpty() && given != null) {
                throw new IllegalArgumentException("the argument %s is given twice".formatted(parameter.name()));
            }
            scope.put(
                    parameter.name(),
                    !more.isEmpty()
                            ? more.removeFirst()
                            : given != null
                                    ? given
                                    : parameter
                                            .usual()
                                            .map(PythonNode::of)
                                            .orElseGet(() -> Unknown.nothing(
                                                    "parameter '%s' was not provided".formatted(parameter.name()))));
        }
        if (uses("caller")) {
            Object caller = named.remove("caller");
            scope.put("caller", caller == null ? Unknown.nothing("No caller defined") : caller);
        }
        if (!more.isEmpty() && !uses("varargs")) {
            throw new IllegalArgumentException("macro %s takes not more than %d arguments"
                    .formatted(signature.name(), signature.parameters().size()));
        }
        if (!named.isEmpty() && !uses("kwargs")) {
            throw new IllegalArgumentException("macro %s takes no argument %s"
                    .formatted(signature.name(), named.keySet().iterator().next()));
        }
        scope.put("varargs", PythonTuple.of(more));
        scope.put("kwargs", new LinkedHashMap<Object, Object>(named));
    }

    private boolean uses(String name) {
        return body.stream().anyMatch(it -> it.reconstructImage().contains(name));
    }
}
