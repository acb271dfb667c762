package dev.weir.adapter.persistence;

import dev.weir.ports.driven.ApiBudgetContract;
import dev.weir.ports.driven.AssetCatalogContract;
import dev.weir.ports.driven.EventLogContract;
import dev.weir.ports.driven.RegistryContract;
import dev.weir.ports.driven.RunArchiveContract;
import dev.weir.ports.driven.StoragePorts;
import dev.weir.ports.driven.TickJournalContract;
import dev.weir.ports.driven.UpkeepContract;
import org.junit.jupiter.api.Nested;

/** The store keeps the contracts on Postgres. */
class PostgresStorageTest {

    @Nested
    class Log extends EventLogContract {
        @Override
        protected StoragePorts storage() {
            return TestStores.postgres();
        }
    }

    @Nested
    class Archive extends RunArchiveContract {
        @Override
        protected StoragePorts storage() {
            return TestStores.postgres();
        }
    }

    @Nested
    class Removal extends UpkeepContract {
        @Override
        protected StoragePorts storage() {
            return TestStores.postgres();
        }
    }

    @Nested
    class Catalog extends AssetCatalogContract {
        @Override
        protected StoragePorts storage() {
            return TestStores.postgres();
        }
    }

    @Nested
    class Registered extends RegistryContract {
        @Override
        protected StoragePorts storage() {
            return TestStores.postgres();
        }
    }

    @Nested
    class Journal extends TickJournalContract {
        @Override
        protected StoragePorts storage() {
            return TestStores.postgres();
        }
    }

    @Nested
    class Budget extends ApiBudgetContract {
        @Override
        protected StoragePorts storage() {
            return TestStores.postgres();
        }
    }
}
