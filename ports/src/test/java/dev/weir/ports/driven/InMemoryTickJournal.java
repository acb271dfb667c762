package dev.weir.ports.driven;

import dev.weir.domain.tick.Tick;
import dev.weir.domain.tick.TickOutcome;
import dev.weir.domain.value.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A journal that lasts as long as the object. */
public final class InMemoryTickJournal implements TickJournal {

    private final List<Noted> noted = new ArrayList<>();
    private long last;

    private record Noted(long number, Tick tick) {}

    @Override
    public synchronized void note(Tick tick) {
        noted.removeIf(earlier ->
                earlier.tick().loop().equals(tick.loop()) && earlier.tick().outcome() instanceof TickOutcome.Idle);
        noted.add(new Noted(++last, tick));
    }

    @Override
    public synchronized List<Tick> last() {
        return List.copyOf(lastByLoop().values().stream().map(Noted::tick).toList());
    }

    @Override
    public synchronized Slice<Tick> ticks(Optional<String> loop, Slice.Request part) {
        var fitting = noted.reversed().stream()
                .filter(each -> loop.map(each.tick().loop()::equals).orElse(true))
                .toList();
        var cut = Cut.of(fitting, Noted::number, part);
        return new Slice<>(cut.items().stream().map(Noted::tick).toList(), cut.next());
    }

    synchronized int remove(Instant before, int most) {
        var lasts = lastByLoop();
        var old = noted.stream()
                .filter(each -> each.tick().at().isBefore(before)
                        && !each.equals(lasts.get(each.tick().loop())))
                .limit(most)
                .toList();
        noted.removeAll(old);
        return old.size();
    }

    private Map<String, Noted> lastByLoop() {
        var lasts = new TreeMap<String, Noted>();
        noted.forEach(each -> lasts.put(each.tick().loop(), each));
        return lasts;
    }
}
