package io.aiadmin.storage.contract;

import io.aiadmin.core.contract.AccountsContract;
import io.aiadmin.core.contract.StorageUnderTest;
import io.aiadmin.storage.TestStorage;
import org.junit.jupiter.api.Tag;

@Tag("database")
class AccountsTest extends AccountsContract {

    @Override
    protected StorageUnderTest storage() {
        return TestStorage.shared();
    }
}
