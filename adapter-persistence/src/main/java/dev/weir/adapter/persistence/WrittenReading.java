package dev.weir.adapter.persistence;

import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.Observation;
import dev.weir.domain.event.RunReading;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A reading as its rows will be, made before the log's head is locked.
 *
 * @param fingerprint of everything but the logs in its first half, of the logs in its second: what is the same was read before
 */
@SuppressWarnings("ArrayRecordComponent")
record WrittenReading(RunReading reading, String body, List<WrittenEvent> events, byte[] fingerprint) {

    private static final int HALF = 32;

    /** What makes an event of a run this one and no other. */
    record EventKey(int step, int ordinal, String node) {}

    /** One event's columns. */
    record WrittenEvent(EventKey key, Instant happened, boolean counts, String body, AssetEvent event) {

        static WrittenEvent of(AssetEvent event) {
            var header = event.header();
            var body = EventCodec.write(event);
            return new WrittenEvent(
                    new EventKey(
                            header.id().step(),
                            header.id().ordinal(),
                            header.id().node()),
                    Times.kept(header.at()),
                    header.counting().counts(),
                    body,
                    event);
        }
    }

    static List<WrittenReading> of(Observation found) {
        return found.readings().stream().map(WrittenReading::of).toList();
    }

    private static WrittenReading of(RunReading reading) {
        var body = ReadingCodec.write(reading);
        var events = new ArrayList<WrittenEvent>(reading.events().size());
        var print = sha256();
        add(print, reading.manifest().map(ManifestHash::value).orElse(""));
        add(print, body);
        for (AssetEvent event : reading.events()) {
            var written = WrittenEvent.of(event);
            events.add(written);
            add(print, written.key().toString());
            add(print, written.happened().toString());
            add(print, written.body());
        }
        var logs = sha256();
        reading.logs().forEach(log -> add(logs, log.step() + "\n" + log.text()));
        var fingerprint = Arrays.copyOf(print.digest(), 2 * HALF);
        System.arraycopy(logs.digest(), 0, fingerprint, HALF, HALF);
        return new WrittenReading(reading, body, events, fingerprint);
    }

    /** Whether this says what was read before under that fingerprint; without the logs if they were removed. */
    boolean saysTheSameAs(byte[] before, RunRows.Tidied tidied) {
        var compared = tidied == RunRows.Tidied.NOTHING ? 2 * HALF : HALF;
        return Arrays.equals(fingerprint, 0, compared, before, 0, Math.min(before.length, compared));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static void add(MessageDigest digest, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((byte) (bytes.length >>> 24));
        digest.update((byte) (bytes.length >>> 16));
        digest.update((byte) (bytes.length >>> 8));
        digest.update((byte) bytes.length);
        digest.update(bytes);
    }
}
