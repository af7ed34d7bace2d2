package io.aiadmin.core.access;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who logs in to the panel.
 *
 * @param email lower case, unique in the product
 * @param passwordHash Argon2id in its own text form
 */
public record User(UUID id, String email, String name, String passwordHash, Instant createdAt) {

    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}
