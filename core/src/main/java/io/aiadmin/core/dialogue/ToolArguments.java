package io.aiadmin.core.dialogue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Arguments that fit their schema. */
record ToolArguments(Map<String, @Nullable Object> values) {

    Optional<String> text(String name) {
        return values.get(name) instanceof String text && !text.isBlank()
                ? Optional.of(text.strip())
                : Optional.empty();
    }

    /** A required one. */
    String required(String name) {
        return text(name).orElseThrow(() -> new BadArgumentException(name, "a text that is not empty"));
    }

    List<String> texts(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).map(String::strip).toList()
                : List.of();
    }

    long whole(String name, long otherwise) {
        return values.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    /** A local time of the zone; a date alone means its beginning, and an offset, though not asked for, is respected. */
    ZonedDateTime moment(String name, ZoneId zone) {
        String text = required(name);
        try {
            if (text.length() <= 10) {
                return LocalDate.parse(text).atStartOfDay(zone);
            }
            return text.matches(".*(?:Z|[+-]\\d{2}:?\\d{2})$")
                    ? OffsetDateTime.parse(text).atZoneSameInstant(zone)
                    : LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone);
        } catch (DateTimeException e) {
            throw new BadArgumentException(name, "a local time such as 2026-11-27T15:00");
        }
    }
}
