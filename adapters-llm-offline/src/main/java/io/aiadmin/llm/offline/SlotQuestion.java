package io.aiadmin.llm.offline;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where to look for free starts.
 *
 * @param staff null for anybody
 * @param until not included
 */
record SlotQuestion(List<String> services, @Nullable String staff, LocalDateTime from, LocalDateTime until) {

    SlotQuestion {
        services = List.copyOf(services);
    }
}
