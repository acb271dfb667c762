import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;

/** Gives classes older than stack maps (Java 6, 2006) theirs; what they do stays the same. */
final class StackMaps {

    private final ClassFile classFile;

    /** @param classes in which all that the old classes extend is found */
    StackMaps(ClassLoader classes) {
        classFile = ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)));
    }

    /**
     * The class with stack maps, in the first version whose stack maps the JVM must not pass over; the same array if it has them, or if
     * what it extends is not to be found.
     */
    byte[] in(byte[] content) {
        if (!isOld(content)) {
            return content;
        }
        try {
            return classFile.transformClass(
                    classFile.parse(content),
                    ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
                            .andThen(ClassTransform.endHandler(it -> it.withVersion(ClassFile.JAVA_7_VERSION, 0))));
        } catch (IllegalArgumentException _) {
            return content;
        }
    }

    /** By its version, which stands in the seventh and eighth byte. */
    private static boolean isOld(byte[] content) {
        return content.length >= 8 && ((content[6] & 0xff) << 8 | content[7] & 0xff) < ClassFile.JAVA_6_VERSION;
    }
}
