import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;

/**
 * A library as this Java reads it: without signatures, which nobody asks for here, with stack maps in its old classes, and of what it
 * holds for several versions of Java the newest that suits.
 *
 * @param file the name of its jar
 * @param entries by name, folders among them; without the list of a signature, of modules and of packages
 * @param signed whether a signature was left out
 * @param old whether classes got stack maps
 */
record Library(String file, Map<String, byte[]> entries, boolean signed, boolean old) {

    static final String MANIFEST = "META-INF/MANIFEST.MF";

    private static final String VERSIONS = "META-INF/versions/";
    private static final int JAVA = 25;
    private static final String DIGEST = "-DIGEST";

    static Library read(Path jar, StackMaps stackMaps) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        var newer = new TreeMap<Integer, Map<String, byte[]>>();
        boolean signed = false;
        boolean old = false;
        try (var zip = new ZipFile(jar.toFile())) {
            boolean versioned = isForSeveralVersions(zip);
            for (var entry : zip.stream().toList()) {
                var name = entry.getName();
                if (isOfSignature(name)) {
                    signed = true;
                } else if (!isOfModule(name)) {
                    byte[] content;
                    try (var in = zip.getInputStream(entry)) {
                        content = in.readAllBytes();
                    }
                    var kept = name.endsWith(".class") ? stackMaps.in(content) : content;
                    old |= kept != content;
                    if (versioned && name.startsWith(VERSIONS)) {
                        keepVersion(newer, name, kept);
                    } else {
                        entries.put(name, kept);
                    }
                }
            }
        }
        newer.values().forEach(entries::putAll);
        if (signed) {
            entries.computeIfPresent(MANIFEST, (_, it) -> withoutDigests(it));
        }
        return new Library(jar.getFileName().toString(), entries, signed, old);
    }

    private static boolean isForSeveralVersions(ZipFile zip) throws IOException {
        var entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            return false;
        }
        try (var in = zip.getInputStream(entry)) {
            return "true"
                    .equalsIgnoreCase(new Manifest(in).getMainAttributes().getValue(Attributes.Name.MULTI_RELEASE));
        }
    }

    /** Of what stands under {@code META-INF/versions/N/}, all that this Java may read; never more of {@code META-INF}. */
    private static void keepVersion(NavigableMap<Integer, Map<String, byte[]>> newer, String name, byte[] content) {
        int end = name.indexOf('/', VERSIONS.length());
        if (end < 0 || name.endsWith("/") || name.startsWith("META-INF/", end + 1)) {
            return;
        }
        int version = Integer.parseInt(name, VERSIONS.length(), end, 10);
        if (version <= JAVA) {
            newer.computeIfAbsent(version, _ -> new LinkedHashMap<>()).put(name.substring(end + 1), content);
        }
    }

    private static boolean isOfSignature(String name) {
        return name.toUpperCase(Locale.ROOT).matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }

    private static boolean isOfModule(String name) {
        return name.endsWith("module-info.class") || name.equals("META-INF/INDEX.LIST");
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

    /** What was done to it, for the note in the jar that it came into. */
    String changes() {
        return (signed ? ", without its signature" : "") + (old ? ", its old classes with stack maps" : "");
    }
}
