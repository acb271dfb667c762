package dev.weir.ports.driven;

import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.Checkpoint;
import dev.weir.domain.event.EventId;
import dev.weir.domain.event.Keeping;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Lane;
import dev.weir.domain.event.Logged;
import dev.weir.domain.event.Observation;
import dev.weir.domain.event.RunReading;
import dev.weir.domain.run.RunFilter;
import dev.weir.domain.run.RunId;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A log, and the archive of what stands in it, that lasts as long as the object. A lock stands for the transaction. */
public final class InMemoryEventLog implements EventLog, RunArchive {

    private static final Comparator<Logged> NEWEST_FIRST = Comparator.comparing(
                    (Logged logged) -> logged.event().header().at())
            .thenComparingLong(Logged::position)
            .reversed();

    private final Map<Reader, Checkpoint> readers = new HashMap<>();
    private final TreeMap<Key, Row> rows = new TreeMap<>();
    private final TreeMap<Key, Instant> removed = new TreeMap<>();
    private final List<Entry> log = new ArrayList<>();
    private long head;

    private record Reader(WorkspaceName workspace, Lane lane) {}

    private record Key(WorkspaceName workspace, RunId run) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::workspace).thenComparing(Key::run).compare(this, other);
        }
    }

    /** {@code tidied}: what was read of it was removed, and is not taken in again. */
    private record Row(KeptRun kept, long changed, Optional<RunReading> reading, Tidied tidied) {}

    private enum Tidied {
        NOTHING,
        LOGS,
        RESULTS
    }

    private record Entry(Logged logged, boolean stands) {}

    @Override
    public synchronized Recorded record(Observation found) {
        var reader = new Reader(found.workspace(), found.next().lane());
        var version = checkpoint(reader.workspace(), reader.lane())
                .map(Checkpoint::version)
                .orElse(0L);
        if (version != found.basedOn()) {
            return new Recorded.Overtaken(version);
        }
        var settledBefore = new HashSet<RunId>();
        var changed = new TreeMap<Key, Row>();
        for (var seen : found.runs()) {
            var key = new Key(found.workspace(), seen.run().id());
            if (removed.containsKey(key)) {
                continue;
            }
            var row = changed.containsKey(key) ? changed.get(key) : rows.get(key);
            if (row == null) {
                changed.put(key, new Row(seen, 0, Optional.empty(), Tidied.NOTHING));
                continue;
            }
            if (rows.containsKey(key) && rows.get(key).kept().keeping().settled()) {
                settledBefore.add(seen.run().id());
            }
            var kept = row.kept().seenAgain(seen);
            if (!kept.equals(row.kept())) {
                changed.put(key, new Row(kept, 0, row.reading(), row.tidied()));
            }
        }
        var appended = new ArrayList<Entry>();
        var kept = new HashMap<Long, Entry>();
        for (var reading : found.readings()) {
            var key = new Key(found.workspace(), reading.run());
            if (removed.containsKey(key)) {
                continue;
            }
            var row = changed.containsKey(key) ? changed.get(key) : rows.get(key);
            if (row == null) {
                throw new IllegalArgumentException("a reading of run %s, which has no row".formatted(reading.run()));
            }
            if (rows.containsKey(key) && rows.get(key).kept().keeping().settled()) {
                settledBefore.add(reading.run());
            }
            var taken = row.tidied() == Tidied.LOGS ? withoutLogs(reading) : reading;
            if (row.tidied() == Tidied.RESULTS || row.reading().equals(Optional.of(taken))) {
                continue;
            }
            changed.put(key, new Row(row.kept(), 0, Optional.of(taken), row.tidied()));
            var live = found.next().lane() == Lane.LIVE && !settledBefore.contains(reading.run());
            replace(key, taken, live, found.at(), appended, kept);
        }
        kept.forEach((position, entry) -> log.set(indexOf(position), entry));
        log.addAll(appended);
        if (!changed.isEmpty()) {
            head += Math.max(appended.size(), 1);
        }
        changed.forEach((key, row) -> rows.put(key, new Row(row.kept(), head, row.reading(), row.tidied())));
        readers.put(reader, withVersion(found.next(), version + 1));
        return new Recorded.Appended(appended.size(), head);
    }

    private void replace(
            Key key, RunReading reading, boolean live, Instant at, List<Entry> appended, Map<Long, Entry> withdrawn) {
        var before = new HashMap<EventId, Entry>();
        log.stream().filter(entry -> entry.stands() && keyOf(entry).equals(key)).forEach(entry -> {
            before.put(entry.logged().event().header().id(), entry);
            withdrawn.put(entry.logged().position(), new Entry(entry.logged(), false));
        });
        for (var event : reading.events()) {
            var known = before.get(event.header().id());
            if (known != null && known.logged().event().equals(event)) {
                withdrawn.remove(known.logged().position());
                continue;
            }
            var news = live && known == null ? Logged.News.NEWS : Logged.News.HISTORY;
            appended.add(new Entry(new Logged(head + appended.size() + 1, event, at, news), true));
        }
    }

    private int indexOf(long position) {
        for (var i = 0; i < log.size(); i++) {
            if (log.get(i).logged().position() == position) {
                return i;
            }
        }
        throw new IllegalStateException("no position " + position);
    }

    private static RunReading withoutLogs(RunReading reading) {
        return new RunReading(
                reading.run(), reading.manifest(), reading.steps(), reading.events(), reading.losses(), List.of());
    }

    private static Checkpoint withVersion(Checkpoint next, long version) {
        return new Checkpoint(next.lane(), version, next.newest(), next.sweptUpTo(), next.done());
    }

    private static Key keyOf(Entry entry) {
        var id = entry.logged().event().header().id();
        return new Key(id.workspace(), id.run());
    }

    @Override
    public synchronized Optional<Checkpoint> checkpoint(WorkspaceName workspace, Lane lane) {
        return Optional.ofNullable(readers.get(new Reader(workspace, lane)));
    }

    @Override
    public synchronized List<KeptRun> open(WorkspaceName workspace) {
        return kept(workspace)
                .filter(kept -> !kept.run().ended() && !(kept.keeping() instanceof Keeping.Unavailable))
                .toList();
    }

    @Override
    public synchronized List<KeptRun> due(WorkspaceName workspace, Lane lane, Instant now, int most) {
        return newestFirst(kept(workspace)
                        .filter(kept -> kept.lane() == lane && kept.run().ended())
                        .filter(kept -> switch (kept.keeping()) {
                            case Keeping.Listed _ -> true;
                            case Keeping.Waiting(var until, var _, var _) -> !until.isAfter(now);
                            case Keeping.Read _, Keeping.Unavailable _, Keeping.Excluded _ -> false;
                        }))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized Optional<RunId> newestCreatedBefore(WorkspaceName workspace, Instant created) {
        var standing = kept(workspace)
                .filter(kept -> kept.run().times().created().isBefore(created))
                .map(kept -> kept.run().id());
        var gone = removed.entrySet().stream()
                .filter(each -> each.getKey().workspace().equals(workspace)
                        && each.getValue().isBefore(created))
                .map(each -> each.getKey().run());
        return Stream.concat(standing, gone).max(Comparator.naturalOrder());
    }

    @Override
    public synchronized Optional<Instant> createdAt(WorkspaceName workspace, RunId run) {
        var key = new Key(workspace, run);
        return Optional.ofNullable(rows.get(key))
                .map(row -> row.kept().run().times().created())
                .or(() -> Optional.ofNullable(removed.get(key)));
    }

    @Override
    public synchronized Set<RunId> known(WorkspaceName workspace, Collection<RunId> runs) {
        return Set.copyOf(runs.stream()
                .filter(run ->
                        rows.containsKey(new Key(workspace, run)) || removed.containsKey(new Key(workspace, run)))
                .toList());
    }

    @Override
    public synchronized long head() {
        return head;
    }

    @Override
    public synchronized List<Logged> since(long position, int most) {
        return log.stream()
                .map(Entry::logged)
                .filter(logged -> logged.position() > position)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized List<Moved> moved(long position, int most) {
        return rows.entrySet().stream()
                .map(each -> new Moved(
                        each.getValue().changed(),
                        each.getKey().workspace(),
                        each.getKey().run()))
                .filter(moved -> moved.position() > position)
                .sorted(Comparator.comparingLong(Moved::position)
                        .thenComparing(Moved::workspace)
                        .thenComparing(Moved::run))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized Map<String, Logged> latest(WorkspaceName workspace) {
        var latest = new TreeMap<String, Logged>();
        standing(workspace, _ -> true)
                .filter(logged -> logged.event().header().counting().counts())
                .sorted(NEWEST_FIRST)
                .forEach(logged ->
                        latest.putIfAbsent(logged.event().header().id().node(), logged));
        return latest;
    }

    @Override
    public synchronized Slice<Logged> history(WorkspaceName workspace, String node, Slice.Request part) {
        return Cut.of(standing(workspace, node::equals).sorted(NEWEST_FIRST).toList(), Logged::position, part);
    }

    @Override
    public synchronized Optional<Logged> described(WorkspaceName workspace, String node) {
        return standing(workspace, node::equals)
                .sorted(NEWEST_FIRST)
                .filter(it -> it.event() instanceof AssetEvent.Observed observed
                        && observed.described().isPresent())
                .findFirst();
    }

    @Override
    public synchronized Map<String, List<Logged>> recent(WorkspaceName workspace, Collection<String> nodes, int most) {
        var recent = new TreeMap<String, List<Logged>>();
        for (var node : nodes) {
            var newest = standing(workspace, node::equals)
                    .sorted(NEWEST_FIRST)
                    .limit(most)
                    .toList();
            if (!newest.isEmpty()) {
                recent.put(node, newest);
            }
        }
        return recent;
    }

    private Stream<Logged> standing(WorkspaceName workspace, Predicate<String> node) {
        return log.stream()
                .filter(Entry::stands)
                .map(Entry::logged)
                .filter(logged -> logged.event().header().id().workspace().equals(workspace)
                        && node.test(logged.event().header().id().node()));
    }

    @Override
    public synchronized Slice<KeptRun> runs(WorkspaceName workspace, RunFilter filter, Slice.Request part) {
        var fitting = newestFirst(kept(workspace).filter(kept -> fits(filter, kept)));
        return Cut.of(fitting.toList(), kept -> kept.run().id().value(), part);
    }

    private static boolean fits(RunFilter filter, KeptRun kept) {
        var run = kept.run();
        var created = run.times().created();
        return (filter.statuses().isEmpty()
                        || filter.statuses().contains(run.status().word()))
                && (filter.keepings().isEmpty()
                        || filter.keepings().contains(kept.keeping().word()))
                && filter.job().map(job -> run.job().equals(Optional.of(job))).orElse(true)
                && filter.category()
                        .map(word -> run.startedBy().category().equals(Optional.of(word)))
                        .orElse(true)
                && filter.from().map(from -> !created.isBefore(from)).orElse(true)
                && filter.to().map(created::isBefore).orElse(true);
    }

    @Override
    public synchronized Optional<KeptRun> run(WorkspaceName workspace, RunId id) {
        return Optional.ofNullable(rows.get(new Key(workspace, id))).map(Row::kept);
    }

    @Override
    public synchronized Optional<RunReading> reading(WorkspaceName workspace, RunId id) {
        return Optional.ofNullable(rows.get(new Key(workspace, id))).flatMap(Row::reading);
    }

    @Override
    public synchronized Optional<String> log(WorkspaceName workspace, RunId id, int step) {
        return reading(workspace, id).stream()
                .flatMap(reading -> reading.logs().stream())
                .filter(kept -> kept.step() == step)
                .map(RunReading.StepLog::text)
                .findFirst();
    }

    @Override
    public synchronized Map<String, Long> completeness(WorkspaceName workspace, Instant from, Instant to) {
        var counts = new TreeMap<String, Long>();
        kept(workspace)
                .filter(kept -> !kept.run().times().created().isBefore(from)
                        && kept.run().times().created().isBefore(to))
                .forEach(kept -> counts.merge(standingOf(kept), 1L, Long::sum));
        return counts;
    }

    private static String standingOf(KeptRun kept) {
        return kept.keeping() instanceof Keeping.Listed && !kept.run().ended()
                ? "open"
                : kept.keeping().word();
    }

    private Stream<KeptRun> kept(WorkspaceName workspace) {
        return rows.entrySet().stream()
                .filter(each -> each.getKey().workspace().equals(workspace))
                .map(each -> each.getValue().kept());
    }

    private static Stream<KeptRun> newestFirst(Stream<KeptRun> runs) {
        return runs.sorted(
                Comparator.comparing((KeptRun kept) -> kept.run().id()).reversed());
    }

    /** As {@link Upkeep#removeRuns}. */
    synchronized int removeRuns(Instant createdBefore, int most) {
        var old = rows.entrySet().stream()
                .filter(each -> createdEarlier(each.getValue(), createdBefore))
                .limit(most)
                .toList();
        for (var each : old) {
            var key = each.getKey();
            removed.put(key, each.getValue().kept().run().times().created());
            dropEvents(key);
        }
        old.forEach(each -> rows.remove(each.getKey()));
        return old.size();
    }

    /** As {@link Upkeep#removeResults}. */
    synchronized int removeResults(Instant createdBefore, int most) {
        var old = rows.entrySet().stream()
                .filter(each -> createdEarlier(each.getValue(), createdBefore)
                        && each.getValue().reading().isPresent())
                .limit(most)
                .toList();
        for (var each : old) {
            dropEvents(each.getKey());
            each.setValue(new Row(each.getValue().kept(), each.getValue().changed(), Optional.empty(), Tidied.RESULTS));
        }
        return old.size();
    }

    /** As {@link Upkeep#removeLogs}. */
    synchronized int removeLogs(Instant createdBefore, int most) {
        var old = rows.entrySet().stream()
                .filter(each -> createdEarlier(each.getValue(), createdBefore)
                        && each.getValue().reading().stream()
                                .anyMatch(reading -> !reading.logs().isEmpty()))
                .limit(most)
                .toList();
        for (var each : old) {
            var row = each.getValue();
            each.setValue(
                    new Row(row.kept(), row.changed(), row.reading().map(InMemoryEventLog::withoutLogs), Tidied.LOGS));
        }
        return old.size();
    }

    private static boolean createdEarlier(Row row, Instant time) {
        return row.kept().run().times().created().isBefore(time);
    }

    /** Drops the events of a run, but for those that are the latest of their nodes. */
    private void dropEvents(Key key) {
        var latest = Set.copyOf(latest(key.workspace()).values());
        log.removeIf(entry -> keyOf(entry).equals(key) && !(entry.stands() && latest.contains(entry.logged())));
    }
}
