package io.aiadmin.storage.contract;

import io.aiadmin.core.contract.SessionsContract;
import io.aiadmin.core.contract.StorageUnderTest;
import io.aiadmin.storage.TestStorage;
import org.junit.jupiter.api.Tag;

@Tag("database")
class SessionsTest extends SessionsContract {

    @Override
    protected StorageUnderTest storage() {
        return TestStorage.shared();
    }
}
