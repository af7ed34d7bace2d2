package io.aiadmin.spi.tck;

import java.util.Set;

/**
 * The switch by which the kit makes a plugin's vendor misbehave.
 *
 * @param <F> what can go wrong
 */
public interface TckFaults<F extends Enum<F>> {

    /**
     * What this vendor can do wrong. Declared, so that the kit asserts the rest to be impossible: {@link #start} then throws {@link
     * UnsupportedOperationException}.
     */
    Set<F> possible();

    /**
     * The vendor misbehaves from now on, at every call, until {@link #heal}. A fault that is on already is replaced.
     *
     * @throws UnsupportedOperationException this vendor can't
     */
    void start(F fault);

    /** The vendor works again. What it stored meanwhile stays stored. No error where nothing was wrong. */
    void heal();
}
