package io.aiadmin.storage.contract;

import io.aiadmin.core.contract.PluginStoresContract;
import io.aiadmin.core.contract.StorageUnderTest;
import io.aiadmin.storage.TestStorage;
import org.junit.jupiter.api.Tag;

@Tag("database")
class PluginStoresTest extends PluginStoresContract {

    @Override
    protected StorageUnderTest storage() {
        return TestStorage.shared();
    }
}
