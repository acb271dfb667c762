import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;

/**
 * Puts the libraries together so that a start is quick. To open a hundred jars costs the JVM time, as does to inflate ten thousand
 * classes, and it takes no class into its ahead-of-time cache that is of a signed jar or older than stack maps. So all of them become
 * one jar, {@code libraries.jar}, that is stored and not compressed. What Micronaut lists of its beans comes into a second one,
 * {@code beans.jar}, since Micronaut opens each jar that holds such a list anew, as a file system. A library whose files outside of
 * {@code META-INF} go by the names of another's stays a jar of its own, which the manifest of {@code libraries.jar} names.
 *
 * <p>Nothing is lost: the manifest of each library, and what several call by the same name in {@code META-INF} (licences, notices),
 * stand under {@code META-INF/libraries/}, and {@code META-INF/CHANGED-BY-WEIR} lists them all with what was done to them.
 *
 * <p>{@code java Libraries.java FROM TO}, two folders. What was done of the same jars before is not done again.
 */
final class Libraries {

    private static final String ALL = "libraries.jar";
    private static final String BEANS = "beans.jar";
    private static final String NOTE = "META-INF/CHANGED-BY-WEIR";
    private static final String META = "META-INF/";
    private static final String SERVICES = "META-INF/services/";
    private static final String LISTS = "META-INF/micronaut/";

    /** Told in the note, so that what an earlier form of this program has made is made anew. */
    private static final String FORM = "form 2";

    private final Map<String, Integer> owners = new HashMap<>();
    private final Map<String, byte[]> all = new LinkedHashMap<>();
    private final Map<String, byte[]> beans = new LinkedHashMap<>();

    private Libraries(List<Library> libraries) {
        for (var library : libraries) {
            library.entries().keySet().forEach(it -> owners.merge(it, 1, Integer::sum));
        }
    }

    public static void main(String[] words) throws IOException {
        var from = Path.of(words[0]);
        var to = Files.createDirectories(Path.of(words[1]));
        List<Path> jars;
        try (var found = Files.list(from)) {
            jars = found.filter(it -> it.toString().endsWith(".jar")).sorted().toList();
        }
        var of = new StringBuilder(FORM).append('\n');
        for (var jar : jars) {
            of.append(jar.getFileName()).append(' ').append(Files.size(jar)).append('\n');
        }
        var made = to.resolve(ALL);
        if (Files.exists(made)) {
            if (note(made).startsWith(of + "\n")) {
                return;
            }
            forget(made);
        }
        putTogether(read(jars), to, of.toString());
    }

    private static List<Library> read(List<Path> jars) throws IOException {
        var places = new ArrayList<URL>();
        for (var jar : jars) {
            places.add(jar.toUri().toURL());
        }
        try (var classes = new URLClassLoader(places.toArray(URL[]::new))) {
            var stackMaps = new StackMaps(classes);
            var libraries = new ArrayList<Library>();
            for (var jar : jars) {
                libraries.add(Library.read(jar, stackMaps));
            }
            return libraries;
        }
    }

    private static void putTogether(List<Library> read, Path to, String of) throws IOException {
        var libraries = new Libraries(read);
        var beside = new TreeSet<String>();
        var note = new StringBuilder(of).append('\n');
        for (var library : read) {
            boolean apart = libraries.isApart(library);
            note.append(library.file()).append(apart ? " beside this jar" : " in this jar");
            note.append(library.changes()).append('\n');
            if (apart) {
                beside.add(library.file());
                StoredJar.write(to.resolve(library.file()), library.entries());
            } else {
                libraries.add(library);
            }
        }
        if (!libraries.beans.isEmpty()) {
            beside.add(BEANS);
            StoredJar.write(to.resolve(BEANS), libraries.beans);
        }
        libraries.all.put(NOTE, note.toString().getBytes(StandardCharsets.UTF_8));
        libraries.all.put(Library.MANIFEST, StoredJar.manifest(beside));
        StoredJar.write(to.resolve(ALL), libraries.all);
    }

    private boolean isApart(Library library) {
        return library.entries().keySet().stream()
                .anyMatch(it -> !it.startsWith(META) && !it.endsWith("/") && !it.endsWith(".class") && isShared(it));
    }

    private boolean isShared(String name) {
        return owners.getOrDefault(name, 0) > 1;
    }

    /** Of two classes of one name the first stays, as on a class path. */
    private void add(Library library) {
        library.entries().forEach((name, content) -> {
            if (name.startsWith(LISTS)) {
                beans.putIfAbsent(name, content);
            } else if (name.startsWith(SERVICES) && !name.endsWith("/")) {
                all.merge(name, content, Libraries::lines);
            } else if (name.startsWith(META) && !name.endsWith("/") && isShared(name)) {
                all.put(
                        META + "libraries/" + library.file().replaceFirst("\\.jar$", "/")
                                + name.substring(META.length()),
                        content);
            } else {
                all.putIfAbsent(name, content);
            }
        });
    }

    /** One file's lines and another's, whether or not the first ends with a line feed. */
    private static byte[] lines(byte[] before, byte[] after) {
        var both = new ByteArrayOutputStream();
        both.writeBytes(before);
        both.write('\n');
        both.writeBytes(after);
        return both.toByteArray();
    }

    private static String note(Path jar) throws IOException {
        return new String(entry(jar, NOTE), StandardCharsets.UTF_8);
    }

    private static byte[] entry(Path jar, String name) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            var entry = zip.getEntry(name);
            if (entry == null) {
                return new byte[0];
            }
            try (var in = zip.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }
    }

    /** Removes what was put together of other libraries. */
    private static void forget(Path made) throws IOException {
        var manifest = new Manifest(new ByteArrayInputStream(entry(made, Library.MANIFEST)));
        var beside = manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        for (var name : beside == null ? new String[0] : beside.split(" ")) {
            Files.deleteIfExists(made.resolveSibling(name));
        }
        Files.delete(made);
    }
}
