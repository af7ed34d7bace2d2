package io.aiadmin.host.panel;

import org.jspecify.annotations.Nullable;

/**
 * What every page shows around its content.
 *
 * @param page which entry of the menu is open; empty outside the panel
 * @param theme {@code light}, {@code dark}, or empty for the system's
 * @param notice what has just been done; null when nothing was
 * @param waiting how many things wait for a person
 */
public record Frame(
        Texts t,
        Assets assets,
        String page,
        String title,
        String company,
        String companyId,
        String user,
        boolean maySet,
        String csrf,
        String theme,
        @Nullable String notice,
        int waiting) {

    /** Marks the open entry of the menu for screen readers; null leaves the attribute out. */
    public @Nullable String current(String entry) {
        return entry.equals(page) ? "page" : null;
    }
}
