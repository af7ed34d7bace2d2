package io.aiadmin.channel.webchat;

import io.aiadmin.spi.Phone;
import io.aiadmin.spi.channel.ConversationAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has the chat open, known by a token that only the browser holds. Its text form holds nothing of the person.
 *
 * @param address where the conversation lives; the same after a rotation of the token
 * @param seenAt when the page was open last, to the day
 * @param user what the company's site signed about its own customer; null for everybody else
 */
public record Visitor(
        ConversationAddress address,
        Instant createdAt,
        Instant seenAt,
        @Nullable SignedUser user) {

    @Override
    public String toString() {
        return "Visitor";
    }

    /**
     * A customer that the company's site knows, proven by its signature.
     *
     * @param id the site's
     */
    public record SignedUser(
            String id, @Nullable String name, @Nullable Phone phone) {

        @Override
        public String toString() {
            return "SignedUser";
        }
    }
}
