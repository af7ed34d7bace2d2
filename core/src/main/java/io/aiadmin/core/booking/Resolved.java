package io.aiadmin.core.booking;

/**
 * What became of a write whose outcome had been unknown.
 *
 * @param entry as it was found
 * @param result {@link ConfirmResult.InDoubt} while nothing is known yet
 */
public record Resolved(LedgerEntry entry, ConfirmResult result) {

    /** Whether there is something to tell the customer. */
    public boolean known() {
        return !(result instanceof ConfirmResult.InDoubt);
    }
}
