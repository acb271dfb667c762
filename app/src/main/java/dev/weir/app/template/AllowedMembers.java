package dev.weir.app.template;

import com.hubspot.jinjava.el.ext.JinjavaBeanELResolver;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.Importable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELResolver;
import org.jspecify.annotations.Nullable;

/**
 * What a template may reach: the entries of maps and lists, Python's methods of values, and the library's own filters and tests.
 * Nothing of any Java class.
 */
final class AllowedMembers extends ELResolver {

    private final JinjavaBeanELResolver library = new JinjavaBeanELResolver();

    private static void check() {
        var current = JinjavaInterpreter.getCurrent();
        if (current != null) {
            Deadline.of(current.getContext()).check();
        }
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        check();
        if (base instanceof Map<?, ?> map) {
            context.setPropertyResolved(true);
            return map.get(String.valueOf(property));
        }
        if (base instanceof List<?> list) {
            var index = index(property);
            if (index != null) {
                context.setPropertyResolved(true);
                int at = index < 0 ? index + list.size() : index;
                return at >= 0 && at < list.size() ? list.get(at) : null;
            }
        }
        if (base instanceof String text) {
            var index = index(property);
            if (index != null) {
                context.setPropertyResolved(true);
                int at = index < 0 ? index + text.length() : index;
                return at >= 0 && at < text.length() ? String.valueOf(text.charAt(at)) : null;
            }
        }
        if (base instanceof Map.Entry<?, ?> entry) {
            var index = index(property);
            if (index != null && (index == 0 || index == 1)) {
                context.setPropertyResolved(true);
                return index == 0 ? entry.getKey() : entry.getValue();
            }
        }
        return null;
    }

    private static @Nullable Integer index(Object property) {
        try {
            return Integer.valueOf(String.valueOf(property));
        } catch (NumberFormatException _) {
            return null;
        }
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            Object method,
            Class<?> @Nullable [] types,
            @Nullable Object @Nullable [] given) {
        check();
        if (base instanceof Importable) {
            return library.invoke(context, base, method, types, given);
        }
        List<Object> arguments = given == null ? List.of() : Arrays.asList(given);
        String name = String.valueOf(method);
        Object result = switch (name) {
            case PythonSyntax.PERCENT -> PythonPercent.of(base, arguments.isEmpty() ? null : arguments.getFirst());
            case PythonSyntax.FILL -> PythonPercent.of(base, arguments);
            default -> called(base, name, arguments);
        };
        if (result == null) {
            throw new IllegalArgumentException("there is no method %s here".formatted(name));
        }
        context.setPropertyResolved(true);
        return result;
    }

    private static @Nullable Object called(@Nullable Object base, String name, List<Object> arguments) {
        return switch (base) {
            case String text -> PythonText.call(text, name, arguments);
            case Map<?, ?> map -> PythonCollection.call(map, name, arguments);
            case List<?> list -> PythonCollection.call(list, name, arguments);
            case AutomationName.Root root -> root.make(name, arguments);
            case AutomationName condition -> condition.derive(name, arguments);
            case null, default -> null;
        };
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {
        throw new IllegalArgumentException("templates change nothing");
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }

    @Override
    public java.util.@Nullable Iterator<java.beans.FeatureDescriptor> getFeatureDescriptors(
            ELContext context, @Nullable Object base) {
        return null;
    }
}
