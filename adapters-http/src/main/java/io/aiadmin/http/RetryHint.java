package io.aiadmin.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the pause that a vendor asks for where it is not in the {@code Retry-After} header: Telegram writes it into the body. */
@FunctionalInterface
public interface RetryHint {

    /** @return null when this answer asks for no pause */
    @Nullable
    Duration pause(HttpFailure.Status refusal);
}
