package dev.weir.ports.driven;

/** All ports of one store: whoever writes another store replaces them together, and passes the contracts beside them. */
public record StoragePorts(
        EventLog log,
        RunArchive archive,
        Upkeep upkeep,
        AssetCatalog catalog,
        Registry registry,
        TickJournal journal,
        ApiBudget budget) {

    /** A new and empty store in memory, whose accounts allow {@code perMinute} calls. */
    public static StoragePorts inMemory(int perMinute) {
        var log = new InMemoryEventLog();
        var journal = new InMemoryTickJournal();
        return new StoragePorts(
                log,
                log,
                new InMemoryUpkeep(log, journal),
                new InMemoryAssetCatalog(),
                new InMemoryRegistry(),
                journal,
                new InMemoryApiBudget(perMinute));
    }
}
