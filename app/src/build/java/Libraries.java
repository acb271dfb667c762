import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes the libraries in a folder quick to start with. The JVM takes no class into its ahead-of-time cache that is of a signed jar or
 * older than stack maps (Java 6), but reads and verifies it at each start. So signatures, which nobody asks for here, are left out, and
 * such classes get their stack maps; what they do stays the same. A jar that was changed says so in {@code META-INF/CHANGED-BY-WEIR}.
 *
 * <p>{@code java Libraries.java FOLDER}, in which all that the classes extend must lie. What was done before is not done again.
 */
final class Libraries {

    private static final String NOTE = "META-INF/CHANGED-BY-WEIR";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String DIGEST = "-DIGEST";

    private final ClassFile classFile;

    private Libraries(ClassLoader classes) {
        classFile = ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)));
    }

    public static void main(String[] words) throws IOException {
        List<Path> jars;
        try (var found = Files.list(Path.of(words[0]))) {
            jars = found.filter(it -> it.toString().endsWith(".jar")).sorted().toList();
        }
        var places = new ArrayList<URL>();
        for (var jar : jars) {
            places.add(jar.toUri().toURL());
        }
        try (var classes = new URLClassLoader(places.toArray(URL[]::new))) {
            var libraries = new Libraries(classes);
            for (var jar : jars) {
                libraries.change(jar);
            }
        }
    }

    private void change(Path jar) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        boolean signed;
        boolean old;
        try (var zip = new ZipFile(jar.toFile())) {
            var all = zip.stream().toList();
            if (zip.getEntry(NOTE) != null) {
                return;
            }
            signed = all.stream().anyMatch(it -> isOfSignature(it.getName()));
            old = isAnyOld(zip, all);
            if (!signed && !old) {
                return;
            }
            for (var entry : all) {
                if (!isOfSignature(entry.getName())) {
                    try (var in = zip.getInputStream(entry)) {
                        var content = in.readAllBytes();
                        entries.put(entry.getName(), isClass(entry) ? withStackMaps(content) : content);
                    }
                }
            }
        }
        entries.computeIfPresent(MANIFEST, (_, it) -> signed ? withoutDigests(it) : it);
        write(
                jar,
                entries,
                (signed ? "Its signature was left out. " : "") + (old ? "Its old classes got stack maps." : ""));
    }

    private static boolean isAnyOld(ZipFile zip, List<? extends ZipEntry> entries) throws IOException {
        for (var entry : entries) {
            if (isClass(entry)) {
                try (var in = zip.getInputStream(entry)) {
                    if (isOld(in.readNBytes(8))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isClass(ZipEntry entry) {
        return entry.getName().endsWith(".class");
    }

    private static boolean isOfSignature(String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        return upper.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }

    /**
     * The class with stack maps, in the first version whose stack maps the JVM must not pass over; the same array if it has them, or if
     * what it extends is not among the libraries.
     */
    private byte[] withStackMaps(byte[] content) {
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
    private static boolean isOld(byte[] start) {
        return start.length >= 8 && ((start[6] & 0xff) << 8 | start[7] & 0xff) < ClassFile.JAVA_6_VERSION;
    }

    private static byte[] withoutDigests(byte[] content) {
        try {
            var manifest = new Manifest(new ByteArrayInputStream(content));
            manifest.getEntries()
                    .values()
                    .forEach(it -> it.keySet()
                            .removeIf(name ->
                                    name.toString().toUpperCase(Locale.ROOT).endsWith(DIGEST)));
            manifest.getEntries().values().removeIf(Map::isEmpty);
            var out = new ByteArrayOutputStream();
            manifest.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes at hand can be read", impossible);
        }
    }

    /** Puts the new jar in the place of the old one, so that a build that is cut off leaves either. */
    private static void write(Path jar, Map<String, byte[]> entries, String what) throws IOException {
        var beside = jar.resolveSibling(jar.getFileName() + ".new");
        try (var out = new ZipOutputStream(Files.newOutputStream(beside))) {
            for (var entry : entries.entrySet()) {
                put(out, entry.getKey(), entry.getValue());
            }
            put(out, NOTE, (what.strip() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Files.move(beside, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
