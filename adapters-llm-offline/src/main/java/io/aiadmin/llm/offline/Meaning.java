package io.aiadmin.llm.offline;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that words of services mean: "manicure", "brows", "without polish".
 *
 * @param usual the part that is meant when no part is named; null when there is no such
 * @param implied what the word lets one guess where titles say it in other words
 */
record Meaning(String name, Kind kind, @Nullable String usual, Set<String> implied) {

    Meaning {
        implied = Set.copyOf(implied);
    }

    /** A word of a title that no table knows; titles and messages meet by its stem. */
    static Meaning raw(String stem) {
        return new Meaning("=" + stem, Kind.RAW, null, Set.of());
    }

    /** Whether a visit can be about it: it tells services apart by what is done, or to what. */
    boolean leads() {
        return kind == Kind.HEAD || kind == Kind.LOOSE || kind == Kind.PART || kind == Kind.RAW;
    }

    double weight() {
        return kind.weight;
    }

    enum Kind {
        /** What is done. */
        HEAD(3.2),
        /** What is done, in a word that means other things as well. */
        LOOSE(2.8),
        /** To what it is done. */
        PART(3),
        /** How it is done. */
        DETAIL(2),
        /** For whom. */
        WHOM(2),
        /** A word of the company's own. */
        RAW(2.5);

        private final double weight;

        Kind(double weight) {
            this.weight = weight;
        }

        double weight() {
            return weight;
        }
    }
}
