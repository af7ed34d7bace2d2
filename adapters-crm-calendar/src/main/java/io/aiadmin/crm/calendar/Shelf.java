package io.aiadmin.crm.calendar;

import io.aiadmin.spi.DocumentWrite;
import io.aiadmin.spi.PluginStore;
import io.aiadmin.spi.StoredDocument;
import io.aiadmin.spi.crm.CrmException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store as the book uses it: few calls, failures named for what they are, lost races tried again.
 *
 * <p>The catalogue is parsed once and kept. Every call reads its document again together with whatever else it needs, so that a change made on any
 * replica holds from the next call on.
 */
final class Shelf {

    private static final Logger log = LoggerFactory.getLogger(Shelf.class);

    private static final int MOST_CATALOG_CHANGES = 5;
    private static final int MOST_LOST_RACES = 40;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(120);

    private final PluginStore store;
    private final CalendarSettings settings;
    private final ZoneId companyZone;
    private final AtomicReference<@Nullable Setup> lastSetup = new AtomicReference<>();

    Shelf(PluginStore store, CalendarSettings settings, ZoneId companyZone) {
        this.store = store;
        this.settings = settings;
        this.companyZone = companyZone;
    }

    /** Documents that were read at one moment, and the setup that held then. */
    record Page(Setup setup, Map<String, StoredDocument> documents) {

        <T> Optional<T> find(String key, Class<T> type) {
            return document(key).map(document -> Documents.read(document, type));
        }

        Optional<StoredDocument> document(String key) {
            return Optional.ofNullable(documents.get(key));
        }

        /** Writes this document, whether it was there or not. */
        DocumentWrite write(String key, Object value) {
            String body = Documents.write(value);
            return document(key)
                    .map(document -> DocumentWrite.replace(document, body))
                    .orElseGet(() -> DocumentWrite.create(key, body));
        }

        /** This page with the documents of another one. */
        Page with(Page other) {
            Map<String, StoredDocument> both = new HashMap<>(documents);
            both.putAll(other.documents);
            return new Page(setup, both);
        }
    }

    /**
     * Reads the catalogue and what else is wanted in one call; in two where the catalogue changed meanwhile.
     *
     * @param wanted keys, as far as a setup knows them; must not fail on a setup that is out of date
     */
    Page open(Function<Setup, ? extends Collection<String>> wanted) {
        Setup known = lastSetup.get();
        for (int i = 0; i < MOST_CATALOG_CHANGES; i++) {
            Set<String> keys = new LinkedHashSet<>();
            keys.add(Setup.CATALOG_KEY);
            if (known != null) {
                keys.addAll(wanted.apply(known));
            }
            Map<String, StoredDocument> documents = read(keys);
            StoredDocument catalog = documents.get(Setup.CATALOG_KEY);
            if (known != null && known.isOf(catalog)) {
                return new Page(known, documents);
            }
            known = Setup.of(catalog, settings, companyZone);
            lastSetup.set(known);
        }
        throw new CrmException.Unavailable("the catalogue of the appointment book changes without pause", null);
    }

    Map<String, StoredDocument> read(Collection<String> keys) {
        Map<String, StoredDocument> documents = new HashMap<>();
        for (StoredDocument document : reading(() -> store.findAll(keys))) {
            documents.put(document.key(), document);
        }
        return documents;
    }

    List<StoredDocument> list(String prefix, String after, int limit) {
        return reading(() -> store.list(prefix, after, limit));
    }

    private static <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (RuntimeException failed) {
            throw new CrmException.Unavailable("the store of the appointment book does not answer", failed);
        }
    }

    /** @return false when somebody was faster; nothing was written then */
    boolean commit(List<DocumentWrite> writes) {
        try {
            return store.commit(writes);
        } catch (RuntimeException failed) {
            throw new CrmException.OutcomeUnknown("the store of the appointment book did not confirm", failed);
        }
    }

    /**
     * Tries until a commit wins. Each lost race means that somebody else got something done.
     *
     * @param attempt reads, checks and commits; empty when the commit lost
     */
    <T> T untilWon(Supplier<Optional<T>> attempt) {
        for (int lost = 0; lost < MOST_LOST_RACES; lost++) {
            Optional<T> won = attempt.get();
            if (won.isPresent()) {
                return won.get();
            }
            pause(lost);
        }
        log.warn("The appointment book gave up after {} lost races", MOST_LOST_RACES);
        throw new CrmException.Unavailable("too many change the appointment book at once", null);
    }

    /** A random wait that grows with the losses, so that rivals spread out. */
    private static void pause(int lost) {
        long longest = Math.min(LONGEST_PAUSE.toNanos(), 500_000L << Math.min(lost, 10));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    }
}
