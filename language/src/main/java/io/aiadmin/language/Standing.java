package io.aiadmin.language;

/** What a phrase is to the customer. */
enum Standing {
    /** Part of the wish. */
    WANTED,
    /** Ruled out. */
    NEGATED,
    /** Where the visit is now that shall be moved. */
    SOURCE,
    /** Said and taken back. */
    SUPERSEDED,
    /** Told about the past. */
    TOLD
}
