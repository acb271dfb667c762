package dev.weir.adapter.dbtcloud.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Token sources for tests. */
final class Tokens implements TokenSource {

    private final Deque<String> readings;
    private int read;

    private Tokens(List<String> readings) {
        this.readings = new ArrayDeque<>(readings);
    }

    static Tokens always(String token) {
        return new Tokens(List.of(token));
    }

    /** One reading after the other; the last one stays. */
    static Tokens inTurn(String... tokens) {
        return new Tokens(List.of(tokens));
    }

    @Override
    public synchronized String token() {
        read++;
        return readings.size() > 1 ? readings.pop() : readings.getFirst();
    }

    @Override
    public String origin() {
        return "DBT_CLOUD_TOKEN";
    }

    synchronized int read() {
        return read;
    }
}
