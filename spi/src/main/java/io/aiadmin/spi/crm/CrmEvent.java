package io.aiadmin.spi.crm;

/** Something that happened inside the CRM. The connector has read it back: a webhook's body alone is never trusted. */
public sealed interface CrmEvent {

    /** A booking was made, moved or changed; this is how it stands now. */
    record BookingChanged(Booking booking) implements CrmEvent {}

    /** A booking was cancelled or deleted. */
    record BookingGone(BookingId booking) implements CrmEvent {}

    /** Services, prices, staff or working hours changed; what was read before is stale. */
    record CatalogChanged() implements CrmEvent {}

    /** The account was disconnected on the vendor's side; nothing works until the owner connects it again. */
    record Disconnected() implements CrmEvent {}
}
