package io.aiadmin.core.plugin;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open account, closed when it is replaced and the last borrower has given it back.
 *
 * @param <A> what is open
 */
final class Account<A extends AutoCloseable> {

    private static final Logger LOG = LoggerFactory.getLogger(Account.class);

    private final A opened;
    private final Object settings;
    private int borrowers;
    private boolean replaced;

    /** @param settings what it was opened with, by which a change is noticed */
    Account(A opened, Object settings) {
        this.opened = opened;
        this.settings = settings;
    }

    A opened() {
        return opened;
    }

    boolean openedWith(Object other) {
        return settings.equals(other);
    }

    /** @return false when it was replaced: ask for the new one */
    synchronized boolean borrow() {
        if (replaced) {
            return false;
        }
        borrowers++;
        return true;
    }

    void giveBack() {
        boolean last;
        synchronized (this) {
            borrowers--;
            last = replaced && borrowers == 0;
        }
        if (last) {
            close();
        }
    }

    void replace() {
        boolean idle;
        synchronized (this) {
            idle = !replaced && borrowers == 0;
            replaced = true;
        }
        if (idle) {
            close();
        }
    }

    private void close() {
        try {
            opened.close();
        } catch (Exception e) {
            LOG.warn("an account was not closed in order: {}", e.getClass().getSimpleName());
        }
    }
}
