package io.aiadmin.core.booking;

import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BookingOrder;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.MoveOrder;

/** A write that the ledger remembers before the CRM is called. */
public sealed interface CrmWrite {

    IdempotencyKey key();

    record Create(BookingOrder order) implements CrmWrite {
        @Override
        public IdempotencyKey key() {
            return order.key();
        }
    }

    record Move(MoveOrder order) implements CrmWrite {
        @Override
        public IdempotencyKey key() {
            return order.key();
        }
    }

    record Cancel(IdempotencyKey key, BookingId booking) implements CrmWrite {}
}
