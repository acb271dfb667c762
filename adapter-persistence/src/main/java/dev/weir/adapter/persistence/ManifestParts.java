package dev.weir.adapter.persistence;

import static dev.weir.adapter.persistence.schema.Tables.MANIFEST_PART;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Contents by their hash, deflated. What is there is not written again. */
final class ManifestParts {

    private final DSLContext sql;
    private final Queue<PartPacking> idle = new ConcurrentLinkedQueue<>();
    private final MessageDigest digest = WrittenReading.sha256();

    ManifestParts(DSLContext sql) {
        this.sql = sql;
    }

    UUID hash(byte[] content) {
        var bits = ByteBuffer.wrap(digest.digest(content));
        return new UUID(bits.getLong(), bits.getLong());
    }

    Set<UUID> known(Collection<UUID> hashes) {
        var known = new HashSet<UUID>();
        Portions.each(
                sql,
                hashes,
                (seeking, portion) -> seeking.select(MANIFEST_PART.HASH)
                        .from(MANIFEST_PART)
                        .where(MANIFEST_PART.HASH.in(portion), MANIFEST_PART.SEQ.eq(0))
                        .forEach(row -> known.add(row.value1())));
        return known;
    }

    /** Writes contents that are not there. To deflate them is most of the work, and is done side by side. */
    void write(Map<UUID, byte[]> contents) {
        var rows = contents.entrySet().parallelStream()
                .flatMap(part -> rows(part.getKey(), with(packing -> packing.pack(part.getValue()))))
                .toList();
        Batches.insert(sql, MANIFEST_PART, List.of(MANIFEST_PART.HASH, MANIFEST_PART.SEQ, MANIFEST_PART.BODY), rows);
    }

    private static Stream<Object[]> rows(UUID hash, byte[] packed) {
        var pieces = Packing.pieces(packed);
        return IntStream.range(0, pieces.size()).mapToObj(seq -> new Object[] {hash, seq, pieces.get(seq)});
    }

    private byte[] with(Function<PartPacking, byte[]> deed) {
        var free = idle.poll();
        var packing = free == null ? new PartPacking() : free;
        var done = deed.apply(packing);
        idle.add(packing);
        return done;
    }

    byte[] read(UUID hash) {
        return content(read(List.of(hash)), hash);
    }

    /** The contents of all of these; one that is lost is a damaged store. */
    Map<UUID, byte[]> read(Collection<UUID> hashes) {
        var pieces = new LinkedHashMap<UUID, List<byte[]>>();
        Portions.each(
                sql,
                hashes,
                (seeking, portion) -> seeking.select(MANIFEST_PART.HASH, MANIFEST_PART.BODY)
                        .from(MANIFEST_PART)
                        .where(MANIFEST_PART.HASH.in(portion))
                        .orderBy(MANIFEST_PART.HASH, MANIFEST_PART.SEQ)
                        .forEach(row -> pieces.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                                .add(row.value2())));
        var contents = new HashMap<UUID, byte[]>();
        pieces.forEach((hash, cut) -> contents.put(hash, with(packing -> packing.unpack(Packing.joined(cut)))));
        return contents;
    }

    static byte[] content(Map<UUID, byte[]> contents, UUID hash) {
        var content = contents.get(hash);
        if (content == null) {
            throw Stored.damaged("manifest part " + hash, "it has no row", Optional.empty());
        }
        return content;
    }
}
