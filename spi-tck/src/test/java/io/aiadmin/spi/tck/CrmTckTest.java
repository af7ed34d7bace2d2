package io.aiadmin.spi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.spi.Finding;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BookingOrder;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.Client;
import io.aiadmin.spi.crm.ClientDraft;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.MoveOrder;
import io.aiadmin.spi.crm.Shift;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.SlotQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tests of the CRM kit: an honest connector passes it, and one that breaks a promise does not. */
class CrmTckTest {

    private static Supplier<CrmHarness> subject = () -> MemoryVendor.honest(MemoryVendor.everything());

    static class Catalog extends CrmCatalogTck {
        @Override
        protected CrmHarness startHarness() {
            return subject.get();
        }
    }

    static class Slots extends CrmSlotsTck {
        @Override
        protected CrmHarness startHarness() {
            return subject.get();
        }
    }

    static class Bookings extends CrmBookingTck {
        @Override
        protected CrmHarness startHarness() {
            return subject.get();
        }
    }

    static class Clients extends CrmClientsTck {
        @Override
        protected CrmHarness startHarness() {
            return subject.get();
        }
    }

    static class Failures extends CrmFailuresTck {
        @Override
        protected CrmHarness startHarness() {
            return subject.get();
        }
    }

    static class TimeZones extends CrmTimeZonesTck {
        @Override
        protected CrmHarness startHarness() {
            return subject.get();
        }
    }

    private static final Class<?>[] WHOLE_KIT = {
        Catalog.class, Slots.class, Bookings.class, Clients.class, Failures.class, TimeZones.class
    };

    @Test
    void honestConnectorPasses() {
        KitRun run = run(() -> MemoryVendor.honest(MemoryVendor.everything()), WHOLE_KIT);

        assertThat(run.failures()).isEmpty();
        assertThat(run.skipped()).isEmpty();
        assertThat(run.passed()).hasSizeGreaterThan(100);
    }

    @Test
    void honestConnectorThatCanDoLittlePasses() {
        KitRun run = run(() -> MemoryVendor.honest(Set.of()), WHOLE_KIT);

        assertThat(run.failures()).isEmpty();
        assertThat(run.skipped()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(CrmCapability.class)
    void honestConnectorWithOneCapabilityLessPasses(CrmCapability missing) {
        Set<CrmCapability> rest = EnumSet.copyOf(MemoryVendor.everything());
        rest.remove(missing);

        assertThat(run(() -> MemoryVendor.honest(rest), WHOLE_KIT).failures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(CrmCapability.class)
    void lostCapabilityIsNoticed(CrmCapability lost) {
        Set<CrmCapability> all = MemoryVendor.everything();
        Set<CrmCapability> rest = EnumSet.copyOf(all);
        boolean wasThere = rest.remove(lost);
        KitRun run = run(
                () -> new MemoryVendor(
                        all, (honest, vendor) -> new MemoryCrm(vendor.salon(), vendor.clock(), rest, vendor)),
                Catalog.class);

        assertThat(run.failures().containsKey("capabilitiesAreThoseExpected")).isEqualTo(wasThere);
    }

    @Test
    void pretendedCapabilityIsNoticed() {
        KitRun run = run(
                () -> new MemoryVendor(Set.of(), (honest, _) -> new ForwardingCrm(honest) {
                    @Override
                    public List<Shift> shifts(TimeRange range) {
                        return List.of();
                    }
                }),
                Catalog.class);

        assertThat(run.failures()).containsKeys("missingCapabilityIsRefused", "shiftsAreThoseOfTheSalon");
    }

    @ParameterizedTest
    @EnumSource(BrokenPromise.class)
    void brokenPromiseIsNoticed(BrokenPromise broken) {
        KitRun run = run(() -> MemoryVendor.flawed(broken.flaw), broken.kit);

        assertThat(run.failures()).containsKey(broken.noticedBy);
    }

    private static KitRun run(Supplier<CrmHarness> harness, Class<?>... kit) {
        subject = harness;
        return KitRun.of(kit);
    }

    /** One broken promise each. */
    @SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
    enum BrokenPromise {
        OFFERS_THE_PAST(Slots.class, "nothingIsOfferedInThePast", (honest, _) -> new ForwardingCrm(honest) {
            @Override
            public List<Slot> freeSlots(SlotQuery query) {
                return honest.search(query, Instant.EPOCH, true);
            }
        }),

        OFFERS_WHAT_IS_BOOKED(Slots.class, "visitNeverGoesOverABooking", (honest, vendor) -> new ForwardingCrm(honest) {
            @Override
            public List<Slot> freeSlots(SlotQuery query) {
                return honest.search(query, vendor.clock().instant(), false);
            }
        }),

        IGNORES_THE_LIMIT(Slots.class, "limitKeepsTheEarliest", (honest, _) -> new ForwardingCrm(honest) {
            @Override
            public List<Slot> freeSlots(SlotQuery query) {
                return honest.freeSlots(new SlotQuery(
                        query.branch(), query.services(), query.staff(), query.range(), SlotQuery.MAX_SLOTS));
            }
        }),

        OFFERS_THE_LATEST_FIRST(Slots.class, "earliestComesFirst", (honest, _) -> new ForwardingCrm(honest) {
            @Override
            public List<Slot> freeSlots(SlotQuery query) {
                List<Slot> slots = new ArrayList<>(honest.freeSlots(query));
                Collections.reverse(slots);
                return slots;
            }
        }),

        OFFERS_BEYOND_THE_SHIFT(Slots.class, "nothingIsOfferedThatCannotBe", (honest, _) -> new ForwardingCrm(honest) {
            @Override
            public List<Slot> freeSlots(SlotQuery query) {
                return honest.freeSlots(query).stream()
                        .map(slot -> moved(slot, Duration.ofMinutes(15)))
                        .toList();
            }
        }),

        LOSES_THE_LAST_SLOT(
                Slots.class, "everyGapIsOfferedFromItsBeginningToItsEnd", (honest, _) -> new ForwardingCrm(honest) {
                    @Override
                    public List<Slot> freeSlots(SlotQuery query) {
                        List<Slot> slots = honest.freeSlots(query);
                        return slots.isEmpty() ? slots : slots.subList(0, slots.size() - 1);
                    }
                }),

        SLOTS_OF_ONE_LENGTH(Slots.class, "slotLastsAsLongAsTheService", (honest, _) -> new ForwardingCrm(honest) {
            @Override
            public List<Slot> freeSlots(SlotQuery query) {
                return honest.freeSlots(query).stream()
                        .map(slot -> new Slot(
                                TimeRange.of(slot.time().from(), Duration.ofHours(1)), slot.staff(), slot.branch()))
                        .toList();
            }
        }),

        UNKNOWN_SERVICE_IS_MERELY_BUSY(
                Slots.class, "unknownServiceIsNotFound", (honest, _) -> new ForwardingCrm(honest) {
                    @Override
                    public List<Slot> freeSlots(SlotQuery query) {
                        try {
                            return honest.freeSlots(query);
                        } catch (CrmException.NotFound _) {
                            return List.of();
                        }
                    }
                }),

        IGNORES_WHO_IS_ASKED_FOR(
                Slots.class, "onlyThePersonAskedForIsOffered", (honest, _) -> new ForwardingCrm(honest) {
                    @Override
                    public List<Slot> freeSlots(SlotQuery query) {
                        return honest.freeSlots(
                                new SlotQuery(query.branch(), query.services(), null, query.range(), query.limit()));
                    }
                }),

        BOOKS_TWICE(Bookings.class, "takenSlotIsRefusedAndNothingIsWritten", (honest, _) -> new ForwardingCrm(honest) {
            @Override
            public Booking book(BookingOrder order) {
                try {
                    return honest.book(order);
                } catch (CrmException.SlotTaken _) {
                    return honest.write(order, true);
                }
            }
        }),

        CHECKS_THEN_WRITES(
                Bookings.class, "ofAHundredCustomersForOneSlotOneWins", (honest, _) -> new ForwardingCrm(honest) {
                    @Override
                    public Booking book(BookingOrder order) {
                        TimeRange moment =
                                new TimeRange(order.start(), order.start().plusSeconds(1));
                        boolean free = !honest.freeSlots(
                                        new SlotQuery(null, order.services(), order.staff(), moment, 1))
                                .isEmpty();
                        // what other racers do between the check and the write
                        LockSupport.parkNanos(20_000_000);
                        return free && honest.findByKey(order.key()).isEmpty()
                                ? honest.write(order, true)
                                : honest.book(order);
                    }
                }),

        BOOKS_THE_PAST(Bookings.class, "pastStartIsRefused", (honest, vendor) -> new ForwardingCrm(honest) {
            @Override
            public Booking book(BookingOrder order) {
                return order.start().isBefore(vendor.clock().instant())
                        ? honest.write(order, true)
                        : honest.book(order);
            }
        }),

        BOOKS_OUTSIDE_SHIFTS(
                Bookings.class, "startOutsideTheShiftIsRefused", (honest, vendor) -> new ForwardingCrm(honest) {
                    @Override
                    public Booking book(BookingOrder order) {
                        return order.start().equals(vendor.salon().at(4, "18:30"))
                                ? honest.write(order, true)
                                : honest.book(order);
                    }
                }),

        IGNORES_THE_KEY(Bookings.class, "sameKeyNeverBooksASecondPerson", (honest, _) -> new ForwardingCrm(honest) {
            @Override
            public Booking book(BookingOrder order) {
                return honest.book(new BookingOrder(
                        new IdempotencyKey(UUID.randomUUID().toString()),
                        order.client(),
                        order.branch(),
                        order.staff(),
                        order.services(),
                        order.start(),
                        order.note()));
            }
        }),

        FORGETS_THE_KEY_OF_WHAT_IS_CANCELLED(
                Bookings.class, "keyFindsACancelledBookingToo", (honest, _) -> new ForwardingCrm(honest) {
                    @Override
                    public Optional<Booking> findByKey(IdempotencyKey key) {
                        return honest.findByKey(key).filter(booking -> booking.status() == BookingStatus.ACTIVE);
                    }
                }),

        FINDS_BY_HALF_A_KEY(Bookings.class, "bookingIsFoundByItsKey", (honest, vendor) -> new ForwardingCrm(honest) {
            @Override
            public Optional<Booking> findByKey(IdempotencyKey key) {
                return honest.all(vendor.salon().allDays()).stream()
                        .filter(booking ->
                                booking.key() != null && booking.key().value().startsWith(key.value()))
                        .findFirst();
            }
        }),

        CANCELS_AND_KEEPS_THE_TIME(
                Bookings.class, "cancelledTimeIsFreeAgain", (honest, _) -> new ForwardingCrm(honest) {
                    @Override
                    public void cancel(BookingId id) {
                        honest.booking(id).ifPresent(booking -> honest.haunt(booking.staff(), booking.time()));
                        honest.cancel(id);
                    }
                }),

        CANCELS_NOTHING(Bookings.class, "cancelledBookingIsNoLongerActive", (honest, _) -> new ForwardingCrm(honest) {
            @Override
            public void cancel(BookingId id) {
                if (honest.booking(id).isEmpty()) {
                    throw new CrmException.NotFound("no such booking");
                }
            }
        }),

        CANCELS_EVERYTHING_OF_A_CLIENT(
                Bookings.class, "cancellingOneLeavesTheOthers", (honest, vendor) -> new ForwardingCrm(honest) {
                    @Override
                    public void cancel(BookingId id) {
                        honest.cancel(id);
                        honest.all(vendor.salon().allDays()).forEach(booking -> honest.cancel(booking.id()));
                    }
                }),

        SECOND_CANCEL_FAILS(Bookings.class, "cancellingTwiceIsNoError", (honest, _) -> new ForwardingCrm(honest) {
            @Override
            public void cancel(BookingId id) {
                if (honest.booking(id).stream().anyMatch(booking -> booking.status() == BookingStatus.CANCELLED)) {
                    throw new CrmException.NotFound("cancelled already");
                }
                honest.cancel(id);
            }
        }),

        MOVES_AND_KEEPS_THE_TIME(
                Bookings.class, "movedBookingStandsAtTheNewTimeOnly", (honest, _) -> new ForwardingCrm(honest) {
                    @Override
                    public Booking reschedule(MoveOrder order) {
                        Optional<Booking> before = honest.booking(order.booking());
                        Booking moved = honest.reschedule(order);
                        before.ifPresent(booking -> honest.haunt(booking.staff(), booking.time()));
                        return moved;
                    }
                }),

        GIVES_UP_THE_OLD_TIME_FIRST(
                Bookings.class, "moveToATakenTimeLeavesTheOldOne", (honest, _) -> new ForwardingCrm(honest) {
                    @Override
                    public Booking reschedule(MoveOrder order) {
                        try {
                            return honest.reschedule(order);
                        } catch (CrmException.SlotTaken taken) {
                            honest.cancel(order.booking());
                            throw taken;
                        }
                    }
                }),

        SHOWS_FOREIGN_BOOKINGS(
                Clients.class, "bookingsOfAClientAreTheOwnOnly", (honest, _) -> new ForwardingCrm(honest) {
                    @Override
                    public List<Booking> bookingsOf(Phone client, TimeRange range) {
                        return honest.all(range);
                    }
                }),

        HIDES_CANCELLED_BOOKINGS(
                Clients.class, "cancelledBookingIsShownAsSuch", (honest, _) -> new ForwardingCrm(honest) {
                    @Override
                    public List<Booking> bookingsOf(Phone client, TimeRange range) {
                        return honest.bookingsOf(client, range).stream()
                                .filter(booking -> booking.status() == BookingStatus.ACTIVE)
                                .toList();
                    }
                }),

        SHOWS_BOOKINGS_OF_OTHER_DAYS(
                Clients.class,
                "bookingsOfAClientAreInTheRangeAndByStart",
                (honest, vendor) -> new ForwardingCrm(honest) {
                    @Override
                    public List<Booking> bookingsOf(Phone client, TimeRange range) {
                        return honest.bookingsOf(client, vendor.salon().allDays());
                    }
                }),

        RENAMES_CLIENTS(Clients.class, "savingAgainKeepsTheCardAndItsName", (honest, _) -> new ForwardingCrm(honest) {
            @Override
            public Client saveClient(ClientDraft draft) {
                Client saved = honest.saveClient(draft);
                return new Client(saved.id(), draft.name(), saved.phone());
            }
        }),

        SWALLOWS_AN_UNKNOWN_OUTCOME(
                Failures.class,
                "bookingWhoseAnswerIsLostIsUnknownAndCanBeFound",
                (honest, _) -> new ForwardingCrm(honest) {
                    @Override
                    public Booking book(BookingOrder order) {
                        try {
                            return honest.book(order);
                        } catch (CrmException.OutcomeUnknown unknown) {
                            throw new CrmException.Unavailable("no answer", unknown);
                        }
                    }
                }),

        SENDS_AGAIN_UNDER_ANOTHER_KEY(
                Failures.class, "sameKeyAfterALostAnswerBooksOnce", (honest, _) -> new ForwardingCrm(honest) {
                    @Override
                    public Booking book(BookingOrder order) {
                        try {
                            return honest.book(order);
                        } catch (CrmException.OutcomeUnknown unknown) {
                            try {
                                honest.book(new BookingOrder(
                                        new IdempotencyKey(UUID.randomUUID().toString()),
                                        order.client(),
                                        null,
                                        order.staff(),
                                        order.services(),
                                        order.start(),
                                        ""));
                            } catch (CrmException _) {
                                // as unknown as the first
                            }
                            throw unknown;
                        }
                    }
                }),

        READS_NONSENSE_AS_NOTHING_FREE(
                Failures.class, "nonsenseIsNeverReadAsNothingFree", (honest, vendor) -> new ForwardingCrm(honest) {
                    @Override
                    public List<Slot> freeSlots(SlotQuery query) {
                        return vendor.fault().equals(Optional.of(CrmFault.NONSENSE))
                                ? List.of()
                                : honest.freeSlots(query);
                    }
                }),

        READS_NONSENSE_AS_A_STRANGER(
                Failures.class, "nonsenseIsNeverReadAsAnAnswer", (honest, vendor) -> new ForwardingCrm(honest) {
                    @Override
                    public Optional<Client> findClient(Phone phone) {
                        return vendor.fault().equals(Optional.of(CrmFault.NONSENSE))
                                ? Optional.empty()
                                : honest.findClient(phone);
                    }
                }),

        STATES_NO_WAIT(
                Failures.class, "rateLimitSaysHowLongToWaitAndWritesNothing", (honest, _) -> new ForwardingCrm(honest) {
                    @Override
                    public List<Slot> freeSlots(SlotQuery query) {
                        try {
                            return honest.freeSlots(query);
                        } catch (CrmException.RateLimited _) {
                            throw new CrmException.RateLimited("too fast", Duration.ZERO);
                        }
                    }
                }),

        TAKES_A_REFUSED_KEY_FOR_AN_OUTAGE(
                Failures.class,
                "refusedKeyIsUnauthorizedAndNothingIsWritten",
                (honest, _) -> new ForwardingCrm(honest) {
                    @Override
                    public io.aiadmin.spi.crm.Catalog catalog() {
                        try {
                            return honest.catalog();
                        } catch (CrmException.Unauthorized refused) {
                            throw new CrmException.Unavailable("status 401", refused);
                        }
                    }
                }),

        CHECK_THROWS(Failures.class, "checkTellsOfAFaultAndNeverThrows", (honest, _) -> new ForwardingCrm(honest) {
            @Override
            public List<Finding> check() {
                honest.catalog();
                return honest.check();
            }
        }),

        CHECK_SEES_NOTHING(
                Failures.class, "checkTellsOfAFaultAndNeverThrows", (honest, _) -> new ForwardingCrm(honest) {
                    @Override
                    public List<Finding> check() {
                        return List.of(Finding.good("Всё хорошо", "All is well"));
                    }
                }),

        TELLS_THE_KEY(Failures.class, "noSecretAndNothingPrivateShowsUp", (honest, _) -> new ForwardingCrm(honest) {
            @Override
            public Booking book(BookingOrder order) {
                try {
                    return honest.book(order);
                } catch (CrmException.Unauthorized _) {
                    throw new CrmException.Unauthorized("refused: " + MemoryVendor.API_KEY);
                }
            }
        }),

        PRINTS_CUSTOMERS(
                Failures.class, "nothingPrivateShowsUpWhereAllGoesWell", (honest, _) -> new ForwardingCrm(honest) {
                    @Override
                    public Booking book(BookingOrder order) {
                        System.out.println("booking for " + order.client().name());
                        return honest.book(order);
                    }
                }),

        TAKES_ALL_FOR_MOSCOW(
                TimeZones.class, "dayIsOfferedFromTenToSevenOnTheWall", (honest, vendor) -> new ForwardingCrm(honest) {
                    @Override
                    public List<Slot> freeSlots(SlotQuery query) {
                        return honest.freeSlots(query).stream()
                                .map(slot -> moved(slot, errorOf(vendor)))
                                .toList();
                    }
                }),

        STORES_MOSCOW_TIME(
                TimeZones.class, "bookingIsReadBackAtTheSameMoment", (honest, vendor) -> new ForwardingCrm(honest) {
                    @Override
                    public Optional<Booking> booking(BookingId id) {
                        return honest.booking(id)
                                .map(booking -> new Booking(
                                        booking.id(),
                                        booking.client(),
                                        booking.services(),
                                        booking.staff(),
                                        TimeRange.of(
                                                booking.time().from().plus(errorOf(vendor)),
                                                booking.time().length()),
                                        booking.status(),
                                        booking.price(),
                                        booking.branch(),
                                        booking.key()));
                    }
                });

        private final Class<?> kit;
        private final String noticedBy;
        private final MemoryVendor.Flaw flaw;

        BrokenPromise(Class<?> kit, String noticedBy, MemoryVendor.Flaw flaw) {
            this.kit = kit;
            this.noticedBy = noticedBy;
            this.flaw = flaw;
        }

        private static Slot moved(Slot slot, Duration by) {
            return new Slot(
                    TimeRange.of(slot.time().from().plus(by), slot.time().length()), slot.staff(), slot.branch());
        }

        /** By how much somebody is wrong who takes the branch's wall clock for Moscow's. */
        private static Duration errorOf(MemoryVendor vendor) {
            TckSalon salon = vendor.salon();
            int branch = salon.zone().getRules().getOffset(salon.now()).getTotalSeconds();
            int moscow = TckContext.MOSCOW.getRules().getOffset(salon.now()).getTotalSeconds();
            return Duration.ofSeconds(branch - moscow);
        }
    }
}
