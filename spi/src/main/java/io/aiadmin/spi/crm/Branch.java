package io.aiadmin.spi.crm;

import io.aiadmin.spi.Phone;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A place of the company. Its zone rules every local time said about it. */
public record Branch(
        BranchId id,
        String title,
        @Nullable String address,
        @Nullable Phone phone,
        ZoneId zone) {}
