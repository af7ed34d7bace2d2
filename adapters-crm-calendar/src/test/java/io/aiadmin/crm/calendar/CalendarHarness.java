package io.aiadmin.crm.calendar;

import io.aiadmin.crm.calendar.CalendarSeed.Card;
import io.aiadmin.crm.calendar.CalendarSeed.Company;
import io.aiadmin.crm.calendar.CalendarSeed.DatedHours;
import io.aiadmin.crm.calendar.CalendarSeed.Hours;
import io.aiadmin.crm.calendar.CalendarSeed.Person;
import io.aiadmin.crm.calendar.CalendarSeed.Visit;
import io.aiadmin.spi.Money;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.ClientId;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.PriceRange;
import io.aiadmin.spi.crm.Service;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import io.aiadmin.spi.tck.CrmFault;
import io.aiadmin.spi.tck.CrmHarness;
import io.aiadmin.spi.tck.TckClock;
import io.aiadmin.spi.tck.TckContext;
import io.aiadmin.spi.tck.TckFaults;
import io.aiadmin.spi.tck.TckPluginStore;
import io.aiadmin.spi.tck.TckSalon;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The book over documents in memory. */
final class CalendarHarness implements CrmHarness {

    private final TckClock clock = new TckClock(TckContext.START, TckContext.MOSCOW);
    private FaultyStore store = new FaultyStore(new TckPluginStore());

    @Override
    public CrmConnector openSalon(TckSalon salon) {
        clock.setTo(salon.now());
        store = new FaultyStore(new TckPluginStore());
        CalendarBook.install(store, seed(salon), clock);
        CalendarPlugin plugin = new CalendarPlugin();
        // the host runs in Moscow's zone: only the book knows where the branch is
        return plugin.open(new TckContext(clock, store), Settings.of(plugin.settings(), Map.of()));
    }

    private static CalendarSeed seed(TckSalon salon) {
        List<Service> services = new ArrayList<>();
        for (TckSalon.OfferedService offered : salon.services()) {
            services.add(new Service(
                    id(salon, offered.title()),
                    offered.title(),
                    null,
                    offered.length(),
                    new PriceRange(Money.ofRoubles(offered.roublesFrom()), Money.ofRoubles(offered.roublesTo()))));
        }
        List<Card> cards = new ArrayList<>();
        for (TckSalon.KnownClient client : salon.clients()) {
            cards.add(new Card(cardOf(salon, client), client.name(), client.phone()));
        }
        List<Visit> visits = new ArrayList<>();
        for (TckSalon.BookedVisit visit : salon.visits()) {
            TckSalon.KnownClient client = visit.client();
            visits.add(new Visit(
                    new BookingId("b0" + visits.size()),
                    client == null ? null : cardOf(salon, client),
                    List.of(id(salon, visit.service())),
                    staffOf(salon, visit.member()),
                    LocalDateTime.ofInstant(visit.time().from(), salon.zone()),
                    null));
        }
        return new CalendarSeed(
                new Company("Салон", salon.zone(), null, null, null, TckSalon.STEP, List.of()),
                List.of(),
                services,
                salon.staff().stream().map(member -> person(salon, member)).toList(),
                cards,
                visits);
    }

    private static Person person(TckSalon salon, TckSalon.Member member) {
        List<DatedHours> shifts = salon.shiftsOf(member.name(), salon.allDays()).stream()
                .map(shift -> {
                    LocalDateTime from = LocalDateTime.ofInstant(shift.from(), salon.zone());
                    return new DatedHours(
                            DatedHours.Kind.EXTRA,
                            from.toLocalDate(),
                            from.toLocalDate(),
                            List.of(new Hours(from.toLocalTime(), shift.length())));
                })
                .toList();
        return new Person(
                staffOf(salon, member.name()),
                member.name(),
                null,
                member.services().stream().map(title -> id(salon, title)).collect(Collectors.toSet()),
                null,
                List.of(),
                shifts);
    }

    private static ServiceId id(TckSalon salon, String title) {
        return new ServiceId("s" + salon.services().indexOf(salon.service(title)));
    }

    private static StaffId staffOf(TckSalon salon, String name) {
        return new StaffId(
                "m" + salon.staff().stream().map(TckSalon.Member::name).toList().indexOf(name));
    }

    private static ClientId cardOf(TckSalon salon, TckSalon.KnownClient client) {
        return new ClientId("c" + salon.clients().indexOf(client));
    }

    @Override
    public Set<CrmCapability> expectedCapabilities() {
        return EnumSet.of(
                CrmCapability.FIND_CLIENT,
                CrmCapability.SAVE_CLIENT,
                CrmCapability.CLIENT_BOOKINGS,
                CrmCapability.LIST_BOOKINGS,
                CrmCapability.RESCHEDULE,
                CrmCapability.CANCEL,
                CrmCapability.FIND_BY_KEY,
                CrmCapability.SHIFTS,
                CrmCapability.CLIENT_NOTES,
                CrmCapability.SEVERAL_SERVICES);
    }

    @Override
    public TckFaults<CrmFault> faults() {
        // asked for before the first salon is open, and again after each
        return new TckFaults<>() {
            @Override
            public Set<CrmFault> possible() {
                return store.possible();
            }

            @Override
            public void start(CrmFault fault) {
                store.start(fault);
            }

            @Override
            public void heal() {
                store.heal();
            }
        };
    }

    @Override
    public TckClock clock() {
        return clock;
    }
}
