package io.aiadmin.storage.contract;

import io.aiadmin.core.contract.CompaniesContract;
import io.aiadmin.core.contract.StorageUnderTest;
import io.aiadmin.storage.TestStorage;
import org.junit.jupiter.api.Tag;

@Tag("database")
class CompaniesTest extends CompaniesContract {

    @Override
    protected StorageUnderTest storage() {
        return TestStorage.shared();
    }
}
