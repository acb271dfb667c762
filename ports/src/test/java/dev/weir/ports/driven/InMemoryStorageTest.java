package dev.weir.ports.driven;

import org.junit.jupiter.api.Nested;

/** The fakes keep the contracts. */
class InMemoryStorageTest {

    @Nested
    class Log extends EventLogContract {
        @Override
        protected StoragePorts storage() {
            return StoragePorts.inMemory(1_000);
        }
    }

    @Nested
    class Archive extends RunArchiveContract {
        @Override
        protected StoragePorts storage() {
            return StoragePorts.inMemory(1_000);
        }
    }

    @Nested
    class Removal extends UpkeepContract {
        @Override
        protected StoragePorts storage() {
            return StoragePorts.inMemory(1_000);
        }
    }

    @Nested
    class Catalog extends AssetCatalogContract {
        @Override
        protected StoragePorts storage() {
            return StoragePorts.inMemory(1_000);
        }
    }

    @Nested
    class Registered extends RegistryContract {
        @Override
        protected StoragePorts storage() {
            return StoragePorts.inMemory(1_000);
        }
    }

    @Nested
    class Journal extends TickJournalContract {
        @Override
        protected StoragePorts storage() {
            return StoragePorts.inMemory(1_000);
        }
    }

    @Nested
    class Budget extends ApiBudgetContract {
        @Override
        protected StoragePorts storage() {
            return StoragePorts.inMemory(PER_MINUTE);
        }
    }
}
