package io.aiadmin.channel.telegram.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor says about the webhook.
 *
 * @param url empty when there is none
 * @param lastErrorDate seconds since 1970; 0 for never
 */
@JsonNaming(SnakeCaseStrategy.class)
public record WebhookInfo(
        @Nullable String url,
        long pendingUpdateCount,
        long lastErrorDate,
        @Nullable String lastErrorMessage,
        @Nullable List<String> allowedUpdates) {}
