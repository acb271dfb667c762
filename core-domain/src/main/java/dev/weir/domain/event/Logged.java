package dev.weir.domain.event;

import java.time.Instant;

/**
 * An event in the log.
 *
 * @param position its place in the log, over all workspaces; the order of positions is the order of commits
 * @param recordedAt by our clock
 * @param news whether it was met as it happened; what a backfill or a correction of the past reads is no news
 */
public record Logged(long position, AssetEvent event, Instant recordedAt, News news) {

    /** Whether conditions and sensors may take the event for something new. */
    public enum News {
        NEWS,
        HISTORY
    }
}
