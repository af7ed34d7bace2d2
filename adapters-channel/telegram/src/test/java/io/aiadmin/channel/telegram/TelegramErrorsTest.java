package io.aiadmin.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aiadmin.channel.telegram.wire.ApiFile;
import io.aiadmin.channel.telegram.wire.Message;
import io.aiadmin.channel.telegram.wire.User;
import io.aiadmin.channel.telegram.wire.WebhookInfo;
import io.aiadmin.http.Json;
import io.aiadmin.spi.channel.ChannelException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The vendor's sample answers. */
class TelegramErrorsTest {

    @Test
    void deadTokenNeedsTheOwner() throws IOException {
        assertThat(TelegramErrors.refusal("getMe", 401, sample("api-error-401")))
                .isInstanceOf(ChannelException.Unauthorized.class);
    }

    @Test
    void blockedCustomerCanNotBeReached() throws IOException {
        assertThat(TelegramErrors.refusal("sendMessage", 403, sample("api-error-403-blocked")))
                .isInstanceOf(ChannelException.Unreachable.class);
    }

    @Test
    void secondConsumerIsTrouble() throws IOException {
        assertThat(TelegramErrors.refusal("getUpdates", 409, sample("api-error-409-getupdates")))
                .isInstanceOf(ChannelException.Unavailable.class);
    }

    @Test
    void pauseIsTheStatedOne() throws IOException {
        assertThat(TelegramErrors.refusal("sendMessage", 429, sample("api-error-429")))
                .isInstanceOfSatisfying(
                        ChannelException.RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(30)));
    }

    @Test
    void goodAnswersAreRead() throws IOException {
        assertThat(Json.bind(sample("api-ok-getme").path("result"), User.class)).satisfies(bot -> {
            assertThat(bot.username()).isEqualTo("romashka_admin_bot");
            assertThat(bot.canConnectToBusiness()).isTrue();
        });
        assertThat(Json.bind(sample("api-ok-sendmessage").path("result"), Message.class)
                        .messageId())
                .isEqualTo(8);
        assertThat(Json.bind(sample("api-ok-getfile").path("result"), ApiFile.class))
                .isEqualTo(new ApiFile("voice/file_12.oga", 4288));
        assertThat(Json.bind(sample("api-webhookinfo-with-error").path("result"), WebhookInfo.class))
                .satisfies(info -> {
                    assertThat(info.pendingUpdateCount()).isEqualTo(14);
                    assertThat(info.lastErrorMessage()).contains("502");
                    assertThat(info.allowedUpdates()).hasSize(4);
                });
    }

    private static JsonNode sample(String name) throws IOException {
        try (InputStream stream = TelegramErrorsTest.class.getResourceAsStream("/samples/" + name + ".json")) {
            return Json.mapper().readTree(stream);
        }
    }
}
