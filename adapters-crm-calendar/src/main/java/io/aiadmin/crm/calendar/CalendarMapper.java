package io.aiadmin.crm.calendar;

import io.aiadmin.crm.calendar.Documents.BookingJson;
import io.aiadmin.crm.calendar.Documents.ClientJson;
import io.aiadmin.spi.Money;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.BranchId;
import io.aiadmin.spi.crm.Client;
import io.aiadmin.spi.crm.ClientId;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.PriceRange;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents to what the SPI speaks of, and back. */
final class CalendarMapper {

    private CalendarMapper() {}

    static Booking booking(BookingJson json, @Nullable ClientJson client) {
        return new Booking(
                new BookingId(json.id()),
                client == null ? null : client(client),
                json.services().stream().map(ServiceId::new).toList(),
                new StaffId(json.staff()),
                json.time(),
                json.active() ? BookingStatus.ACTIVE : BookingStatus.CANCELLED,
                json.priceFrom() == null || json.priceTo() == null
                        ? null
                        : new PriceRange(new Money(json.priceFrom()), new Money(json.priceTo())),
                json.branch() == null ? null : new BranchId(json.branch()),
                json.key() == null ? null : new IdempotencyKey(json.key()));
    }

    static Client client(ClientJson json) {
        return new Client(new ClientId(json.id()), json.name(), new Phone(json.phone()));
    }

    static BookingJson booking(
            BookingId id,
            @Nullable String client,
            List<ServiceId> services,
            StaffId staff,
            @Nullable BranchId branch,
            TimeRange time,
            @Nullable PriceRange price,
            String note,
            @Nullable IdempotencyKey key,
            Instant written) {
        return new BookingJson(
                id.value(),
                client,
                services.stream().map(ServiceId::value).toList(),
                staff.value(),
                branch == null ? null : branch.value(),
                time.from().getEpochSecond(),
                time.until().getEpochSecond(),
                true,
                price == null ? null : price.from().roubles(),
                price == null ? null : price.to().roubles(),
                note,
                key == null ? null : key.value(),
                List.of(),
                written.getEpochSecond());
    }
}
