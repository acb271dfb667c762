package dev.weir.app.command;

import static java.util.stream.Collectors.joining;

import dev.weir.domain.translation.PythonLiteral;
import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The small part of Jinja's expressions that selectors use: literals, {@code ~ + == != < > and or not in if else}, filters, and calls of
 * {@code var} and {@code env_var}. What it does not know ends with an {@link IllegalArgumentException} that says so.
 *
 * <p>The filters {@code as_bool}, {@code as_number} and {@code as_native} only mark a text, as in dbt's {@code quoted_native_concat}: it
 * is read when it is all that a template comes to. So {@code target.name == 'dev' | as_bool} compares texts and is a flag.
 */
final class TemplateExpression {

    private static final int DEEPEST = 100;
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:('(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\")|(\\d+(?:\\.\\d+)?)|([A-Za-z_][\\w.]*)|(==|!=|<=|>=|[~+()\\[\\],|<>]))",
            Pattern.DOTALL);

    /** What a template can ask for: variables, the environment, and the target's name. */
    record Scope(Map<String, Tree> variables, Map<String, String> environment, String target) {
        Scope {
            variables = Map.copyOf(variables);
            environment = Map.copyOf(environment);
        }
    }

    /**
     * What an expression comes to.
     *
     * @param marked the filter that says as what it is to be read, if it stands alone
     * @param constant whether it asks for nothing: Jinja makes a text of such an expression before it is ever rendered
     */
    record Found(Tree value, Optional<String> marked, boolean constant) {

        /** {@return its value where it is all of a template} */
        Tree alone() {
            return constant ? Tree.text(written(value)) : marked.map(this::read).orElse(value);
        }

        private Tree read(String filter) {
            var text = written(value);
            var literal = PythonLiteral.read(text);
            return switch (filter) {
                case "as_bool" ->
                    literal.filter(Tree.Flag.class::isInstance)
                            .orElseThrow(() ->
                                    new IllegalArgumentException("\"%s\" is neither True nor False".formatted(text)));
                case "as_number" ->
                    literal.filter(Tree.Num.class::isInstance)
                            .orElseThrow(() -> new IllegalArgumentException("\"%s\" is no number".formatted(text)));
                case "as_native" -> literal.orElse(value);
                case String _ -> value;
            };
        }
    }

    private final List<String> tokens;
    private final Scope scope;
    private final IdentityHashMap<Tree, String> marks = new IdentityHashMap<>();
    private boolean asked;
    private int at;
    private int depth;

    private TemplateExpression(List<String> tokens, Scope scope) {
        this.tokens = tokens;
        this.scope = scope;
    }

    static Found found(String expression, Scope scope) {
        var parser = new TemplateExpression(tokens(expression), scope);
        var value = parser.choice();
        if (parser.at < parser.tokens.size()) {
            throw unknown(parser.tokens.get(parser.at));
        }
        return new Found(value, Optional.ofNullable(parser.marks.get(value)), !parser.asked);
    }

    private static List<String> tokens(String expression) {
        var tokens = new ArrayList<String>();
        Matcher matcher = TOKEN.matcher(expression);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
        if (!expression.substring(end).isBlank()) {
            throw unknown(expression.substring(end).strip());
        }
        return tokens;
    }

    private static IllegalArgumentException unknown(String token) {
        return new IllegalArgumentException("\"%s\" cannot be understood without dbt".formatted(token));
    }

    private boolean take(String token) {
        boolean next = at < tokens.size() && tokens.get(at).equals(token);
        at += next ? 1 : 0;
        return next;
    }

    private String next() {
        if (at >= tokens.size()) {
            throw new IllegalArgumentException("the expression ends too early");
        }
        return tokens.get(at++);
    }

    private Tree choice() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("the expression is nested too deeply");
        }
        var value = either();
        if (take("if")) {
            var condition = either();
            var other = take("else") ? choice() : Tree.text("");
            value = truth(condition) ? value : other;
        }
        depth--;
        return value;
    }

    private Tree either() {
        var value = both();
        while (take("or")) {
            var other = both();
            value = truth(value) ? value : other;
        }
        return value;
    }

    private Tree both() {
        var value = negated();
        while (take("and")) {
            var other = negated();
            value = truth(value) ? other : value;
        }
        return value;
    }

    private Tree negated() {
        return take("not") ? Tree.flag(!truth(negated())) : compared();
    }

    private Tree compared() {
        var value = joined();
        while (at < tokens.size()) {
            if (take("==")) {
                value = Tree.flag(value.equals(joined()));
            } else if (take("!=")) {
                value = Tree.flag(!value.equals(joined()));
            } else if (take("<")) {
                value = Tree.flag(order(value, joined()) < 0);
            } else if (take(">")) {
                value = Tree.flag(order(value, joined()) > 0);
            } else if (take("in")) {
                value = Tree.flag(contains(joined(), value));
            } else {
                return value;
            }
        }
        return value;
    }

    private static int order(Tree one, Tree other) {
        return one instanceof Tree.Num left && other instanceof Tree.Num right
                ? left.value().compareTo(right.value())
                : written(one).compareTo(written(other));
    }

    private static boolean contains(Tree in, Tree value) {
        return in instanceof Tree.Items items
                ? items.values().contains(value)
                : written(in).contains(written(value));
    }

    private Tree joined() {
        var value = filtered();
        while (at < tokens.size()) {
            if (take("~")) {
                value = Tree.text(written(value) + written(filtered()));
            } else if (take("+")) {
                var other = filtered();
                value = value instanceof Tree.Num left && other instanceof Tree.Num right
                        ? Tree.number(left.value().add(right.value()))
                        : Tree.text(written(value) + written(other));
            } else {
                return value;
            }
        }
        return value;
    }

    private Tree filtered() {
        var value = operand();
        while (take("|")) {
            var filter = next();
            var arguments = take("(") ? arguments(")") : List.<Tree>of();
            value = filter(filter, value, arguments);
        }
        return value;
    }

    private Tree filter(String filter, Tree value, List<Tree> arguments) {
        return switch (filter) {
            case "string" -> Tree.text(written(value));
            case "as_text", "as_bool", "as_number", "as_native" -> {
                var text = Tree.text(written(value));
                marks.put(text, filter);
                yield text;
            }
            case "lower" -> Tree.text(written(value).toLowerCase(Locale.ROOT));
            case "upper" -> Tree.text(written(value).toUpperCase(Locale.ROOT));
            case "trim" -> Tree.text(written(value).strip());
            case "default" -> value instanceof Tree.Nothing && !arguments.isEmpty() ? arguments.getFirst() : value;
            default -> throw unknown("| " + filter);
        };
    }

    private Tree operand() {
        var token = next();
        char first = token.charAt(0);
        if (first == '\'' || first == '"') {
            return Tree.text(token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1"));
        }
        if (Character.isDigit(first)) {
            return Tree.number(new BigDecimal(token));
        }
        return switch (token) {
            case "(" -> {
                var value = choice();
                if (!take(")")) {
                    throw new IllegalArgumentException("a bracket is not closed");
                }
                yield value;
            }
            case "[" -> Tree.items(arguments("]"));
            case "true", "True" -> Tree.flag(true);
            case "false", "False" -> Tree.flag(false);
            case "none", "None" -> Tree.nothing();
            case "target.name", "target.target_name" -> {
                asked = true;
                yield Tree.text(scope.target());
            }
            case "var" -> variable();
            case "env_var" -> environment();
            default -> throw unknown(token);
        };
    }

    private Tree variable() {
        asked = true;
        var arguments = call();
        var name = written(arguments.getFirst());
        return Optional.ofNullable(scope.variables().get(name))
                .or(() -> arguments.size() > 1 ? Optional.of(arguments.get(1)) : Optional.empty())
                .orElseThrow(() -> new IllegalArgumentException("there is no variable \"%s\"".formatted(name)));
    }

    private Tree environment() {
        asked = true;
        var arguments = call();
        var name = written(arguments.getFirst());
        return Optional.ofNullable(scope.environment().get(name))
                .map(Tree::text)
                .or(() -> arguments.size() > 1 ? Optional.of(arguments.get(1)) : Optional.empty())
                .orElseThrow(() -> new IllegalArgumentException("%s is not set in the environment".formatted(name)));
    }

    private List<Tree> call() {
        if (!take("(")) {
            throw unknown(tokens.get(at - 1));
        }
        var arguments = arguments(")");
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a name is missing");
        }
        return arguments;
    }

    private List<Tree> arguments(String end) {
        var arguments = new ArrayList<Tree>();
        while (!take(end)) {
            arguments.add(choice());
            if (!take(",") && !(at < tokens.size() && tokens.get(at).equals(end))) {
                throw new IllegalArgumentException("a \"%s\" is missing".formatted(end));
            }
        }
        return arguments;
    }

    private static boolean truth(Tree value) {
        return switch (value) {
            case Tree.Text text -> !text.value().isEmpty();
            case Tree.Num number -> number.value().signum() != 0;
            case Tree.Flag flag -> flag.value();
            case Tree.Nothing _ -> false;
            case Tree.Items items -> !items.values().isEmpty();
            case Tree.Fields fields -> !fields.values().isEmpty();
        };
    }

    /** {@return the value as Jinja writes it into a text} */
    static String written(Tree value) {
        return switch (value) {
            case Tree.Text text -> text.value();
            case Tree.Num number -> number.value().toPlainString();
            case Tree.Flag flag -> flag.value() ? "True" : "False";
            case Tree.Nothing _ -> "None";
            case Tree.Items items ->
                items.values().stream().map(TemplateExpression::shown).collect(joining(", ", "[", "]"));
            case Tree.Fields _ -> throw new IllegalArgumentException("a map is no text");
        };
    }

    private static String shown(Tree item) {
        return item instanceof Tree.Text(String text, var _)
                ? "'%s'".formatted(text.replace("'", "\\'"))
                : written(item);
    }
}
