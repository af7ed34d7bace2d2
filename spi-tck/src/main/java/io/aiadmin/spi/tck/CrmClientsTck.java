package io.aiadmin.spi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingOrder;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.Client;
import io.aiadmin.spi.crm.ClientDraft;
import io.aiadmin.spi.crm.ClientId;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.IdempotencyKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Clients' cards, and whose bookings are whose. */
public abstract class CrmClientsTck extends CrmTck {

    @Test
    void knownPhoneFindsItsCard() {
        if (refused(CrmCapability.FIND_CLIENT)) {
            return;
        }
        assertThat(crm.findClient(TckSalon.IRINA.phone())).hasValueSatisfying(client -> {
            assertThat(client.name()).isEqualTo(TckSalon.IRINA.name());
            assertThat(client.phone()).isEqualTo(TckSalon.IRINA.phone());
        });
    }

    @Test
    void unknownPhoneFindsNobody() {
        if (refused(CrmCapability.FIND_CLIENT)) {
            return;
        }
        assertThat(crm.findClient(STRANGER)).isEmpty();
    }

    @Test
    void savedClientIsFound() {
        if (refused(CrmCapability.SAVE_CLIENT)) {
            return;
        }
        Client saved = crm.saveClient(new ClientDraft("Ольга Новая", STRANGER));

        assertThat(saved.phone()).isEqualTo(STRANGER);
        assertThat(saved.name()).isEqualTo("Ольга Новая");
        if (can(CrmCapability.FIND_CLIENT)) {
            assertThat(crm.findClient(STRANGER)).map(Client::id).contains(saved.id());
        }
    }

    @Test
    void savingAgainKeepsTheCardAndItsName() {
        if (refused(CrmCapability.SAVE_CLIENT)) {
            return;
        }
        Client first = crm.saveClient(new ClientDraft("Ольга Новая", STRANGER));
        Client second = crm.saveClient(new ClientDraft("Кто-то другой", STRANGER));
        Client third = crm.saveClient(new ClientDraft(null, STRANGER));

        assertThat(List.of(second.id(), third.id())).containsOnly(first.id());
        assertThat(second.name()).isEqualTo("Ольга Новая");
        assertThat(third.name()).isEqualTo("Ольга Новая");
    }

    @Test
    void savingAKnownPhoneMakesNoSecondCard() {
        if (refused(CrmCapability.SAVE_CLIENT)) {
            return;
        }
        Client saved = crm.saveClient(new ClientDraft("Ира", TckSalon.IRINA.phone()));

        assertThat(saved.name()).isEqualTo(TckSalon.IRINA.name());
        if (can(CrmCapability.FIND_CLIENT)) {
            assertThat(crm.findClient(TckSalon.IRINA.phone())).map(Client::id).contains(saved.id());
        }
    }

    @Test
    void clientWithoutANameIsTaken() {
        if (refused(CrmCapability.SAVE_CLIENT)) {
            return;
        }
        assertThat(crm.saveClient(new ClientDraft(null, STRANGER)).phone()).isEqualTo(STRANGER);
    }

    @Test
    void bookingMakesTheCustomerKnown() {
        if (refused(CrmCapability.FIND_CLIENT)) {
            return;
        }
        book("known", 7, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));

        assertThat(crm.findClient(phone(7))).map(Client::name).contains("Клиент 7");
    }

    @Test
    void bookingLeavesAKnownNameAlone() {
        if (refused(CrmCapability.FIND_CLIENT)) {
            return;
        }
        crm.book(new BookingOrder(
                new IdempotencyKey("rename"),
                new ClientDraft("Ира", TckSalon.IRINA.phone()),
                null,
                null,
                List.of(service(TckSalon.MASSAGE).id()),
                salon.at(4, "11:00"),
                ""));

        assertThat(crm.findClient(TckSalon.IRINA.phone())).map(Client::name).contains(TckSalon.IRINA.name());
    }

    @Test
    void bookingsOfAClientAreTheOwnOnly() {
        if (refused(CrmCapability.CLIENT_BOOKINGS)) {
            return;
        }
        book("mine", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(1, "14:00"));
        book("other", 2, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(1, "15:00"));

        assertThat(startsOfBookings(crm.bookingsOf(phone(1), salon.allDays()))).containsExactly(salon.at(1, "14:00"));
        assertThat(startsOfBookings(crm.bookingsOf(TckSalon.IRINA.phone(), salon.allDays())))
                .containsExactly(salon.at(1, "12:00"));
        assertThat(crm.bookingsOf(phone(1), salon.allDays()))
                .allMatch(booking -> booking.client() == null
                        || phone(1).equals(booking.client().phone()));
    }

    @Test
    void bookingsOfAClientAreInTheRangeAndByStart() {
        if (refused(CrmCapability.CLIENT_BOOKINGS)) {
            return;
        }
        book("c", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(6, "14:00"));
        book("a", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "14:00"));
        book("b", 1, TckSalon.MASSAGE, TckSalon.VERA, salon.at(5, "11:00"));

        assertThat(startsOfBookings(crm.bookingsOf(phone(1), salon.allDays())))
                .containsExactly(salon.at(4, "14:00"), salon.at(5, "11:00"), salon.at(6, "14:00"));
        assertThat(startsOfBookings(crm.bookingsOf(phone(1), salon.day(5)))).containsExactly(salon.at(5, "11:00"));
        assertThat(startsOfBookings(crm.bookingsOf(phone(1), salon.between(4, "14:30", "20:00"))))
                .as("a visit under way overlaps the range")
                .containsExactly(salon.at(4, "14:00"));
        assertThat(crm.bookingsOf(phone(1), salon.between(4, "15:00", "20:00"))).isEmpty();
    }

    @Test
    void strangerHasNoBookings() {
        if (refused(CrmCapability.CLIENT_BOOKINGS)) {
            return;
        }
        assertThat(crm.bookingsOf(STRANGER, salon.allDays())).isEmpty();
    }

    @Test
    void cancelledBookingIsShownAsSuch() {
        if (refused(CrmCapability.CLIENT_BOOKINGS) || refused(CrmCapability.CANCEL)) {
            return;
        }
        Booking booking = book("shown", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));
        crm.cancel(booking.id());

        assertThat(crm.bookingsOf(phone(1), salon.allDays()))
                .extracting(Booking::status)
                .containsExactly(BookingStatus.CANCELLED);
    }

    @Test
    void customersWhoComeAtOnceGetOneCardEach() {
        if (refused(CrmCapability.SAVE_CLIENT)) {
            return;
        }
        Set<ClientId> cards = TckThreads.all(20, _ -> crm.saveClient(new ClientDraft("Ольга", STRANGER))).stream()
                .map(Client::id)
                .collect(Collectors.toSet());

        assertThat(cards).hasSize(1);
    }

    @Test
    void bookingsOfOneCustomerAtOnceAreAllKept() {
        List<Booking> bookings = TckThreads.all(
                6, i -> book("at-once-" + i, 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4 + i, "11:00")));

        assertThat(bookings).hasSize(6);
        assertActive(
                1,
                salon.at(4, "11:00"),
                salon.at(5, "11:00"),
                salon.at(6, "11:00"),
                salon.at(7, "11:00"),
                salon.at(8, "11:00"),
                salon.at(9, "11:00"));
    }

    @Test
    void noteIsTaken() {
        if (refused(CrmCapability.CLIENT_NOTES)) {
            return;
        }
        if (can(CrmCapability.FIND_CLIENT)) {
            ClientId irina =
                    crm.findClient(TckSalon.IRINA.phone()).orElseThrow().id();
            crm.addNote(irina, "Любит кофе без сахара");
            crm.addNote(irina, "Аллергия на аммиак\nпросила напомнить");
            assertThat(crm.findClient(TckSalon.IRINA.phone())).map(Client::name).contains(TckSalon.IRINA.name());
        }
    }

    @Test
    void noteForNobodyIsNotFound() {
        if (refused(CrmCapability.CLIENT_NOTES)) {
            return;
        }
        assertThatThrownBy(() -> crm.addNote(new ClientId(NOBODYS), "Любит кофе"))
                .isInstanceOf(CrmException.NotFound.class);
    }

    private static List<Instant> startsOfBookings(List<Booking> bookings) {
        return bookings.stream().map(booking -> booking.time().from()).toList();
    }
}
