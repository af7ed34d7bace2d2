package io.aiadmin.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.aiadmin.core.SettableClock;
import io.aiadmin.core.booking.SalonCrm;
import io.aiadmin.core.company.AgentSettings;
import io.aiadmin.core.company.Company;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.crm.Catalog;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.Service;
import io.aiadmin.spi.crm.StaffMember;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CatalogCacheTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T07:00:00Z"));
    private final CatalogCache cache = new CatalogCache(clock);
    private final SalonCrm crm = new SalonCrm(clock);
    private final CompanyConfig company = company(1, CompanyProfile.standard(SalonCrm.MOSCOW));

    private static CompanyConfig company(long version, CompanyProfile profile) {
        return company(new CompanyId(new UUID(0, 1)), version, profile);
    }

    private static CompanyConfig company(CompanyId id, long version, CompanyProfile profile) {
        Company named = new Company(id, "Ромашка", Instant.EPOCH, "trial");
        return new CompanyConfig(named, version, profile, null, AgentSettings.EMPTY, List.of(), List.of());
    }

    private long reads() {
        return crm.calls().stream().filter("catalog"::equals).count();
    }

    @Test
    void catalogueIsReadOncePerQuarterOfAnHour() {
        cache.read(company, crm);
        clock.advance(Duration.ofMinutes(14));
        assertThat(cache.read(company, crm).stale()).isFalse();
        assertThat(reads()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(1));
        cache.read(company, crm);
        assertThat(reads()).isEqualTo(2);
    }

    @Test
    void manyWhoAskAtOnceAskTheCrmOnce() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger loads = new AtomicInteger();
        SalonCrm slow = new SlowCrm(clock, () -> {
            loads.incrementAndGet();
            asked.countDown();
            answer.await();
        });
        List<Future<CatalogView>> views = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 100; n++) {
                views.add(threads.submit(() -> cache.read(company, slow)));
            }
            asked.await();
            answer.countDown();
        }
        for (Future<CatalogView> view : views) {
            assertThat(view.get().shown().services()).hasSize(3);
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void oneSlowCompanyKeepsNoOtherWaiting() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        SalonCrm slow = new SlowCrm(clock, () -> {
            asked.countDown();
            answer.await();
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<CatalogView> waiting = threads.submit(() -> cache.read(company, slow));
            asked.await();
            CompanyConfig other =
                    company(new CompanyId(UUID.randomUUID()), 1, CompanyProfile.standard(SalonCrm.MOSCOW));
            assertThat(cache.read(other, crm).shown().services()).hasSize(3);
            assertThat(waiting.isDone()).isFalse();
            answer.countDown();
            await().until(waiting::isDone);
        }
    }

    @Test
    void staleCatalogueServesForAnHourWhileTheCrmIsAway() {
        Instant read = clock.instant();
        cache.read(company, crm);
        crm.readsDown(true);
        clock.advance(Duration.ofMinutes(16));
        CatalogView view = cache.read(company, crm);
        assertThat(view.stale()).isTrue();
        assertThat(view.readAt()).isEqualTo(read);
        clock.advance(Duration.ofMinutes(43));
        assertThat(cache.read(company, crm).stale()).isTrue();
        clock.advance(Duration.ofMinutes(2));
        assertThatThrownBy(() -> cache.read(company, crm)).isInstanceOf(CrmException.Unavailable.class);
    }

    @Test
    void crmThatIsAwayIsNotAskedByEveryCustomer() {
        cache.read(company, crm);
        crm.readsDown(true);
        clock.advance(Duration.ofMinutes(16));
        for (int n = 0; n < 50; n++) {
            cache.read(company, crm);
        }
        assertThat(reads()).isEqualTo(2);
        crm.readsDown(false);
        clock.advance(Duration.ofSeconds(15));
        assertThat(cache.read(company, crm).stale()).isFalse();
    }

    @Test
    void withoutAnyCatalogueTheFailureIsTold() {
        crm.readsDown(true);
        assertThatThrownBy(() -> cache.read(company, crm)).isInstanceOf(CrmException.Unavailable.class);
        crm.readsDown(false);
        assertThat(cache.read(company, crm).stale()).isFalse();
    }

    @Test
    void changeInTheCrmIsSeenAtOnce() {
        cache.read(company, crm);
        cache.forget(company.id());
        cache.read(company, crm);
        assertThat(reads()).isEqualTo(2);
    }

    @Test
    void changeInTheCrmThatThenGoesAwayLeavesTheOldOneMarkedStale() {
        cache.read(company, crm);
        cache.forget(company.id());
        crm.readsDown(true);
        assertThat(cache.read(company, crm).stale()).isTrue();
    }

    @Test
    void loadThatBeganBeforeAChangeIsNotKept() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger loads = new AtomicInteger();
        SalonCrm slow = new SlowCrm(clock, () -> {
            if (loads.incrementAndGet() == 1) {
                asked.countDown();
                answer.await();
            }
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<CatalogView> early = threads.submit(() -> cache.read(company, slow));
            asked.await();
            cache.forget(company.id());
            answer.countDown();
            early.get();
        }
        cache.read(company, slow);
        assertThat(loads).hasValue(2);
    }

    @Test
    void newSettingsReadTheCatalogueAnew() {
        cache.read(company, crm);
        cache.read(company(2, CompanyProfile.standard(SalonCrm.MOSCOW)), crm);
        assertThat(reads()).isEqualTo(2);
        cache.read(company, crm);
        assertThat(reads()).isEqualTo(2);
    }

    @Test
    void hiddenServicesAreHiddenAndStillHaveNames() {
        CompanyConfig hiding = company(
                1,
                new CompanyProfile(
                        SalonCrm.MOSCOW,
                        Locale.of("ru"),
                        null,
                        null,
                        Duration.ofHours(3),
                        3,
                        Map.of("s01", List.of("стричься", "haircut")),
                        List.of("s06"),
                        null));
        CatalogView view = cache.read(hiding, crm);
        assertThat(view.shown().services()).extracting(Service::id).containsExactly(SalonCrm.CUT, SalonCrm.NAILS);
        assertThat(view.shown().staff())
                .extracting(StaffMember::services)
                .noneSatisfy(services -> assertThat(services).contains(SalonCrm.STYLING));
        assertThat(view.service(SalonCrm.STYLING)).isEmpty();
        assertThat(view.all().service(SalonCrm.STYLING)).isPresent();
        assertThat(view.aliasesOf(SalonCrm.CUT)).containsExactly("стричься", "haircut");
        assertThat(view.aliasesOf(SalonCrm.NAILS)).isEmpty();
        assertThat(view.zone(null)).isEqualTo(SalonCrm.MOSCOW);
    }

    @Test
    void companyNotAskedForLongestIsForgotten() {
        CatalogCache small = new CatalogCache(clock, 2);
        CompanyProfile profile = CompanyProfile.standard(SalonCrm.MOSCOW);
        List<CompanyConfig> companies = List.of(
                company(new CompanyId(UUID.randomUUID()), 1, profile),
                company(new CompanyId(UUID.randomUUID()), 1, profile),
                company(new CompanyId(UUID.randomUUID()), 1, profile));
        small.read(companies.get(0), crm);
        small.read(companies.get(1), crm);
        small.read(companies.get(0), crm);
        small.read(companies.get(2), crm);
        small.read(companies.get(0), crm);
        assertThat(reads()).isEqualTo(3);
        small.read(companies.get(1), crm);
        assertThat(reads()).isEqualTo(4);
    }

    /** What a slow CRM does before it answers. */
    private interface Wait {
        void await() throws InterruptedException;
    }

    private static final class SlowCrm extends SalonCrm {
        private final Wait wait;

        SlowCrm(Clock clock, Wait wait) {
            super(clock);
            this.wait = wait;
        }

        @Override
        public Catalog catalog() {
            try {
                wait.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return super.catalog();
        }
    }
}
