package dev.weir.app.template;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.el.JinjavaProcessors;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import dev.weir.domain.translation.PythonLiteral;
import dev.weir.domain.translation.Templates;
import dev.weir.domain.value.Tree;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Renders Jinja by a library that is kept from everything but a short list: values of the node, Python's methods of texts, lists and
 * maps, the library's filters. A name that nobody knows is an error. Bounded in size and time.
 */
public final class JinjaTemplates implements Templates {

    private static final int LONGEST_OUTPUT = 100_000;
    private static final int MOST_ITEMS = 10_000;
    private static final int LONGEST_RANGE = 1_000;
    private static final int DEEPEST = 10;
    private static final int LONGEST_TEMPLATE = 10_000;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** A template that is one expression and nothing else. */
    private static final Pattern ONE_EXPRESSION =
            Pattern.compile("\\{\\{-?((?:[^{}'\"]|'[^']*'|\"[^\"]*\"|\\{[^{}]*})*?)-?}}");

    private final Jinjava jinjava;

    public JinjaTemplates() {
        jinjava = new Jinjava(JinjavaConfig.newBuilder()
                .withElResolver(new AllowedMembers())
                .withFailOnUnknownTokens(true)
                .withNestedInterpretationEnabled(false)
                .withInterperterFactory(new PythonInterpreter.Factory())
                .withMaxOutputSize(LONGEST_OUTPUT)
                .withMaxStringLength(LONGEST_OUTPUT)
                .withMaxListSize(MOST_ITEMS)
                .withMaxMapSize(MOST_ITEMS)
                .withRangeLimit(LONGEST_RANGE)
                .withMaxRenderDepth(DEEPEST)
                .withMaxMacroRecursionDepth(1)
                .withDisabled(Map.of(
                        Context.Library.TAG,
                        Set.of(
                                "include",
                                "import",
                                "from",
                                "extends",
                                "block",
                                "macro",
                                "call",
                                "do",
                                "cycle",
                                "ifchanged")))
                .withProcessors(JinjavaProcessors.newBuilder()
                        .withNodePreProcessor((_, interpreter) ->
                                Deadline.of(interpreter.getContext()).check())
                        .build())
                .build());
        jinjava.getGlobalContext().registerExpTest(new IsNone());
        PythonFilters.register(jinjava.getGlobalContext());
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
        var context = new Context(jinjava.getGlobalContext());
        context.put("node", node);
        if (template.contains("spec")) {
            context.put("spec", PythonValue.of(spec.get()));
        }
        context.put("automation_condition", new AutomationName.Root());
        context.put("dg", Map.of("AutomationCondition", new AutomationName.Root()));
        context.put("none", PythonNone.NONE);
        context.put("None", PythonNone.NONE);
        Deadline.in(LONGEST_NANOS).into(context);
        var config = jinjava.getGlobalConfig();
        var interpreter = config.getInterpreterFactory().newInstance(jinjava, context, config);
        try (var _ = JinjavaInterpreter.closeablePushCurrent(interpreter).get()) {
            var known = PythonSyntax.rewritten(template);
            var single = ONE_EXPRESSION.matcher(known.strip());
            Object result = single.matches()
                    ? interpreter.resolveELExpression(single.group(1).strip(), 1)
                    : interpreter.render(withoutLastLineEnd(known));
            interpreter.getErrorsCopy().stream()
                    .filter(it -> it.getSeverity() == TemplateError.ErrorType.FATAL)
                    .findFirst()
                    .ifPresent(it -> {
                        throw new IllegalArgumentException("\"%s\": %s".formatted(template, it.getMessage()));
                    });
            return result instanceof CharSequence text ? value(text.toString()) : PythonValue.tree(result);
        } catch (RuntimeException | StackOverflowError failed) {
            throw new IllegalArgumentException(said(template, failed), failed);
        }
    }

    /** In Jinja's native mode a text that is one of Python's literals is its value. */
    private static Tree value(String text) {
        return PythonLiteral.read(text).orElseGet(() -> Tree.text(text));
    }

    private static String withoutLastLineEnd(String template) {
        return template.endsWith("\n") ? template.substring(0, template.length() - 1) : template;
    }

    private static String said(String template, Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var message = root.getMessage();
        if (message != null && message.startsWith("\"" + template)) {
            return message;
        }
        return "\"%s\" cannot be rendered: %s"
                .formatted(template, message == null ? root.getClass().getSimpleName() : message);
    }
}
