package io.aiadmin.storage.contract;

import io.aiadmin.core.contract.ApiTokensContract;
import io.aiadmin.core.contract.StorageUnderTest;
import io.aiadmin.storage.TestStorage;
import org.junit.jupiter.api.Tag;

@Tag("database")
class ApiTokensTest extends ApiTokensContract {

    @Override
    protected StorageUnderTest storage() {
        return TestStorage.shared();
    }
}
