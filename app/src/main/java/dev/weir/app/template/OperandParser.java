package dev.weir.app.template;

import com.hubspot.jinjava.el.ext.ExtendedParser;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jinjava.de.odysseus.el.tree.impl.Builder;
import jinjava.de.odysseus.el.tree.impl.Scanner;
import jinjava.de.odysseus.el.tree.impl.Scanner.ScanException;
import jinjava.de.odysseus.el.tree.impl.Scanner.Symbol;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;

/** Reads what stands between operators: values, what is called and looked up in them, and the filters and tests they go through. */
abstract class OperandParser extends ExtendedParser {

    private static final PythonNode NONE = new PythonNode(() -> PythonNone.NONE);

    OperandParser(Builder builder, String input) {
        super(builder, input);
    }

    /** An expression, with all that may stand in it. */
    abstract AstNode expression() throws ScanException, ParseException;

    /** One expression, or several parted by commas, which are a tuple. */
    abstract AstNode several(boolean conditional) throws ScanException, ParseException;

    @Override
    protected Scanner createScanner(String expression) {
        return new PythonScanner(expression);
    }

    /** Whether this word or sign comes next. */
    final boolean is(String image) {
        return getToken().getSymbol() != Symbol.STRING && getToken().getImage().equals(image);
    }

    final boolean skip(String image) throws ScanException, ParseException {
        boolean there = is(image);
        if (there) {
            consumeToken();
        }
        return there;
    }

    final void need(String image) throws ScanException, ParseException {
        if (!skip(image)) {
            fail(image);
        }
    }

    final String name() throws ScanException, ParseException {
        return consumeToken(Symbol.IDENTIFIER).getImage();
    }

    final AstNode primary() throws ScanException, ParseException {
        return switch (getToken().getSymbol()) {
            case IDENTIFIER -> named(consumeToken().getImage());
            case STRING -> {
                var text = new StringBuilder();
                while (getToken().getSymbol() == Symbol.STRING) {
                    text.append(consumeToken().getImage());
                }
                yield literal(text.toString());
            }
            case INTEGER -> literal(PythonNumber.literal(consumeToken().getImage()));
            case FLOAT -> literal(Double.valueOf(consumeToken().getImage().replace("_", "")));
            default -> bracketed();
        };
    }

    private static PythonNode literal(Object value) {
        return new PythonNode(() -> value);
    }

    private static PythonNode named(String name) {
        return switch (name) {
            case "true", "True" -> literal(true);
            case "false", "False" -> literal(false);
            case "none", "None" -> NONE;
            default -> new PythonNode(() -> variable(name));
        };
    }

    static Object variable(String name) {
        var value = JinjavaInterpreter.getCurrent().getContext().get(name);
        return value == null ? Unknown.name(name) : value;
    }

    private AstNode bracketed() throws ScanException, ParseException {
        if (skip("(")) {
            if (skip(")")) {
                return literal(PythonTuple.of(List.of()));
            }
            var inside = several(true);
            need(")");
            return inside;
        }
        if (skip("[")) {
            var items = new ArrayList<AstNode>();
            while (!skip("]")) {
                comma(items.isEmpty());
                if (!is("]")) {
                    items.add(expression());
                }
            }
            return new PythonNode(() -> Given.values(items));
        }
        if (!skip("{")) {
            fail("an expression");
        }
        var pairs = new ArrayList<Map.Entry<AstNode, AstNode>>();
        while (!skip("}")) {
            comma(pairs.isEmpty());
            if (!is("}")) {
                var key = expression();
                need(":");
                pairs.add(Map.entry(key, expression()));
            }
        }
        return new PythonNode(() -> {
            var map = new LinkedHashMap<Object, Object>();
            pairs.forEach(
                    it -> map.put(PythonComparison.key(PythonNode.of(it.getKey())), PythonNode.of(it.getValue())));
            return map;
        });
    }

    private void comma(boolean first) throws ScanException, ParseException {
        if (!first) {
            need(",");
        }
    }

    final AstNode postfixed(AstNode base) throws ScanException, ParseException {
        var found = base;
        while (true) {
            var of = found;
            if (skip(".")) {
                if (getToken().getSymbol() == Symbol.INTEGER) {
                    var place = PythonNumber.literal(consumeToken().getImage());
                    found = new PythonNode(() -> PythonMembers.item(PythonNode.of(of), place));
                } else {
                    var name = name();
                    found = new PythonNode(() -> PythonMembers.attribute(PythonNode.of(of), name));
                }
            } else if (skip("[")) {
                found = subscript(of);
            } else if (is("(")) {
                found = called(of);
            } else {
                return found;
            }
        }
    }

    private AstNode called(AstNode callee) throws ScanException, ParseException {
        var given = given();
        return new PythonNode(() -> PythonMembers.called(PythonNode.of(callee), given.arguments()));
    }

    private AstNode subscript(AstNode base) throws ScanException, ParseException {
        var start = is(":") ? NONE : expression();
        if (skip("]")) {
            return new PythonNode(() -> PythonMembers.item(PythonNode.of(base), PythonNode.of(start)));
        }
        need(":");
        var stop = is(":") || is("]") ? NONE : expression();
        var step = skip(":") && !is("]") ? expression() : NONE;
        need("]");
        return new PythonNode(() -> PythonMembers.slice(
                PythonNode.of(base), PythonNode.of(start), PythonNode.of(stop), PythonNode.of(step)));
    }

    /** What filters and tests make of it. */
    final AstNode filtered(AstNode base) throws ScanException, ParseException {
        var found = base;
        while (true) {
            var of = found;
            if (skip("|")) {
                var name = dotted();
                var given = is("(") ? given() : Given.NOTHING;
                found = new PythonNode(() -> Filters.apply(name, PythonNode.of(of), given.arguments()));
            } else if (skip("is")) {
                found = tested(of);
            } else if (is("(")) {
                found = called(of);
            } else {
                return found;
            }
        }
    }

    private String dotted() throws ScanException, ParseException {
        var name = new StringBuilder(name());
        while (skip(".")) {
            name.append('.').append(name());
        }
        return name.toString();
    }

    private AstNode tested(AstNode base) throws ScanException, ParseException {
        boolean negated = skip("not");
        var name = dotted();
        var given = Given.NOTHING;
        if (is("(")) {
            given = given();
        } else if (beginsArgument()) {
            if (is("is")) {
                fail("no second is");
            }
            given = new Given(List.of(postfixed(primary())), Map.of(), Optional.empty(), Optional.empty());
        }
        var known = given;
        return new PythonNode(() -> Tests.holds(name, PythonNode.of(base), known.arguments()) != negated);
    }

    private boolean beginsArgument() {
        return switch (getToken().getSymbol()) {
            case STRING, INTEGER, FLOAT -> true;
            case IDENTIFIER -> !is("else") && !is("or") && !is("and");
            default -> is("[") || is("{");
        };
    }

    final Given given() throws ScanException, ParseException {
        need("(");
        var positional = new ArrayList<AstNode>();
        var named = new LinkedHashMap<String, AstNode>();
        Optional<AstNode> several = Optional.empty();
        Optional<AstNode> map = Optional.empty();
        boolean first = true;
        while (!skip(")")) {
            comma(first);
            first = false;
            if (skip("*")) {
                several = Optional.of(expression());
            } else if (skip("**")) {
                map = Optional.of(expression());
            } else if (getToken().getSymbol() == Symbol.IDENTIFIER
                    && lookahead(0).getImage().equals("=")) {
                var name = name();
                need("=");
                Given.put(named, name, expression());
            } else if (named.isEmpty() && map.isEmpty() && several.isEmpty()) {
                if (!is(")")) {
                    positional.add(expression());
                }
            } else if (!is(")")) {
                fail("an argument with a name");
            }
        }
        return new Given(List.copyOf(positional), named, several, map);
    }
}
