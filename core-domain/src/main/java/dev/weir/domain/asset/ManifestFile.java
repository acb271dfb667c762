package dev.weir.domain.asset;

/**
 * A manifest as it was read from a file: the hot tier in memory, the bodies where they lie. Closing lets go of the file; the hot
 * tier stays good.
 */
public record ManifestFile(Manifest manifest, NodeBodies bodies) implements AutoCloseable {

    @Override
    public void close() {
        bodies.close();
    }
}
