package dev.weir.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** The words that the walls need and ArchUnit does not have. */
final class Conditions {

    private Conditions() {}

    static DescribedPredicate<JavaClass> named(String... names) {
        var all = Set.of(names);
        return DescribedPredicate.describe("named " + all, type -> all.contains(type.getName()) || type.isArray());
    }

    static DescribedPredicate<JavaClass> beginsWith(String beginning) {
        return DescribedPredicate.describe(
                "named %s…".formatted(beginning),
                type -> type.getSimpleName().startsWith(beginning)
                        || type.getEnclosingClass()
                                .filter(outer -> outer.getSimpleName().startsWith(beginning))
                                .isPresent());
    }

    static DescribedPredicate<JavaClass> openInterfaceIn(String packages) {
        return JavaClass.Predicates.resideInAPackage(packages)
                .and(DescribedPredicate.describe("open interfaces", type -> type.isInterface() && !isSealed(type)));
    }

    static ArchCondition<JavaClass> useOnlyEarlierRooms(String base, List<String> order) {
        return condition("use only rooms that stand before their own", (type, events) -> {
            int own = room(type, base, order);
            if (own < 0) {
                violated(type, "%s stands in no known room of %s".formatted(type.getName(), base), events);
                return;
            }
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var target = dependency.getTargetClass();
                if (target.getPackageName().startsWith(base + ".") && room(target, base, order) > own) {
                    violated(type, dependency.getDescription(), events);
                }
            }
        });
    }

    private static int room(JavaClass type, String base, List<String> order) {
        var rest = type.getPackageName()
                .substring(Math.min(base.length() + 1, type.getPackageName().length()));
        return order.indexOf(rest.replaceFirst("\\..*", ""));
    }

    static ArchCondition<JavaMethod> beAbstractOrStatic() {
        return new ArchCondition<>("be abstract or static") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var modifiers = method.getModifiers();
                if (!modifiers.contains(JavaModifier.ABSTRACT)
                        && !modifiers.contains(JavaModifier.STATIC)
                        && !modifiers.contains(JavaModifier.SYNTHETIC)) {
                    events.add(SimpleConditionEvent.violated(method, method.getDescription() + " has a body"));
                }
            }
        };
    }

    /** But for those few that are named: {@code CLASS.METHOD}. */
    static ArchCondition<JavaMethod> takeNoBoolean(Set<String> but) {
        return new ArchCondition<>("take no boolean") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean takes = method.getRawParameterTypes().stream()
                        .anyMatch(type -> type.getName().equals("boolean"));
                var name = method.getOwner().getSimpleName() + "." + method.getName();
                if (takes && !but.contains(name) && !method.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                    events.add(SimpleConditionEvent.violated(method, method.getDescription() + " takes a boolean"));
                }
            }
        };
    }

    /** Asking a clock that was not given: {@code now()} without an argument, the system's milliseconds, the system's clock. */
    static ArchCondition<JavaClass> readAClock() {
        return new ArchCondition<>("read a clock that was not given") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (var call : type.getMethodCallsFromSelf()) {
                    var owner = call.getTargetOwner().getName();
                    var name = call.getTarget().getName();
                    boolean none = call.getTarget().getRawParameterTypes().isEmpty();
                    boolean now = owner.startsWith("java.time.") && name.equals("now") && none;
                    boolean millis = owner.equals("java.lang.System") && name.equals("currentTimeMillis");
                    boolean source = owner.equals("java.time.InstantSource") && name.equals("system");
                    boolean clock = owner.equals("java.time.Clock") && name.startsWith("system");
                    if (now || millis || source || clock) {
                        events.add(SimpleConditionEvent.satisfied(type, call.getDescription()));
                    }
                }
            }
        };
    }

    /** A record, an enum, an interface, a final or sealed class, or an exception. */
    static ArchCondition<JavaClass> beClosed() {
        return condition("be closed", (type, events) -> {
            boolean closed = type.getModifiers().contains(JavaModifier.FINAL)
                    || type.isEnum()
                    || type.isRecord()
                    || type.isAnnotation()
                    || type.isInterface()
                    || isSealed(type)
                    || type.isAssignableTo(Throwable.class)
                    || type.getSimpleName().equals("package-info");
            if (!closed) {
                violated(type, type.getName() + " is open", events);
            }
        });
    }

    private static boolean isSealed(JavaClass type) {
        return type.reflect().isSealed();
    }

    private static ArchCondition<JavaClass> condition(String words, BiConsumer<JavaClass, ConditionEvents> check) {
        return new ArchCondition<>(words) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, events);
            }
        };
    }

    private static void violated(JavaClass type, String words, ConditionEvents events) {
        events.add(SimpleConditionEvent.violated(type, words));
    }
}
