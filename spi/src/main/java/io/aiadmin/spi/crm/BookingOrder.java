package io.aiadmin.spi.crm;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A visit to be written into the CRM.
 *
 * @param branch null for the company's only branch
 * @param staff null lets the CRM choose
 * @param services in the order they are carried out; at least one
 * @param note for the company's staff, plain text, at most {@value #MAX_NOTE} characters; may be empty
 */
public record BookingOrder(
        IdempotencyKey key,
        ClientDraft client,
        @Nullable BranchId branch,
        @Nullable StaffId staff,
        List<ServiceId> services,
        Instant start,
        String note) {

    /** Longest note that every vendor accepts. */
    public static final int MAX_NOTE = 500;

    public BookingOrder {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(start, "start");
        services = List.copyOf(services);
        if (services.isEmpty() || note.length() > MAX_NOTE) {
            throw new IllegalArgumentException(
                    "services: " + services.size() + ", note: " + note.length() + " characters");
        }
    }
}
