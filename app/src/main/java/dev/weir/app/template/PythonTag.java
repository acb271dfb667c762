package dev.weir.app.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.FlexibleTag;
import com.hubspot.jinjava.lib.tag.Tag;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.output.OutputNode;
import com.hubspot.jinjava.tree.parse.TagToken;
import java.util.Locale;

/** Jinja's tags, where the library's own lose what type a value has, or know less. */
enum PythonTag implements Tag, FlexibleTag {
    FOR {
        @Override
        void run(TagNode node, JinjavaInterpreter interpreter, Native out) {
            new Looping(node, interpreter).run(out);
        }
    },
    IF {
        @Override
        void run(TagNode node, JinjavaInterpreter interpreter, Native out) {
            var branches = Branch.of(node);
            for (var branch : branches) {
                if (branch.isElse() || PythonTruth.of(Heads.value(branch.head()))) {
                    PythonOutput.of(branch.body(), interpreter, out);
                    return;
                }
            }
        }
    },
    SET {
        @Override
        public boolean hasEndTag(TagToken token) {
            return Heads.assignment(token.getHelpers()).value().isEmpty();
        }

        @Override
        void run(TagNode node, JinjavaInterpreter interpreter, Native out) {
            var head = Heads.assignment(node.getHelpers());
            Object value = head.value().isPresent()
                    ? PythonNode.of(head.value().get())
                    : head.block().orElseThrow().of(PythonOutput.block(node.getChildren(), interpreter));
            head.target().take(value, interpreter.getContext());
        }
    },
    WITH {
        @Override
        void run(TagNode node, JinjavaInterpreter interpreter, Native out) {
            var variables = Heads.variables(node.getHelpers());
            var values = variables.stream()
                    .map(it -> PythonNode.of(it.value().orElseThrow()))
                    .toList();
            try (var _ = interpreter.enterScope()) {
                for (int at = 0; at < values.size(); at++) {
                    variables.get(at).target().take(values.get(at), interpreter.getContext());
                }
                PythonOutput.of(node.getChildren(), interpreter, out);
            }
        }
    },
    FILTER {
        @Override
        void run(TagNode node, JinjavaInterpreter interpreter, Native out) {
            out.add(Heads.filter(node.getHelpers()).of(PythonOutput.block(node.getChildren(), interpreter)));
        }
    },
    MACRO {
        @Override
        void run(TagNode node, JinjavaInterpreter interpreter, Native out) {
            var signature = Heads.macro(node.getHelpers());
            interpreter.getContext().put(signature.name(), Macro.of(signature, node.getChildren(), interpreter));
        }
    },
    CALL {
        @Override
        void run(TagNode node, JinjavaInterpreter interpreter, Native out) {
            var head = Heads.caller(node.getHelpers());
            var block = Macro.of(head.signature(), node.getChildren(), interpreter);
            out.add(PythonMembers.called(
                    PythonNode.of(head.callee()), head.given().arguments().with("caller", block)));
        }
    },
    PRINT {
        @Override
        public boolean hasEndTag(TagToken token) {
            return false;
        }

        @Override
        void run(TagNode node, JinjavaInterpreter interpreter, Native out) {
            Heads.several(node.getHelpers()).forEach(it -> out.add(PythonNode.of(it)));
        }
    };

    abstract void run(TagNode node, JinjavaInterpreter interpreter, Native out);

    @Override
    public String getName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String getEndTagName() {
        return "end" + getName();
    }

    @Override
    public boolean hasEndTag(TagToken token) {
        return true;
    }

    @Override
    public OutputNode interpretOutput(TagNode node, JinjavaInterpreter interpreter) {
        var out = new Native();
        run(node, interpreter, out);
        return new PythonOutput(out.parts());
    }

    @Override
    public String interpret(TagNode node, JinjavaInterpreter interpreter) {
        throw new UnsupportedOperationException("a tag puts out values");
    }
}
