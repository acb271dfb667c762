package dev.weir.app.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import java.util.Iterator;
import java.util.List;

/** The tag {@code for}: its items, one after another, or what stands after {@code else} where there is none. */
final class Looping {

    private final JinjavaInterpreter interpreter;
    private final Heads.Loop head;
    private final List<Node> body;
    private final List<Node> otherwise;

    Looping(TagNode node, JinjavaInterpreter interpreter) {
        this.interpreter = interpreter;
        head = Heads.loop(node.getHelpers());
        var branches = Branch.of(node);
        if (branches.size() > 2 || (branches.size() == 2 && !branches.getLast().isElse())) {
            throw new IllegalArgumentException("a loop has one else, and no elif");
        }
        body = branches.getFirst().body();
        otherwise = branches.size() == 2 ? branches.getLast().body() : List.of();
    }

    void run(Native out) {
        over(PythonItems.through(PythonNode.of(head.items())), 0, out);
    }

    private void over(Iterator<Object> all, int depth, Native out) {
        var loop = new Loop(head.only().isPresent() ? new Chosen(all, this::isWanted) : all, depth, arguments -> {
            if (!head.recursive()) {
                throw new IllegalArgumentException("loop is called, and the for is not recursive");
            }
            var inside = new Native();
            over(PythonItems.through(arguments.to("iterable").need("iterable")), depth + 1, inside);
            return inside.value();
        });
        boolean any = false;
        while (loop.moves()) {
            any = true;
            try (var _ = interpreter.enterScope()) {
                interpreter.getContext().put("loop", loop);
                head.target().take(loop.item(), interpreter.getContext());
                PythonOutput.of(body, interpreter, out);
            }
        }
        if (!any) {
            try (var _ = interpreter.enterScope()) {
                PythonOutput.of(otherwise, interpreter, out);
            }
        }
    }

    private boolean isWanted(Object item) {
        try (var _ = interpreter.enterScope()) {
            head.target().take(item, interpreter.getContext());
            return head.only().map(it -> PythonTruth.of(PythonNode.of(it))).orElse(true);
        }
    }
}
