package io.aiadmin.storage.contract;

import io.aiadmin.core.contract.ConversationEngineContract;
import io.aiadmin.core.contract.StorageUnderTest;
import io.aiadmin.storage.TestStorage;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Tag;

@Tag("database")
class ConversationEngineTest extends ConversationEngineContract {

    @Override
    protected StorageUnderTest storage() {
        return TestStorage.shared();
    }

    @Override
    protected Instant now() {
        return Clock.systemUTC().instant();
    }
}
