package dev.weir.app.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jinjava.de.odysseus.el.tree.impl.Builder;
import jinjava.de.odysseus.el.tree.impl.Scanner.ScanException;
import jinjava.de.odysseus.el.tree.impl.Scanner.Symbol;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;

/** The library's parser with the precedences of Jinja's own. */
class PythonParser extends OperandParser {

    /** Python's own parser takes no deeper nests. */
    private static final int DEEPEST = 90;

    private int depth;

    PythonParser(Builder builder, String input) {
        super(builder, input);
    }

    @Override
    protected AstNode expr(boolean required) throws ScanException, ParseException {
        return several(true);
    }

    @Override
    final AstNode several(boolean conditional) throws ScanException, ParseException {
        var first = conditional ? expression() : or();
        if (!is(",")) {
            return first;
        }
        var items = new ArrayList<>(List.of(first));
        while (skip(",") && !isEnd()) {
            items.add(conditional ? expression() : or());
        }
        return new PythonNode(() -> PythonTuple.of(Given.values(items)));
    }

    private boolean isEnd() {
        return getToken().getSymbol() == Symbol.END_EVAL || is(")") || is("recursive");
    }

    @Override
    final AstNode expression() throws ScanException, ParseException {
        deeper();
        var found = or();
        while (skip("if")) {
            var then = found;
            var test = or();
            var otherwise = skip("else")
                    ? expression()
                    : new PythonNode(() -> Unknown.nothing(
                            "the condition does not hold, and there is no else to say what it comes to then"));
            found = new PythonNode(() -> PythonNode.of(PythonTruth.of(PythonNode.of(test)) ? then : otherwise));
        }
        depth--;
        return found;
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("it is nested too deeply");
        }
    }

    final AstNode or() throws ScanException, ParseException {
        var found = and();
        while (skip("or")) {
            var left = found;
            var right = and();
            found = new PythonNode(() -> {
                Object value = PythonNode.of(left);
                return PythonTruth.of(value) ? value : PythonNode.of(right);
            });
        }
        return found;
    }

    private AstNode and() throws ScanException, ParseException {
        var found = not();
        while (skip("and")) {
            var left = found;
            var right = not();
            found = new PythonNode(() -> {
                Object value = PythonNode.of(left);
                return PythonTruth.of(value) ? PythonNode.of(right) : value;
            });
        }
        return found;
    }

    private AstNode not() throws ScanException, ParseException {
        if (!skip("not")) {
            return comparison();
        }
        deeper();
        var operand = not();
        depth--;
        return new PythonNode(() -> !PythonTruth.of(PythonNode.of(operand)));
    }

    /** What follows in a comparison. */
    private record Link(Comparison comparison, AstNode right) {}

    private AstNode comparison() throws ScanException, ParseException {
        var first = sum();
        var links = new ArrayList<Link>();
        for (var next = nextComparison(); next.isPresent(); next = nextComparison()) {
            links.add(new Link(next.get(), sum()));
        }
        return links.isEmpty()
                ? first
                : new PythonNode(() -> {
                    Object left = PythonNode.of(first);
                    for (var link : links) {
                        Object right = PythonNode.of(link.right());
                        if (!link.comparison().holds(left, right)) {
                            return false;
                        }
                        left = right;
                    }
                    return true;
                });
    }

    private Optional<Comparison> nextComparison() throws ScanException, ParseException {
        if (getToken().getSymbol() == Symbol.STRING) {
            return Optional.empty();
        }
        if (is("not") && lookahead(0).getImage().equals("in")) {
            consumeToken();
            consumeToken();
            return Optional.of(Comparison.NOT_IN);
        }
        var found = Comparison.of(getToken().getImage());
        if (found.isPresent()) {
            consumeToken();
        }
        return found;
    }

    private AstNode sum() throws ScanException, ParseException {
        var found = concat();
        while (is("+") || is("-")) {
            found = arithmetic(found, is("+") ? Operator.PLUS : Operator.MINUS, this::concat);
        }
        return found;
    }

    private AstNode concat() throws ScanException, ParseException {
        var parts = new ArrayList<>(List.of(product()));
        while (skip("~")) {
            parts.add(product());
        }
        return parts.size() == 1
                ? parts.getFirst()
                : new PythonNode(() -> {
                    var text = new StringBuilder();
                    for (var part : parts) {
                        Limit.text(text.append(PythonPrinted.text(PythonNode.of(part))));
                    }
                    return text.toString();
                });
    }

    private AstNode product() throws ScanException, ParseException {
        var found = power();
        while (true) {
            if (is("*")) {
                found = arithmetic(found, Operator.TIMES, this::power);
            } else if (is("/")) {
                found = arithmetic(found, Operator.DIVIDED, this::power);
            } else if (is("//")) {
                found = arithmetic(found, Operator.FLOORED, this::power);
            } else if (is("%")) {
                found = arithmetic(found, Operator.MODULO, this::power);
            } else {
                return found;
            }
        }
    }

    /** Powers are taken from the left, unlike in Python. */
    private AstNode power() throws ScanException, ParseException {
        var found = filtered(signed());
        while (is("**")) {
            found = arithmetic(found, Operator.POWER, () -> filtered(signed()));
        }
        return found;
    }

    /** Reads what binds closer than an operator. */
    @FunctionalInterface
    private interface Level {
        AstNode read() throws ScanException, ParseException;
    }

    private AstNode arithmetic(AstNode left, Operator operator, Level level) throws ScanException, ParseException {
        consumeToken();
        var right = level.read();
        return new PythonNode(() -> PythonArithmetic.of(operator, PythonNode.of(left), PythonNode.of(right)));
    }

    /** A sign binds its operand before filters do: {@code -1 | abs} is 1. */
    private AstNode signed() throws ScanException, ParseException {
        boolean negative = is("-");
        if (!negative && !is("+")) {
            return postfixed(primary());
        }
        consumeToken();
        deeper();
        var operand = signed();
        depth--;
        return postfixed(new PythonNode(() -> PythonArithmetic.signed(negative, PythonNode.of(operand))));
    }
}
