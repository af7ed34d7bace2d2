package io.aiadmin.spi.channel;

import java.util.List;

/** The vendor took the message: the ids it gave to what was sent, in order. */
public record DeliveryReceipt(List<String> vendorMessageIds) {

    public DeliveryReceipt {
        vendorMessageIds = List.copyOf(vendorMessageIds);
    }
}
