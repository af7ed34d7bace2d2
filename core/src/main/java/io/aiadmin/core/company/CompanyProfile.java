package io.aiadmin.core.company;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Facts and house rules that no CRM holds.
 *
 * @param zone of the main branch; a branch's own zone in the CRM's catalogue goes before it
 * @param language in which a customer is answered whose own is not known
 * @param cancelNotice how long before the visit it may still be moved or cancelled in the chat
 * @param maxActiveBookings how many future visits one customer may have
 * @param aliases other words for a service, by the service's id: «шеллак», «ноготочки»
 * @param hiddenServices ids of services that the agent keeps quiet about
 * @param privacyLink where the company's policy on personal data stands; null when it gave none
 */
public record CompanyProfile(
        ZoneId zone,
        Locale language,
        @Nullable String address,
        @Nullable String phone,
        Duration cancelNotice,
        int maxActiveBookings,
        Map<String, List<String>> aliases,
        List<String> hiddenServices,
        @Nullable String privacyLink) {

    public CompanyProfile {
        aliases = Map.copyOf(aliases);
        hiddenServices = List.copyOf(hiddenServices);
        if (cancelNotice.isNegative() || maxActiveBookings < 1) {
            throw new IllegalArgumentException("notice: " + cancelNotice + ", bookings: " + maxActiveBookings);
        }
    }

    /** What holds until the owner says otherwise. */
    public static CompanyProfile standard(ZoneId zone) {
        return new CompanyProfile(zone, Locale.of("ru"), null, null, Duration.ofHours(3), 3, Map.of(), List.of(), null);
    }
}
