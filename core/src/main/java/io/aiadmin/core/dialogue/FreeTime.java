package io.aiadmin.core.dialogue;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A free time in a tool's result.
 *
 * @param staff the person's name, "" where the CRM gives the person only when booking
 */
record FreeTime(LocalDateTime start, String staff) {

    static List<FreeTime> in(ToolRun run) {
        List<FreeTime> times = new ArrayList<>();
        if (run.answer().ok()) {
            Map<String, @Nullable Object> content = run.answer().content();
            list(content.get("slots"), times);
            list(content.get("alternatives"), times);
            one(content.get("next"), times);
        }
        return times;
    }

    private static void list(@Nullable Object slots, List<FreeTime> times) {
        if (slots instanceof List<?> list) {
            list.forEach(slot -> one(slot, times));
        }
    }

    private static void one(@Nullable Object slot, List<FreeTime> times) {
        if (slot instanceof Map<?, ?> map && map.get("start") instanceof String start) {
            String staff = map.get("staff_name") instanceof String name ? name : "";
            times.add(new FreeTime(LocalDateTime.parse(start), staff));
        }
    }
}
