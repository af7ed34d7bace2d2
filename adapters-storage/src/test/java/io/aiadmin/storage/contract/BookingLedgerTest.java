package io.aiadmin.storage.contract;

import io.aiadmin.core.contract.BookingLedgerContract;
import io.aiadmin.core.contract.StorageUnderTest;
import io.aiadmin.storage.TestStorage;
import org.junit.jupiter.api.Tag;

@Tag("database")
class BookingLedgerTest extends BookingLedgerContract {

    @Override
    protected StorageUnderTest storage() {
        return TestStorage.shared();
    }
}
