package dev.weir.adapter.dbtcloud.artifact;

import com.fasterxml.jackson.core.JsonToken;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.NodeBodies;
import dev.weir.domain.value.Tree;
import dev.weir.ports.driven.ArtifactException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** Bodies read from the file by position; safe for several threads. */
final class FileBodies implements NodeBodies {

    private final JsonFile file;
    private final Manifest manifest;
    private final long[] positions;
    private final TakenFields taken;
    private @Nullable Path plain;
    private boolean closed;

    FileBodies(JsonFile file, Manifest manifest, long[] positions, TakenFields taken) {
        this.file = file;
        this.taken = taken;
        this.manifest = manifest;
        this.positions = positions;
    }

    @Override
    public Tree.Fields body(int node) {
        try (var channel = FileChannel.open(plain(), StandardOpenOption.READ)) {
            channel.position(positions[node]);
            try (var parser = JsonFile.parser(new BufferedInputStream(Channels.newInputStream(channel), 1 << 14))) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw moved(node);
                }
                return TreeReader.withoutPlaces().fields(parser);
            }
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    /** The plain file, made when it is first needed. Positions count from after a byte order mark, so such a file is spooled too. */
    private synchronized Path plain() throws IOException {
        if (closed) {
            throw new IllegalStateException("the manifest's file was closed");
        }
        var known = plain;
        if (known == null) {
            known = file.gzipped() || startsWithMark() ? spool() : file.path();
            plain = known;
        }
        return known;
    }

    private boolean startsWithMark() throws IOException {
        try (var in = Files.newInputStream(file.path())) {
            return in.read() == 0xEF;
        }
    }

    private Path spool() throws IOException {
        var spooled = Files.createTempFile("weir-manifest", ".json");
        try (InputStream in = file.open()) {
            Files.copy(in, spooled, StandardCopyOption.REPLACE_EXISTING);
        }
        return spooled;
    }

    @Override
    public Optional<Tree.Fields> entry(String section, String key) {
        var found = new Tree.Fields[1];
        each(section, Set.of(), key, (_, body) -> found[0] = body);
        return Optional.ofNullable(found[0]);
    }

    @Override
    public void each(String section, Set<String> fields, BiConsumer<String, Tree.Fields> told) {
        each(section, fields, null, told);
    }

    @Override
    public void each(BitSet nodes, Set<String> fields, ObjIntConsumer<Tree.Fields> told) {
        // Not Comparator.comparingLong, which costs each process its first use (decision 10).
        int[] inOrder = nodes.stream()
                .boxed()
                .sorted((one, other) -> Long.compare(positions[one], positions[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        var atHand = taken.release(inOrder, positions, fields);
        if (atHand != null) {
            for (int at = 0; at < inOrder.length; at++) {
                told.accept(atHand.remove(), inOrder[at]);
            }
            return;
        }
        try (var in = file.open()) {
            var scanner = new ByteScanner(in);
            var trees = new ScannedTree(scanner);
            var wanted = WantedFields.of(fields);
            for (int node : inOrder) {
                scanner.advance(positions[node]);
                if (scanner.peek() != '{') {
                    throw moved(node);
                }
                told.accept(trees.fields(wanted), node);
            }
        } catch (ByteScanner.Unreadable | EOFException _) {
            throw file.fault();
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    private ArtifactException moved(int node) {
        return file.wrong("has changed since it was read: %s is not where it was".formatted(manifest.uniqueId(node)));
    }

    private void each(String section, Set<String> fields, @Nullable String only, BiConsumer<String, Tree.Fields> told) {
        try (var in = file.open()) {
            var scanner = new ByteScanner(in);
            var trees = new ScannedTree(scanner);
            var wanted = WantedFields.of(fields);
            scanner.enter();
            for (var name = scanner.key(); !name.isEmpty(); name = scanner.key()) {
                if (!name.equals(section) || scanner.peek() != '{') {
                    scanner.skip();
                    continue;
                }
                scanner.enter();
                for (var key = scanner.key(); !key.isEmpty(); key = scanner.key()) {
                    if (scanner.peek() != '{' || (only != null && !only.equals(key))) {
                        scanner.skip();
                    } else {
                        told.accept(key, trees.fields(wanted));
                    }
                }
                return;
            }
        } catch (ByteScanner.Unreadable | EOFException _) {
            throw file.fault();
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        var spooled = plain;
        plain = null;
        if (spooled != null && !spooled.equals(file.path())) {
            try {
                Files.deleteIfExists(spooled);
            } catch (IOException e) {
                throw file.failure(e);
            }
        }
    }
}
