package io.aiadmin.llm.offline;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Who is spoken of in a message.
 *
 * @param name under which the visit is to be written, null when none is said
 * @param ofAnother the name is not the customer's own
 * @param forAnother the visit is for someone else
 * @param years of the one who comes, -1 when not said
 * @param children how many children come
 * @param withSelf the customer comes, too: «мне и сыну»
 * @param genderHint {@link Whom#WOMEN} or {@link Whom#MEN}; null when nothing hints at it
 */
record People(
        @Nullable String name,
        boolean ofAnother,
        boolean forAnother,
        int years,
        int children,
        boolean withSelf,
        @Nullable String genderHint) {

    static final People NOBODY = new People(null, false, false, -1, 0, false, null);

    OptionalInt age() {
        return years < 0 ? OptionalInt.empty() : OptionalInt.of(years);
    }

    Optional<String> gender() {
        return Optional.ofNullable(genderHint);
    }

    People unhinted() {
        return new People(name, ofAnother, forAnother, years, children, withSelf, null);
    }

    People hinted(@Nullable String gender) {
        return genderHint != null || forAnother && !withSelf
                ? this
                : new People(name, ofAnother, forAnother, years, children, withSelf, gender);
    }
}
