package io.aiadmin.storage.contract;

import io.aiadmin.core.contract.HumanTasksContract;
import io.aiadmin.core.contract.StorageUnderTest;
import io.aiadmin.storage.TestStorage;
import org.junit.jupiter.api.Tag;

@Tag("database")
class HumanTasksTest extends HumanTasksContract {

    @Override
    protected StorageUnderTest storage() {
        return TestStorage.shared();
    }
}
