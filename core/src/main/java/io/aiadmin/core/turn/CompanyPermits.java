package io.aiadmin.core.turn;

import io.aiadmin.spi.CompanyId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** How many turns of one company run at a time in this process, so that a busy company does not starve the others. */
public final class CompanyPermits {

    private final int perCompany;
    private final Map<CompanyId, Semaphore> permits = new ConcurrentHashMap<>();

    /** @param perCompany at least one */
    public CompanyPermits(int perCompany) {
        if (perCompany < 1) {
            throw new IllegalArgumentException("permits: " + perCompany);
        }
        this.perCompany = perCompany;
    }

    /** Waits for a permit, in order of asking; give it back by closing. */
    Permit take(CompanyId company) throws InterruptedException {
        Semaphore semaphore = permits.computeIfAbsent(company, id -> new Semaphore(perCompany, true));
        semaphore.acquire();
        return semaphore::release;
    }

    /** The right to run one turn. */
    interface Permit extends AutoCloseable {
        @Override
        void close();
    }
}
