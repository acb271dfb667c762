import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a jar whose entries are stored as they are, so that nothing has to be inflated at a start. */
final class StoredJar {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private StoredJar() {}

    /** Puts the jar in the place of what was there, so that a build that is cut off leaves either. */
    static void write(Path jar, Map<String, byte[]> entries) throws IOException {
        var beside = jar.resolveSibling(jar.getFileName() + ".new");
        try (var out = new ZipOutputStream(Files.newOutputStream(beside))) {
            out.setMethod(ZipOutputStream.STORED);
            if (entries.containsKey(MANIFEST)) {
                put(out, MANIFEST, entries.get(MANIFEST));
            }
            for (var entry : entries.entrySet()) {
                if (!entry.getKey().equals(MANIFEST)) {
                    put(out, entry.getKey(), entry.getValue());
                }
            }
        }
        Files.move(beside, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        var sum = new CRC32();
        sum.update(content);
        var entry = new ZipEntry(name);
        entry.setTime(0);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    /** {@return a manifest that names jars in the same folder} */
    static byte[] manifest(Iterable<String> jars) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", jars));
        var out = new ByteArrayOutputStream();
        manifest.write(out);
        return out.toByteArray();
    }
}
