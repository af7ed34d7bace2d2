package io.aiadmin.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.core.SettableClock;
import io.aiadmin.core.booking.SalonCrm;
import io.aiadmin.core.company.AgentSettings;
import io.aiadmin.core.company.Company;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.SlotQuery;
import io.aiadmin.spi.crm.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SlotSearchTest {

    private static final Phone STRANGER = new Phone("+79169998877");

    private final SettableClock clock = new SettableClock(at("2026-11-23T10:00"));
    private final SlotSearch search = new SlotSearch(clock);
    private final CatalogCache catalogs = new CatalogCache(clock);
    private final SalonCrm crm = new SalonCrm(clock);
    private final CompanyConfig company = new CompanyConfig(
            new Company(new CompanyId(UUID.randomUUID()), "Ромашка", Instant.EPOCH, "trial"),
            1,
            CompanyProfile.standard(SalonCrm.MOSCOW),
            null,
            AgentSettings.EMPTY,
            List.of(),
            List.of());

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SalonCrm.MOSCOW).toInstant();
    }

    private static SlotQuery query(ServiceId service, StaffId staff, String from, String until) {
        return new SlotQuery(null, List.of(service), staff, new TimeRange(at(from), at(until)), 100);
    }

    private static SlotQuery friday() {
        return query(SalonCrm.CUT, SalonCrm.ANNA, "2026-11-27T00:00", "2026-11-28T00:00");
    }

    private long searches() {
        return crm.calls().stream().filter("freeSlots"::equals).count();
    }

    @Test
    void answerServesForAMinute() {
        search.find(company, crm, friday());
        clock.advance(Duration.ofSeconds(59));
        search.find(company, crm, friday());
        assertThat(searches()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        search.find(company, crm, friday());
        assertThat(searches()).isEqualTo(2);
    }

    @Test
    void recheckAsksTheCrmWhateverIsKnown() {
        assertThat(search.find(company, crm, friday()))
                .anySatisfy(slot -> assertThat(slot.time().from()).isEqualTo(at("2026-11-27T15:00")));
        crm.seed("b01", STRANGER, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-27T15:00"));
        assertThat(search.recheck(company, crm, friday()))
                .noneSatisfy(slot -> assertThat(slot.time().from()).isEqualTo(at("2026-11-27T15:00")));
        assertThat(search.find(company, crm, friday()))
                .noneSatisfy(slot -> assertThat(slot.time().from()).isEqualTo(at("2026-11-27T15:00")));
        assertThat(searches()).isEqualTo(2);
    }

    @Test
    void whatWasForgottenIsAskedAnew() {
        search.find(company, crm, friday());
        search.forget(company.id());
        search.find(company, crm, friday());
        assertThat(searches()).isEqualTo(2);
    }

    @Test
    void startsThatHavePassedSinceAreLeftOut() {
        SlotQuery today = query(SalonCrm.CUT, SalonCrm.ANNA, "2026-11-23T10:00", "2026-11-23T12:00");
        clock.set(at("2026-11-23T10:14:30"));
        assertThat(search.find(company, crm, today).getFirst().time().from()).isEqualTo(at("2026-11-23T10:15"));
        clock.set(at("2026-11-23T10:15:10"));
        assertThat(search.find(company, crm, today).getFirst().time().from()).isEqualTo(at("2026-11-23T10:30"));
        assertThat(searches()).isEqualTo(1);
    }

    @Test
    void manyWhoAskTheSameAtOnceAskTheCrmOnce() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 100; n++) {
                threads.execute(() -> search.find(company, crm, friday()));
            }
        }
        assertThat(searches()).isEqualTo(1);
    }

    @Test
    void failureIsToldAndNotKept() {
        crm.readsDown(true);
        assertThatThrownBy(() -> search.find(company, crm, friday())).isInstanceOf(CrmException.Unavailable.class);
        crm.readsDown(false);
        assertThat(search.find(company, crm, friday())).isNotEmpty();
    }

    @Test
    void nextFreeTimeLiesAfterTheRange() {
        crm.dayOff(SalonCrm.MARIA);
        SlotQuery nails = query(SalonCrm.NAILS, null, "2026-11-27T00:00", "2026-11-28T00:00");
        assertThat(search.next(company, crm, nails)).isEmpty();
        assertThat(search.next(company, crm, friday()).map(Slot::time).map(TimeRange::from))
                .contains(at("2026-11-28T10:00"));
        SlotQuery past = query(SalonCrm.CUT, SalonCrm.ANNA, "2026-11-20T00:00", "2026-11-21T00:00");
        assertThat(search.next(company, crm, past).map(Slot::time).map(TimeRange::from))
                .contains(at("2026-11-23T10:15"));
    }

    @Test
    void emptyAnswerHasAReason() {
        assertThat(why(query(SalonCrm.CUT, null, "2026-11-20T00:00", "2026-11-21T00:00")))
                .isEqualTo(EmptyReason.PAST);
        assertThat(why(query(SalonCrm.CUT, null, "2026-11-27T22:00", "2026-11-27T23:00")))
                .isEqualTo(EmptyReason.CLOSED);
        assertThat(why(query(SalonCrm.CUT, SalonCrm.MARIA, "2026-11-27T12:00", "2026-11-27T13:00")))
                .isEqualTo(EmptyReason.CANNOT);
        assertThat(why(friday())).isEqualTo(EmptyReason.TAKEN);
        crm.dayOff(SalonCrm.ANNA);
        assertThat(why(friday())).isEqualTo(EmptyReason.STAFF_OFF);
        crm.dayOff(SalonCrm.OLGA);
        assertThat(why(friday())).isEqualTo(EmptyReason.STAFF_OFF);
        assertThat(why(query(SalonCrm.CUT, null, "2026-11-27T00:00", "2026-11-28T00:00")))
                .isEqualTo(EmptyReason.CLOSED);
        crm.without(CrmCapability.SHIFTS);
        assertThat(why(friday())).isEqualTo(EmptyReason.TAKEN);
    }

    @Test
    void visitThatDoesNotFitBeforeClosingIsNotCalledTaken() {
        assertThat(why(query(SalonCrm.CUT, null, "2026-11-27T20:15", "2026-11-27T20:16")))
                .isEqualTo(EmptyReason.CLOSED);
        assertThat(why(query(SalonCrm.CUT, null, "2026-11-27T20:00", "2026-11-27T20:01")))
                .isEqualTo(EmptyReason.TAKEN);
    }

    private EmptyReason why(SlotQuery query) {
        return search.why(catalogs.read(company, crm), crm, query);
    }
}
