package io.aiadmin.spi.crm;

/** A booking in the CRM's own naming. */
public record BookingId(String value) {

    public BookingId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("blank id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
