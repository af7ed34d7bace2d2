package io.aiadmin.crm.calendar;

import io.aiadmin.spi.tck.CrmBookingTck;
import io.aiadmin.spi.tck.CrmCatalogTck;
import io.aiadmin.spi.tck.CrmClientsTck;
import io.aiadmin.spi.tck.CrmFailuresTck;
import io.aiadmin.spi.tck.CrmHarness;
import io.aiadmin.spi.tck.CrmSlotsTck;
import io.aiadmin.spi.tck.CrmTimeZonesTck;
import org.junit.jupiter.api.Nested;

/** The book under the kit that every CRM passes. */
class CalendarKitTest {

    @Nested
    class Catalog extends CrmCatalogTck {
        @Override
        protected CrmHarness startHarness() {
            return new CalendarHarness();
        }
    }

    @Nested
    class Slots extends CrmSlotsTck {
        @Override
        protected CrmHarness startHarness() {
            return new CalendarHarness();
        }
    }

    @Nested
    class Bookings extends CrmBookingTck {
        @Override
        protected CrmHarness startHarness() {
            return new CalendarHarness();
        }
    }

    @Nested
    class Clients extends CrmClientsTck {
        @Override
        protected CrmHarness startHarness() {
            return new CalendarHarness();
        }
    }

    @Nested
    class Failures extends CrmFailuresTck {
        @Override
        protected CrmHarness startHarness() {
            return new CalendarHarness();
        }
    }

    @Nested
    class TimeZones extends CrmTimeZonesTck {
        @Override
        protected CrmHarness startHarness() {
            return new CalendarHarness();
        }
    }
}
