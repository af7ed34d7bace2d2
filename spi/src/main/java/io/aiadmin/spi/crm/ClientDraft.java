package io.aiadmin.spi.crm;

import io.aiadmin.spi.Phone;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of a client before the CRM has a card. Its text form holds nothing of the person. */
public record ClientDraft(@Nullable String name, Phone phone) {

    public ClientDraft {
        Objects.requireNonNull(phone, "phone");
    }

    @Override
    public String toString() {
        return "ClientDraft";
    }
}
