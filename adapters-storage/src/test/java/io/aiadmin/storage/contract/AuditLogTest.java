package io.aiadmin.storage.contract;

import io.aiadmin.core.contract.AuditLogContract;
import io.aiadmin.core.contract.StorageUnderTest;
import io.aiadmin.storage.TestStorage;
import org.junit.jupiter.api.Tag;

@Tag("database")
class AuditLogTest extends AuditLogContract {

    @Override
    protected StorageUnderTest storage() {
        return TestStorage.shared();
    }
}
