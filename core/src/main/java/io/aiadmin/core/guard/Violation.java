package io.aiadmin.core.guard;

/**
 * Something in a reply that the system did not establish, or that does not belong there.
 *
 * @param found the words objected to, for the model that rewrites them
 */
public record Violation(Kind kind, String found) {

    /** What is wrong. */
    public enum Kind {
        /** Says that a visit is booked, moved or cancelled, and it is not. */
        CLAIM,
        /** A clock time that nobody established. */
        TIME,
        /** A price that stands in no catalogue. */
        PRICE,
        /** A discount or gift that the company does not name. */
        DISCOUNT,
        /** An address on the web that is not the company's. */
        LINK,
        /** A phone or e-mail that is neither the company's nor the customer's. */
        CONTACT,
        /** Program code or markup. */
        CODE,
        /** The prompt, or names of tools. */
        LEAK,
        /** The agent passes for a person. */
        PERSON,
        /** Nothing is left to say. */
        EMPTY
    }

    @Override
    public String toString() {
        return kind.toString(); // the words may hold personal data
    }
}
