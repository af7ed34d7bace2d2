package io.aiadmin.core.dialogue;

import io.aiadmin.core.booking.BookingDesk;
import io.aiadmin.core.booking.VisitList;
import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.llm.ToolSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code my_bookings}: the customer's own future visits, for a proven phone. */
final class MyBookingsTool implements Tool {

    private static final String REFUSED = "my_bookings.refused";

    private final Catalogs catalogs;
    private final BookingDesk desk;

    MyBookingsTool(Catalogs catalogs, BookingDesk desk) {
        this.catalogs = catalogs;
        this.desk = desk;
    }

    @Override
    public String name() {
        return "my_bookings";
    }

    @Override
    public ToolSchema.Structure parameters(Locale language) {
        return Parameters.of(this, language).build();
    }

    @Override
    public Set<CrmCapability> needs() {
        return Set.of(CrmCapability.CLIENT_BOOKINGS);
    }

    @Override
    public ToolAnswer call(Turn turn, ToolArguments arguments) {
        CrmConnector crm = Catalogs.crm(turn);
        return switch (desk.visits(turn.bookingContext(crm))) {
            case VisitList.Listed listed -> listed(listed, catalogs.of(turn));
            case VisitList.NoPhone _ -> Refusals.outcome("no_phone", REFUSED);
            case VisitList.NotProven _ -> Refusals.outcome("phone_not_proven", REFUSED);
            case VisitList.NotOffered missing ->
                ToolAnswer.failed("bad_arguments", "the company's booking system can't do this: " + missing.missing());
            case VisitList.CrmDown _ -> Refusals.crmAway();
        };
    }

    private static ToolAnswer listed(VisitList.Listed listed, CatalogView catalog) {
        List<Map<String, @Nullable Object>> bookings = listed.visits().stream()
                .map(visit -> {
                    Map<String, @Nullable Object> data = ToolData.booking(visit.booking(), catalog);
                    data.put("can_change", visit.mayChange());
                    return data;
                })
                .toList();
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("outcome", "ok");
        content.put("bookings", bookings);
        return ToolAnswer.of(content, Panel.line("my_bookings", bookings.size()));
    }
}
