package dev.weir.adapter.dbtcloud.sandbox;

import java.io.IOException;
import java.io.OutputStream;

/** The bytes of an artifact, made anew each time that they are asked for. */
@FunctionalInterface
interface FileContent {

    void writeTo(OutputStream out) throws IOException;

    static FileContent of(byte[] bytes) {
        var kept = bytes.clone();
        return out -> out.write(kept);
    }
}
