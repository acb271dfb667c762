package dev.weir.app.template;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import dev.weir.domain.translation.PythonLiteral;
import dev.weir.domain.translation.Templates;
import dev.weir.domain.value.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Renders Jinja as Dagster does, in its native mode, by a library that is kept from everything but a short list: values of the node,
 * Python's methods of texts, lists and maps, Jinja's filters, tests and functions. A name that nobody knows is an error. Bounded in size
 * and time.
 */
public final class JinjaTemplates implements Templates {

    private static final int LONGEST_TEMPLATE = 10_000;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Those of the library that a template alone has no use for, or that Jinja does not have. */
    private static final Set<String> DISABLED_TAGS = Set.of(
            "include",
            "import",
            "from",
            "extends",
            "block",
            "do",
            "cycle",
            "ifchanged",
            "unless",
            "break",
            "continue",
            "autoescape");

    private final Jinjava jinjava;

    public JinjaTemplates() {
        jinjava = new Jinjava(JinjavaConfig.newBuilder()
                .withNestedInterpretationEnabled(false)
                .withLegacyOverrides(LegacyOverrides.newBuilder()
                        .withParseWhitespaceControlStrictly(true)
                        .build())
                .withMaxOutputSize(Limit.LONGEST_TEXT)
                .withDisabled(Map.of(Context.Library.TAG, DISABLED_TAGS))
                .build());
        for (var tag : PythonTag.values()) {
            jinjava.registerTag(tag);
        }
        jinjava.getGlobalContext().putAll(Globals.all());
    }

    @Override
    public Tree plain(String text) {
        return value(withoutLastLineEnd(text));
    }

    @Override
    public Rendering over(Tree.Fields node) {
        var values = PythonValue.of(node);
        return (template, spec) -> render(template, values, spec);
    }

    private Tree render(String template, Object node, Supplier<Tree.Fields> spec) {
        if (template.length() > LONGEST_TEMPLATE) {
            throw new IllegalArgumentException("the template is longer than %d characters".formatted(LONGEST_TEMPLATE));
        }
        try {
            return Deadline.within(LONGEST_NANOS, () -> rendered(template, node, spec));
        } catch (StackOverflowError failed) {
            throw new IllegalArgumentException(
                    "\"%s\" cannot be rendered: it goes too deep".formatted(template), failed);
        } catch (RuntimeException failed) {
            throw new IllegalArgumentException(
                    "\"%s\" cannot be rendered: %s".formatted(template, why(failed)), failed);
        }
    }

    private Tree rendered(String template, Object node, Supplier<Tree.Fields> spec) {
        var config = jinjava.getGlobalConfig();
        var context = new Context(jinjava.getGlobalContext(), Map.of(), config.getDisabled());
        context.put("node", node);
        if (template.contains("spec")) {
            context.put("spec", PythonSpec.of(spec.get()));
        }
        var interpreter = new JinjavaInterpreter(jinjava, context, config);
        context.setExpressionStrategy((token, _) -> new PythonOutput(List.of(Heads.value(token.getExpr()))));
        try (var _ = JinjavaInterpreter.closeablePushCurrent(interpreter).get()) {
            var root = interpreter.parse(Braces.plain(withoutLastLineEnd(template)));
            interpreter.getErrorsCopy().stream().findFirst().ifPresent(it -> {
                throw new IllegalArgumentException(
                        it.getReason() == TemplateError.ErrorReason.DISABLED
                                ? "the tag %s is not supported".formatted(it.getFieldName())
                                : it.getMessage());
            });
            var out = new Native();
            PythonOutput.of(root.getChildren(), interpreter, out);
            Object result = out.joined();
            return result instanceof String text ? value(text) : PythonValue.tree(result);
        }
    }

    /** In Jinja's native mode a text that is one of Python's literals is its value. */
    private static Tree value(String text) {
        return PythonLiteral.read(text).orElseGet(() -> Tree.text(text));
    }

    private static String withoutLastLineEnd(String template) {
        var lines = template.replace("\r\n", "\n").replace('\r', '\n');
        return lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines;
    }

    /** The library wraps what is thrown inside of it. */
    private static String why(Throwable failed) {
        Throwable found = failed;
        while (found.getCause() != null && !(found instanceof IllegalArgumentException)) {
            found = found.getCause();
        }
        var message = found.getMessage();
        return message == null ? found.getClass().getSimpleName() : message;
    }
}
