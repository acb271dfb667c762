package dev.weir.app.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jinjava.de.odysseus.el.tree.TreeBuilderException;
import jinjava.de.odysseus.el.tree.TreeStore;
import jinjava.de.odysseus.el.tree.impl.Builder;
import jinjava.de.odysseus.el.tree.impl.Cache;
import jinjava.de.odysseus.el.tree.impl.Parser;
import jinjava.de.odysseus.el.tree.impl.Scanner.ScanException;
import jinjava.de.odysseus.el.tree.impl.Scanner.Symbol;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;

/** What stands between a template's braces, read: expressions, and the heads of tags. */
final class Heads extends PythonParser {

    /** A translation has a handful, each of which is rendered over every node. */
    private static final int MOST_KEPT = 1_000;

    private static final Builder BUILDER = new Builder() {
        private static final long serialVersionUID = 1L;

        @Override
        protected Parser createParser(String expression) {
            return new PythonParser(this, expression);
        }
    };

    private static final TreeStore EXPRESSIONS = new TreeStore(BUILDER, new Cache(MOST_KEPT));

    private Heads(String input) {
        super(BUILDER, input);
    }

    /** {@code for target in items if only recursive}. */
    record Loop(Target target, AstNode items, Optional<AstNode> only, boolean recursive) {}

    /** {@code set target = value}; without a value it is a block, which filters go over. */
    record Assignment(Target target, Optional<AstNode> value, Optional<FilteredBlock> block) {}

    /** What filters make of a block. */
    @FunctionalInterface
    interface FilteredBlock {
        Object of(Object block);
    }

    /** Reads a head. */
    @FunctionalInterface
    private interface Reading<T> {
        T from(Heads parser) throws ScanException, ParseException;
    }

    /** What an expression comes to. Throws {@link IllegalArgumentException} for what is none. */
    static Object value(String expression) {
        try {
            return EXPRESSIONS.get("#{" + expression.strip() + "}").getRoot().getValue(null, null, null);
        } catch (TreeBuilderException failed) {
            throw new IllegalArgumentException(
                    "syntax error in \"%s\", encountered %s, expected %s"
                            .formatted(expression.strip(), failed.getEncountered(), failed.getExpected()),
                    failed);
        }
    }

    private static <T> T read(String head, Reading<T> reading) {
        try {
            var parser = new Heads("#{" + head.strip() + "}");
            parser.consumeToken();
            parser.consumeToken(Symbol.START_EVAL_DEFERRED);
            var found = reading.from(parser);
            parser.consumeToken(Symbol.END_EVAL);
            return found;
        } catch (ScanException | ParseException failed) {
            throw new IllegalArgumentException(failed.getMessage(), failed);
        }
    }

    static Loop loop(String head) {
        return read(head, parser -> {
            var target = parser.target();
            parser.need("in");
            var items = parser.several(false);
            var only = parser.skip("if") ? Optional.of(parser.expression()) : Optional.<AstNode>empty();
            return new Loop(target, items, only, parser.skip("recursive"));
        });
    }

    static Assignment assignment(String head) {
        return read(head, parser -> {
            var target = parser.target();
            if (parser.skip("=")) {
                return new Assignment(target, Optional.of(parser.several(true)), Optional.empty());
            }
            return new Assignment(target, Optional.empty(), Optional.of(parser.filters()));
        });
    }

    /** {@code upper | replace('a', 'b')}, over a block. */
    static FilteredBlock filter(String head) {
        return read("|" + head, Heads::filters);
    }

    /** {@code a = 1, b = 2}: each is seen by the block, not by the next. */
    static List<Assignment> variables(String head) {
        return head.isBlank()
                ? List.of()
                : read(head, parser -> {
                    var variables = new ArrayList<Assignment>();
                    do {
                        var target = parser.oneTarget();
                        parser.need("=");
                        variables.add(new Assignment(target, Optional.of(parser.expression()), Optional.empty()));
                    } while (parser.skip(","));
                    return List.copyOf(variables);
                });
    }

    /** {@code name(parameters)}. */
    static Macro.Signature macro(String head) {
        return read(head, parser -> new Macro.Signature(parser.name(), parser.parameters()));
    }

    /** {@code (parameters) macro(arguments)}: what the block takes, and what takes the block. */
    record Caller(Macro.Signature signature, AstNode callee, Given given) {}

    static Caller caller(String head) {
        return read(head, parser -> {
            var parameters = parser.is("(") ? parser.parameters() : List.<Macro.Parameter>of();
            var name = parser.name();
            return new Caller(
                    new Macro.Signature("caller", parameters), new PythonNode(() -> variable(name)), parser.given());
        });
    }

    /** {@code a, b}. */
    static List<AstNode> several(String head) {
        return head.isBlank()
                ? List.of()
                : read(head, parser -> {
                    var items = new ArrayList<AstNode>();
                    do {
                        items.add(parser.expression());
                    } while (parser.skip(","));
                    return List.copyOf(items);
                });
    }

    private List<Macro.Parameter> parameters() throws ScanException, ParseException {
        need("(");
        var parameters = new ArrayList<Macro.Parameter>();
        while (!skip(")")) {
            if (!parameters.isEmpty()) {
                need(",");
            }
            var name = name();
            var usual = skip("=") ? Optional.of(expression()) : Optional.<AstNode>empty();
            if (usual.isEmpty()
                    && !parameters.isEmpty()
                    && parameters.getLast().usual().isPresent()) {
                fail("a parameter with a value");
            }
            parameters.add(new Macro.Parameter(name, usual));
        }
        return List.copyOf(parameters);
    }

    private FilteredBlock filters() throws ScanException, ParseException {
        var block = new Block();
        var filtered = filtered(new PythonNode(() -> block.value));
        return value -> {
            block.value = value;
            return PythonNode.of(filtered);
        };
    }

    /** What a block came to. */
    private static final class Block {
        private Object value = PythonNone.NONE;
    }

    private Target target() throws ScanException, ParseException {
        var targets = new ArrayList<Target>();
        boolean several = false;
        do {
            if (is("=") || is(")") || is("in")) {
                break;
            }
            targets.add(oneTarget());
            several |= is(",");
        } while (skip(","));
        if (targets.isEmpty()) {
            fail("a name");
        }
        return several ? new Target.Several(List.copyOf(targets)) : targets.getFirst();
    }

    private Target oneTarget() throws ScanException, ParseException {
        if (skip("(")) {
            var inside = target();
            need(")");
            return inside;
        }
        var name = name();
        if (List.of("true", "false", "none", "True", "False", "None").contains(name)) {
            throw new IllegalArgumentException("nothing can be assigned to %s".formatted(name));
        }
        return skip(".") ? new Target.InSpace(name, name()) : new Target.Variable(name);
    }
}
