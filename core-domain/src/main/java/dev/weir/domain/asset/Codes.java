package dev.weir.domain.asset;

import java.util.Arrays;

/** A number for each node, −1 for none, in as few bytes as the numbers allow. Sparse when fewer than one node in three has one. */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them; they are arrays for their size.
sealed interface Codes {

    int at(int node);

    long bytes();

    record Bytes(byte[] codes) implements Codes {
        @Override
        public int at(int node) {
            return (codes[node] & 0xFF) - 1;
        }

        @Override
        public long bytes() {
            return codes.length;
        }
    }

    record Shorts(char[] codes) implements Codes {
        @Override
        public int at(int node) {
            return codes[node] - 1;
        }

        @Override
        public long bytes() {
            return 2L * codes.length;
        }
    }

    record Wide(int[] codes) implements Codes {
        @Override
        public int at(int node) {
            return codes[node];
        }

        @Override
        public long bytes() {
            return 4L * codes.length;
        }
    }

    record Sparse(int[] nodes, int[] codes) implements Codes {
        @Override
        public int at(int node) {
            int found = Arrays.binarySearch(nodes, node);
            return found < 0 ? -1 : codes[found];
        }

        @Override
        public long bytes() {
            return 8L * codes.length;
        }
    }

    /** Packs {@code size} numbers, each from −1 up to below {@code distinct}. */
    static Codes pack(int[] codes, int size, int distinct) {
        int given = 0;
        for (int node = 0; node < size; node++) {
            given += codes[node] < 0 ? 0 : 1;
        }
        if (distinct < 255 && 8L * given >= size) {
            var packed = new byte[size];
            for (int node = 0; node < size; node++) {
                packed[node] = (byte) (codes[node] + 1);
            }
            return new Bytes(packed);
        }
        if (3L * given < size) {
            var nodes = new int[given];
            var sparse = new int[given];
            for (int node = 0, next = 0; node < size; node++) {
                if (codes[node] >= 0) {
                    nodes[next] = node;
                    sparse[next++] = codes[node];
                }
            }
            return new Sparse(nodes, sparse);
        }
        if (distinct < Character.MAX_VALUE) {
            var packed = new char[size];
            for (int node = 0; node < size; node++) {
                packed[node] = (char) (codes[node] + 1);
            }
            return new Shorts(packed);
        }
        return new Wide(Arrays.copyOf(codes, size));
    }
}
