package io.aiadmin.core.dialogue;

import io.aiadmin.core.booking.Proposal;
import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.core.conversation.BookingCard;
import io.aiadmin.core.wording.Wording;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.PriceRange;
import io.aiadmin.spi.crm.ServiceId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Makes cards of bookings and words of cards. */
final class VisitCards {

    static final String ACTIVE = "active";
    static final String MOVED = "moved";
    static final String CANCELLED = "cancelled";

    private VisitCards() {}

    static BookingCard of(Booking booking, CatalogView catalog, Wording wording, String status) {
        ZoneId zone = catalog.zone(booking.branch());
        PriceRange price = booking.price();
        return new BookingCard(
                booking.id().value(),
                titles(booking.services(), catalog),
                ToolData.staffName(booking.staff(), catalog),
                booking.time().from().atZone(zone).toOffsetDateTime(),
                Math.toIntExact(booking.time().length().toMinutes()),
                price == null ? null : wording.price(price),
                status);
    }

    /** Of a visit that is known from its proposal only. */
    static BookingCard of(Proposal proposal, CatalogView catalog, ZoneId zone, String status) {
        BookingId booking = proposal.booking();
        return new BookingCard(
                booking == null ? proposal.id().value() : booking.value(),
                titles(proposal.services(), catalog),
                ToolData.staffName(proposal.staff(), catalog),
                proposal.time().from().atZone(zone).toOffsetDateTime(),
                Math.toIntExact(proposal.time().length().toMinutes()),
                null,
                status);
    }

    /** «Женская стрижка, Анна Смирнова, пт, 27 ноября, 15:00». */
    static String words(BookingCard card, Wording wording) {
        StringJoiner words = new StringJoiner(", ");
        words.add(card.service());
        if (card.staff() != null) {
            words.add(card.staff());
        }
        words.add(wording.dayAndTime(card.start().toZonedDateTime()));
        return words.toString();
    }

    /** The list with the card as the newest, in place of an earlier one of the same visit. */
    static List<BookingCard> with(List<BookingCard> cards, BookingCard newest, int longest) {
        List<BookingCard> all = new ArrayList<>(
                cards.stream().filter(card -> !card.id().equals(newest.id())).toList());
        all.add(newest);
        return List.copyOf(all.subList(Math.max(0, all.size() - longest), all.size()));
    }

    private static String titles(List<ServiceId> services, CatalogView catalog) {
        StringJoiner titles = new StringJoiner(" + ");
        services.forEach(
                id -> titles.add(catalog.all().service(id).map(ToolData::title).orElse(id.value())));
        return titles.length() == 0 ? "—" : titles.toString();
    }
}
