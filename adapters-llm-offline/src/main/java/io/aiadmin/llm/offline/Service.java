package io.aiadmin.llm.offline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service as the tool names it.
 *
 * @param minutes zero when unknown
 * @param priceFrom null when the catalogue names no price
 * @param staff ids of those who do it
 */
record Service(
        String id,
        String title,
        String category,
        long minutes,
        @Nullable Long priceFrom,
        @Nullable Long priceTo,
        List<String> aliases,
        List<String> staff) {

    Service {
        aliases = List.copyOf(aliases);
        staff = List.copyOf(staff);
    }
}
