package io.aiadmin.language;

import org.jspecify.annotations.Nullable;

/** One kind of phrase. */
interface FactRule {

    /** What begins at the token, or null. */
    @Nullable
    Found match(Scan scan, int index);
}
