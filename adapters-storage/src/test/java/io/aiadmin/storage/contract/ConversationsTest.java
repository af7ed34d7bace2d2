package io.aiadmin.storage.contract;

import io.aiadmin.core.contract.ConversationsContract;
import io.aiadmin.core.contract.StorageUnderTest;
import io.aiadmin.storage.TestStorage;
import org.junit.jupiter.api.Tag;

@Tag("database")
class ConversationsTest extends ConversationsContract {

    @Override
    protected StorageUnderTest storage() {
        return TestStorage.shared();
    }
}
