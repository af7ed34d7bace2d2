package io.aiadmin.crm.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aiadmin.spi.StoredDocument;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.CrmException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a book, and their JSON.
 *
 * <ul>
 *   <li>{@code catalog}: how the company works, and the generation that the other documents belong to
 *   <li>{@code GENERATION/day/2026-11-27/m1}: what takes a person's time on a day of UTC; whoever changes it first wins the race
 *   <li>{@code GENERATION/booking/ID}: a booking as a whole
 *   <li>{@code GENERATION/client/HASH}: a client's card with notes and bookings, by the keyed hash of the phone
 *   <li>{@code GENERATION/card/ID}: the hash of a client whose id was given from outside
 * </ul>
 */
final class Documents {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private Documents() {}

    /**
     * How the company works.
     *
     * @param pepper keys the hashes of phones, in hexadecimal
     * @param book a {@link CalendarSeed} without clients and bookings
     */
    record CatalogJson(String generation, String pepper, JsonNode book) {
        CatalogJson {
            Objects.requireNonNull(generation);
            Objects.requireNonNull(pepper);
            Objects.requireNonNull(book);
        }
    }

    /** What takes a person's time on one day of UTC; a visit over midnight stands in both days. */
    record DayJson(List<EntryJson> visits) {

        static final DayJson EMPTY = new DayJson(List.of());

        DayJson {
            visits = List.copyOf(visits);
        }

        DayJson with(EntryJson entry) {
            List<EntryJson> changed = new ArrayList<>(without(entry.id()).visits);
            changed.add(entry);
            return new DayJson(changed);
        }

        DayJson without(String id) {
            return new DayJson(
                    visits.stream().filter(entry -> !entry.id().equals(id)).toList());
        }
    }

    /** A visit in a day, in seconds of the epoch. Cancelled ones stay for the list of all bookings and take no time. */
    record EntryJson(String id, long from, long until, boolean active) {
        EntryJson {
            Objects.requireNonNull(id);
            checkOrder(from, until);
        }

        static EntryJson of(BookingJson booking) {
            return new EntryJson(booking.id(), booking.from(), booking.until(), booking.active());
        }

        TimeRange time() {
            return range(from, until);
        }
    }

    /**
     * A booking.
     *
     * @param client the hash of the client's phone; null for a visit without a card
     * @param key null for one that the book started with
     * @param moves keys of the moves made so far
     * @param written when it was booked, in seconds of the epoch
     */
    record BookingJson(
            String id,
            @Nullable String client,
            List<String> services,
            String staff,
            @Nullable String branch,
            long from,
            long until,
            boolean active,
            @Nullable BigDecimal priceFrom,
            @Nullable BigDecimal priceTo,
            String note,
            @Nullable String key,
            List<String> moves,
            long written) {

        BookingJson {
            Objects.requireNonNull(id);
            Objects.requireNonNull(staff);
            Objects.requireNonNull(note);
            checkOrder(from, until);
            services = List.copyOf(services);
            moves = List.copyOf(moves);
        }

        TimeRange time() {
            return range(from, until);
        }

        BookingJson cancelled() {
            return new BookingJson(
                    id, client, services, staff, branch, from, until, false, priceFrom, priceTo, note, key, moves,
                    written);
        }

        BookingJson moved(String newStaff, @Nullable String newBranch, TimeRange time, String move) {
            List<String> done = new ArrayList<>(moves);
            done.add(move);
            return new BookingJson(
                    id,
                    client,
                    services,
                    newStaff,
                    newBranch,
                    time.from().getEpochSecond(),
                    time.until().getEpochSecond(),
                    active,
                    priceFrom,
                    priceTo,
                    note,
                    key,
                    done,
                    written);
        }
    }

    /** A client's card. */
    record ClientJson(String id, @Nullable String name, String phone, List<NoteJson> notes, List<EntryJson> visits) {

        private static final int MOST_NOTES = 200;

        ClientJson {
            Objects.requireNonNull(id);
            Objects.requireNonNull(phone);
            notes = List.copyOf(notes);
            visits = List.copyOf(visits);
        }

        ClientJson named(@Nullable String draft) {
            return name != null ? this : new ClientJson(id, draft, phone, notes, visits);
        }

        ClientJson with(EntryJson visit) {
            List<EntryJson> changed = new ArrayList<>(visits);
            changed.removeIf(entry -> entry.id().equals(visit.id()));
            changed.add(visit);
            return new ClientJson(id, name, phone, notes, changed);
        }

        /** The newest notes are kept, since a document is bounded. */
        ClientJson with(NoteJson note) {
            List<NoteJson> changed = new ArrayList<>(notes);
            changed.add(note);
            int from = Math.max(0, changed.size() - MOST_NOTES);
            return new ClientJson(id, name, phone, changed.subList(from, changed.size()), visits);
        }
    }

    /** A line on a client's card, written at a second of the epoch. */
    record NoteJson(long at, String text) {
        NoteJson {
            Objects.requireNonNull(text);
        }
    }

    /** Where the card of a given id is. */
    record CardJson(String client) {
        CardJson {
            Objects.requireNonNull(client);
        }
    }

    private static TimeRange range(long from, long until) {
        return new TimeRange(Instant.ofEpochSecond(from), Instant.ofEpochSecond(until));
    }

    private static void checkOrder(long from, long until) {
        if (until <= from) {
            throw new IllegalArgumentException("a visit ends after it begins");
        }
    }

    /** @throws CrmException.Unavailable the document is not what was written */
    static <T> T read(StoredDocument document, Class<T> type) {
        try {
            T value = JSON.readValue(document.body(), type);
            if (value != null) {
                return value;
            }
        } catch (JsonProcessingException _) {
            // not named as the cause: its words quote the document, and that holds people
        }
        throw new CrmException.Unavailable(
                "a document of the appointment book can't be read: " + type.getSimpleName(), null);
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException _) {
            throw new IllegalStateException(
                    "can't be written: " + value.getClass().getSimpleName());
        }
    }
}
