package io.aiadmin.crm.calendar;

import io.aiadmin.crm.calendar.CalendarSeed.Person;
import io.aiadmin.crm.calendar.CalendarSeed.Place;
import io.aiadmin.spi.Money;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.StoredDocument;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.Branch;
import io.aiadmin.spi.crm.BranchId;
import io.aiadmin.spi.crm.Catalog;
import io.aiadmin.spi.crm.ClientId;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.PriceRange;
import io.aiadmin.spi.crm.Service;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import io.aiadmin.spi.crm.StaffMember;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The catalogue document, read: how the company works, and how its other documents are named. Immutable. */
final class Setup {

    /** The one document whose key never changes. */
    static final String CATALOG_KEY = "catalog";

    private static final String GIVEN_CLIENT = "c-";
    private static final int HASH_BYTES = 16;

    private final @Nullable String body;
    private final String generation;
    private final byte[] pepper;
    private final CalendarSeed seed;
    private final CalendarSettings settings;
    private final List<Place> places;
    private final Catalog catalog;

    private Setup(
            @Nullable String body, String generation, byte[] pepper, CalendarSeed seed, CalendarSettings settings) {
        this.body = body;
        this.generation = generation;
        this.pepper = pepper;
        this.seed = seed;
        this.settings = settings;
        this.places = seed.places();
        this.catalog = new Catalog(
                places.stream().map(this::branch).toList(),
                seed.services(),
                seed.staff().stream().map(this::member).toList());
    }

    /**
     * Reads the document; without one the book is empty.
     *
     * @throws CrmException.Unavailable the document is not what was written
     */
    static Setup of(@Nullable StoredDocument document, CalendarSettings settings, ZoneId companyZone) {
        if (document == null) {
            CalendarSeed empty = CalendarSeed.empty("—", companyZone);
            return new Setup(null, "", new byte[1], empty, settings);
        }
        Documents.CatalogJson json = Documents.read(document, Documents.CatalogJson.class);
        try {
            return new Setup(
                    document.body(),
                    json.generation(),
                    HexFormat.of().parseHex(json.pepper()),
                    CalendarSeed.parse(json.book().toString()),
                    settings);
        } catch (IllegalArgumentException _) {
            throw new CrmException.Unavailable("the catalogue of the appointment book can't be read", null);
        }
    }

    /** Whether this was read from a document with these very words. */
    boolean isOf(@Nullable StoredDocument document) {
        return document == null ? body == null : document.body().equals(body);
    }

    /** Whether there is a book at all. */
    boolean installed() {
        return body != null;
    }

    CalendarSeed seed() {
        return seed;
    }

    private Branch branch(Place place) {
        return new Branch(place.id(), place.title(), place.address(), place.phone(), zone(place));
    }

    private StaffMember member(Person person) {
        return new StaffMember(
                person.id(),
                person.name(),
                person.position(),
                person.services(),
                shown(placeOf(person).id()));
    }

    Catalog catalog() {
        return catalog;
    }

    Duration step() {
        return settings.slotStep().orElse(seed.company().slotStep());
    }

    ZoneId zone(Place place) {
        return place.zone() != null
                ? place.zone()
                : settings.zone().orElse(seed.company().zone());
    }

    Place placeOf(Person person) {
        return places.stream()
                .filter(place -> place.id().equals(person.branch()))
                .findFirst()
                .orElse(places.getFirst());
    }

    /** The branch as the SPI wants it: null where there is no choice. */
    @Nullable
    BranchId shown(BranchId id) {
        return places.size() == 1 ? null : id;
    }

    boolean hasBranch(BranchId id) {
        return places.stream().anyMatch(place -> place.id().equals(id));
    }

    /** Those who may carry out the visit, in the order of the book; nobody for what does not exist. */
    List<Person> candidates(@Nullable BranchId branch, @Nullable StaffId staff, List<ServiceId> services) {
        return seed.staff().stream()
                .filter(person -> staff == null || person.id().equals(staff))
                .filter(person -> branch == null || placeOf(person).id().equals(branch))
                .filter(person -> person.services().containsAll(services))
                .toList();
    }

    List<TimeRange> shifts(Person person, TimeRange range) {
        Place place = placeOf(person);
        return WorkingTime.shifts(person, place, seed.company(), zone(place), range);
    }

    /** How long the services last one after the other; empty where one of them does not exist. */
    Optional<Duration> length(List<ServiceId> services) {
        Duration length = Duration.ZERO;
        for (ServiceId id : services) {
            Optional<Service> service = catalog.service(id);
            if (service.isEmpty()) {
                return Optional.empty();
            }
            length = length.plus(service.get().duration());
        }
        return Optional.of(length);
    }

    /** The sum of the prices; null where one of them is not stated. */
    @Nullable
    PriceRange price(List<ServiceId> services) {
        BigDecimal from = BigDecimal.ZERO;
        BigDecimal to = BigDecimal.ZERO;
        for (ServiceId id : services) {
            PriceRange price = catalog.service(id).map(Service::price).orElse(null);
            if (price == null) {
                return null;
            }
            from = from.add(price.from().roubles());
            to = to.add(price.to().roubles());
        }
        return services.isEmpty() ? null : new PriceRange(new Money(from), new Money(to));
    }

    // names of documents

    /** Keys of the days that hold the person's visits in the range. Days of UTC: they stay what they are when the owner changes the zone. */
    List<String> dayKeys(StaffId staff, TimeRange range) {
        List<String> keys = new ArrayList<>();
        LocalDate last = dayOf(range.until().minusNanos(1));
        for (LocalDate day = dayOf(range.from()); !day.isAfter(last); day = day.plusDays(1)) {
            keys.add(dayPrefix() + day + "/" + staff);
        }
        return keys;
    }

    static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    String dayPrefix() {
        return generation + "/day/";
    }

    String bookingKey(BookingId id) {
        return generation + "/booking/" + id;
    }

    String clientKey(String hash) {
        return generation + "/client/" + hash;
    }

    String cardKey(ClientId id) {
        return generation + "/card/" + id;
    }

    /** The id of what is booked under a key: always the same, so that a second booking meets the first one. */
    static BookingId bookingId(IdempotencyKey key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(key.value().getBytes(StandardCharsets.UTF_8));
            return new BookingId("b-" + HexFormat.of().formatHex(digest, 0, HASH_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stands for the phone in keys, which are not sealed. Without the pepper nobody can find the phone by trying all. */
    String hash(Phone phone) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pepper, "HmacSHA256"));
            byte[] digest = mac.doFinal(phone.e164().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id of a client that the book made a card for. */
    static ClientId clientId(String hash) {
        return new ClientId(GIVEN_CLIENT + hash);
    }

    /** The hash inside an id that the book gave; empty for an id from outside. */
    static Optional<String> hashOf(ClientId id) {
        boolean ours = id.value().matches(GIVEN_CLIENT + "[0-9a-f]{" + 2 * HASH_BYTES + "}");
        return ours ? Optional.of(id.value().substring(GIVEN_CLIENT.length())) : Optional.empty();
    }

    /** The document of a new book. */
    static String document(String generation, byte[] pepper, CalendarSeed seed) {
        return Documents.write(new Documents.CatalogJson(
                generation, HexFormat.of().formatHex(pepper), SeedJson.tree(seed.arrangement())));
    }
}
