package io.aiadmin.core.embed;

/** Hears what the receptionist says on its own, such as what became of a booking whose outcome had been unknown. */
@FunctionalInterface
public interface NewsListener {

    /**
     * Called on a thread of the receptionist; must be quick and must not throw.
     *
     * @param conversation as it was named to {@link Receptionist#reply}
     */
    void said(String conversation, Said news);
}
