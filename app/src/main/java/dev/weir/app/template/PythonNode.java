package dev.weir.app.template;

import jinjava.de.odysseus.el.tree.Bindings;
import jinjava.de.odysseus.el.tree.impl.ast.AstLiteral;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;
import jinjava.javax.el.ELContext;
import org.jspecify.annotations.Nullable;

/** A part of an expression in the library's tree, which comes to what Python would make of it. */
final class PythonNode extends AstLiteral {

    private final Value value;

    PythonNode(Value value) {
        this.value = value;
    }

    /** What it comes to, each time anew. */
    @FunctionalInterface
    interface Value {
        Object now();
    }

    @Override
    public Object eval(@Nullable Bindings bindings, @Nullable ELContext context) {
        Deadline.check();
        return value.now();
    }

    @Override
    public void appendStructure(StringBuilder structure, Bindings bindings) {
        structure.append("value");
    }

    /** What a part comes to. It needs nothing but the scope of the library's interpreter that is at work. */
    static Object of(AstNode node) {
        return node.eval(null, null);
    }
}
