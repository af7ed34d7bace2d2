package io.aiadmin.spi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.aiadmin.spi.Finding;
import io.aiadmin.spi.Money;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Branch;
import io.aiadmin.spi.crm.Catalog;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.PriceRange;
import io.aiadmin.spi.crm.Service;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.Shift;
import io.aiadmin.spi.crm.StaffMember;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an account offers: capabilities, catalogue, working times, the connection test. */
public abstract class CrmCatalogTck extends CrmTck {

    @Test
    void capabilitiesAreThoseExpected() {
        assertThat(crm.capabilities()).isEqualTo(harness.expectedCapabilities());
    }

    @ParameterizedTest
    @EnumSource(CrmCapability.class)
    void missingCapabilityIsRefused(CrmCapability capability) {
        if (refused(capability)) {
            return;
        }
        Throwable failure = catchThrowable(() -> use(capability));

        assertThat(failure == null || failure instanceof CrmException)
                .as("an offered capability works or fails as a CRM does: %s", failure)
                .isTrue();
    }

    @Test
    void profileIsFixed() {
        assertThat(crm.profile()).isEqualTo(crm.profile());
    }

    @Test
    void everyServiceIsListedWithItsLength() {
        Set<String> listed = crm.catalog().services().stream()
                .map(service -> service.title() + " " + service.duration())
                .collect(Collectors.toSet());

        assertThat(listed)
                .isEqualTo(salon.services().stream()
                        .map(service -> service.title() + " " + service.length())
                        .collect(Collectors.toSet()));
    }

    @Test
    void pricesAreThoseOfTheSalon() {
        for (TckSalon.OfferedService offered : salon.services()) {
            PriceRange price = service(offered.title()).price();
            if (harness.statesPrices()) {
                assertThat(price)
                        .isEqualTo(new PriceRange(
                                Money.ofRoubles(offered.roublesFrom()), Money.ofRoubles(offered.roublesTo())));
            } else {
                assertThat(price).isNull();
            }
        }
    }

    @Test
    void everybodyIsListedWithExactlyTheOwnServices() {
        Catalog catalog = crm.catalog();
        assertThat(catalog.staff()).hasSize(salon.staff().size());
        for (TckSalon.Member member : salon.staff()) {
            StaffMember listed = catalog.member(staff(member.name())).orElseThrow();
            assertThat(titles(catalog, listed.services())).isEqualTo(member.services());
        }
    }

    private static Set<String> titles(Catalog catalog, Set<ServiceId> services) {
        return services.stream()
                .map(id -> catalog.service(id).map(Service::title).orElse("not in the catalogue: " + id))
                .collect(Collectors.toSet());
    }

    @Test
    void branchHasTheZoneOfTheSalon() {
        List<Branch> branches = crm.catalog().branches();

        assertThat(branches).hasSize(1);
        Instant now = salon.now();
        assertThat(branches.getFirst().zone().getRules().getOffset(now))
                .isEqualTo(salon.zone().getRules().getOffset(now));
    }

    @Test
    void idsAreUniqueAndStay() {
        Catalog catalog = crm.catalog();

        assertThat(catalog.services()).extracting(Service::id).doesNotHaveDuplicates();
        assertThat(catalog.staff()).extracting(StaffMember::id).doesNotHaveDuplicates();
        assertThat(crm.catalog()).isEqualTo(catalog);
    }

    @Test
    void healthyAccountHasGoodFindingsOnly() {
        assertThat(crm.check()).isNotEmpty().allMatch(Finding::ok);
    }

    @Test
    void checkLeavesNothingBehind() {
        List<?> before = slots(TckSalon.HAIRCUT, null, salon.allDays());

        crm.check();

        assertThat(slots(TckSalon.HAIRCUT, null, salon.allDays())).isEqualTo(before);
    }

    @Test
    void shiftsAreThoseOfTheSalon() {
        if (refused(CrmCapability.SHIFTS)) {
            return;
        }
        for (int day : new int[] {1, 3}) {
            List<Shift> shifts = crm.shifts(salon.day(day));
            for (TckSalon.Member member : salon.staff()) {
                List<TimeRange> own = shifts.stream()
                        .filter(shift -> shift.staff().equals(staff(member.name())))
                        .map(Shift::time)
                        .toList();
                assertThat(own)
                        .as("%s on day %s", member.name(), day)
                        .isEqualTo(salon.shiftsOf(member.name(), salon.day(day)));
            }
            assertThat(shifts)
                    .isSortedAccordingTo(
                            (a, b) -> a.time().from().compareTo(b.time().from()));
        }
    }

    @Test
    void bookingsDoNotShortenShifts() {
        if (refused(CrmCapability.SHIFTS)) {
            return;
        }
        List<Shift> before = crm.shifts(salon.day(1));

        book("shifts-1", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(1, "14:00"));

        assertThat(crm.shifts(salon.day(1))).containsExactlyElementsOf(before);
    }

    @Test
    void whatIsReturnedCannotBeChanged() {
        assertThatThrownBy(() -> crm.capabilities().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> slots(TckSalon.HAIRCUT, null, salon.day(1)).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> crm.check().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
