package io.aiadmin.crm.calendar;

import io.aiadmin.crm.calendar.CalendarSeed.Card;
import io.aiadmin.crm.calendar.CalendarSeed.Person;
import io.aiadmin.crm.calendar.CalendarSeed.Place;
import io.aiadmin.crm.calendar.CalendarSeed.Visit;
import io.aiadmin.crm.calendar.Documents.BookingJson;
import io.aiadmin.crm.calendar.Documents.CardJson;
import io.aiadmin.crm.calendar.Documents.ClientJson;
import io.aiadmin.crm.calendar.Documents.DayJson;
import io.aiadmin.crm.calendar.Documents.EntryJson;
import io.aiadmin.spi.DocumentWrite;
import io.aiadmin.spi.PluginStore;
import io.aiadmin.spi.StoredDocument;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.ClientId;
import io.aiadmin.spi.crm.CrmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills and arranges the appointment book of the company whose store is given. Open connectors see the change at their next call. Safe for many
 * threads and replicas; the last one stands.
 *
 * @since 1.0
 */
public final class CalendarBook {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SLICE = 200;
    private static final int MOST_TRIES = 20;

    private CalendarBook() {}

    /**
     * Replaces everything: arrangement, clients and bookings. What stood there before is gone. Ids of the seed are kept.
     *
     * <p>The new book is written beside the old one and takes its place in one commit, so a failure half-way leaves the old one in force.
     *
     * @param clock dates the bookings as written
     * @throws IllegalArgumentException two bookings of one person overlap
     * @throws CrmException.Unavailable others replace the book at the same time, again and again
     */
    public static void install(PluginStore store, CalendarSeed seed, Clock clock) {
        String catalog = newCatalog(seed);
        Setup setup = Setup.of(
                new StoredDocument(Setup.CATALOG_KEY, catalog, 1),
                new CalendarSettings(Optional.empty(), Duration.ZERO, Optional.empty()),
                seed.company().zone());
        List<DocumentWrite> writes = new ArrayList<>();
        documents(setup, seed, clock.instant())
                .forEach((key, value) -> writes.add(DocumentWrite.create(key, Documents.write(value))));
        for (int i = 0; i < writes.size(); i += SLICE) {
            // the keys are new, so nobody is in the way
            store.commit(writes.subList(i, Math.min(writes.size(), i + SLICE)));
        }
        Optional<StoredDocument> replaced = putInForce(store, catalog);
        replaced.ifPresent(old ->
                clear(store, Documents.read(old, Documents.CatalogJson.class).generation()));
    }

    private static String newCatalog(CalendarSeed seed) {
        return Setup.document(HexFormat.of().formatHex(random(8)), random(32), seed);
    }

    private static byte[] random(int length) {
        byte[] random = new byte[length];
        RANDOM.nextBytes(random);
        return random;
    }

    /** Puts a catalogue in the place of whichever is there. */
    private static Optional<StoredDocument> putInForce(PluginStore store, String catalog) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<StoredDocument> before = store.find(Setup.CATALOG_KEY);
            DocumentWrite write = before.map(document -> DocumentWrite.replace(document, catalog))
                    .orElseGet(() -> DocumentWrite.create(Setup.CATALOG_KEY, catalog));
            if (store.commit(List.of(write))) {
                return before;
            }
        }
        throw new CrmException.Unavailable("too many change the appointment book at once", null);
    }

    /** Removes a generation that is no longer in force. What a call under way still writes into it is never read. */
    private static void clear(PluginStore store, String generation) {
        List<StoredDocument> leftover = store.list(generation + "/", "", SLICE);
        for (int i = 0; !leftover.isEmpty() && i < 10_000; i++) {
            store.commit(leftover.stream().map(DocumentWrite::delete).toList());
            leftover = store.list(generation + "/", "", SLICE);
        }
    }

    /** Starts a book; refused where there is one. */
    static DocumentWrite start(CalendarSeed seed) {
        return DocumentWrite.create(Setup.CATALOG_KEY, newCatalog(seed));
    }

    /**
     * Changes how the company works and keeps its clients and bookings; the seed's own are left aside. Bookings stand as they were made, also
     * with people, services and hours that are no longer there. Starts a book where there is none.
     *
     * @throws CrmException.Unavailable others change the book at the same time, again and again
     */
    public static void rearrange(PluginStore store, CalendarSeed seed) {
        store.commit(List.of(start(seed)));
        for (int i = 0; i < MOST_TRIES; i++) {
            StoredDocument before = store.find(Setup.CATALOG_KEY).orElseThrow();
            Documents.CatalogJson catalog = Documents.read(before, Documents.CatalogJson.class);
            String after = Setup.document(catalog.generation(), HexFormat.of().parseHex(catalog.pepper()), seed);
            if (store.commit(List.of(DocumentWrite.replace(before, after)))) {
                return;
            }
        }
        throw new CrmException.Unavailable("too many change the appointment book at once", null);
    }

    /** How the company works now, without clients and bookings; empty where there is no book yet. */
    public static Optional<CalendarSeed> arrangement(PluginStore store) {
        return store.find(Setup.CATALOG_KEY)
                .map(document -> Documents.read(document, Documents.CatalogJson.class))
                .map(catalog -> CalendarSeed.parse(catalog.book().toString()));
    }

    private static Map<String, Object> documents(Setup setup, CalendarSeed seed, Instant now) {
        Map<String, Object> documents = new LinkedHashMap<>();
        Map<ClientId, String> hashes = new HashMap<>();
        for (Card card : seed.clients()) {
            String hash = setup.hash(card.phone());
            hashes.put(card.id(), hash);
            documents.put(
                    setup.clientKey(hash),
                    new ClientJson(card.id().value(), card.name(), card.phone().e164(), List.of(), List.of()));
            documents.put(setup.cardKey(card.id()), new CardJson(hash));
        }
        for (Visit visit : seed.bookings()) {
            BookingJson booking = booking(setup, visit, hashes.get(visit.client()), now);
            EntryJson entry = EntryJson.of(booking);
            documents.put(setup.bookingKey(visit.id()), booking);
            for (String key : setup.dayKeys(visit.staff(), booking.time())) {
                DayJson day = (DayJson) documents.getOrDefault(key, DayJson.EMPTY);
                checkFree(day, entry);
                documents.put(key, day.with(entry));
            }
            if (booking.client() != null) {
                documents.computeIfPresent(
                        setup.clientKey(booking.client()), (_, card) -> ((ClientJson) card).with(entry));
            }
        }
        return documents;
    }

    private static BookingJson booking(Setup setup, Visit visit, @Nullable String client, Instant now) {
        Person person = setup.seed().person(visit.staff()).orElseThrow();
        Place place = setup.placeOf(person);
        ZoneId zone = setup.zone(place);
        Duration length = visit.length() != null
                ? visit.length()
                : setup.length(visit.services()).orElseThrow();
        return CalendarMapper.booking(
                visit.id(),
                client,
                visit.services(),
                person.id(),
                setup.shown(place.id()),
                TimeRange.of(WorkingTime.instant(visit.start(), zone), length),
                setup.price(visit.services()),
                "",
                null,
                now);
    }

    private static void checkFree(DayJson day, EntryJson entry) {
        for (EntryJson other : day.visits()) {
            if (!other.id().equals(entry.id()) && other.time().overlaps(entry.time())) {
                throw new IllegalArgumentException("bookings overlap: " + other.id() + ", " + entry.id());
            }
        }
    }
}
