package io.aiadmin.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.aiadmin.http.HttpFailure;
import io.aiadmin.http.Json;
import io.aiadmin.spi.channel.ChannelException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The vendor's refusals and lost calls as the SPI's failures. The vendor maps some 403s to 400 and the other way round, so its words count for more than
 * its numbers. Its words are not repeated: they may quote what was sent.
 */
final class TelegramErrors {

    private static final Duration UNSTATED = Duration.ofSeconds(3);

    /** Beginnings of what it says when this chat is closed to the bot for good. */
    private static final List<String> CLOSED = List.of(
            "chat not found",
            "user not found",
            "peer_id_invalid",
            "bot was blocked",
            "bot was kicked",
            "user is deactivated",
            "bot can't initiate",
            "bot can't send messages to bots",
            "have no rights to send",
            "not enough rights",
            "chat_write_forbidden",
            "input_user_deactivated",
            "business");

    private TelegramErrors() {}

    /** What a refused call means. */
    static ChannelException refusal(String method, int status, JsonNode answer) {
        int code = (int) Json.whole(answer, "error_code").orElse(status);
        String words = Json.text(answer, "description").orElse("").toLowerCase(Locale.ROOT);
        if (code == 429 || words.contains("too many requests")) {
            return new ChannelException.RateLimited(method + ": too many requests", retryAfter(answer));
        }
        if (code == 401 || code == 404 && !words.contains("chat")) {
            return new ChannelException.Unauthorized(method + ": the bot's token is not accepted");
        }
        if (code >= 500) {
            return new ChannelException.Unavailable(method + ": status " + code, null);
        }
        if (code == 403 || CLOSED.stream().anyMatch(words::contains)) {
            return new ChannelException.Unreachable(method + ": this chat is closed to the bot (" + code + ")");
        }
        if (code == 409) {
            return new ChannelException.Unavailable(
                    method + ": somebody else fetches this bot's updates, or its webhook is set", null);
        }
        return new ChannelException.Rejected(method + ": refused (" + code + ")");
    }

    /** What a call without an answer means. */
    static ChannelException lost(String method, HttpFailure failure) {
        return switch (failure) {
            case HttpFailure.NotSent notSent ->
                new ChannelException.Unavailable(method + ": not sent (" + notSent.obstacle() + ")", notSent);
            case HttpFailure.Limited limited ->
                new ChannelException.RateLimited(method + ": our own budget is used up", limited.retryAfter());
            case HttpFailure.NoAnswer noAnswer ->
                noAnswer.mayHaveHappened()
                        ? new ChannelException.OutcomeUnknown(method + ": the answer was lost", noAnswer)
                        : new ChannelException.Unavailable(method + ": no answer", noAnswer);
            case HttpFailure.BadAnswer badAnswer ->
                badAnswer.mayHaveHappened()
                        ? new ChannelException.OutcomeUnknown(method + ": the answer can't be read", badAnswer)
                        : new ChannelException.Unavailable(method + ": the answer can't be read", badAnswer);
            // A server's error means that the vendor did not take it: nothing is answered before it is sent.
            case HttpFailure.Status status -> refusal(method, status.code(), status.json());
        };
    }

    /** The chat's new number, when a group became a supergroup. */
    static OptionalLong movedTo(JsonNode answer) {
        return Json.whole(answer.path("parameters"), "migrate_to_chat_id");
    }

    private static Duration retryAfter(JsonNode answer) {
        OptionalLong stated = Json.whole(answer.path("parameters"), "retry_after");
        return stated.isPresent() ? Duration.ofSeconds(Math.clamp(stated.getAsLong(), 1, 86_400)) : UNSTATED;
    }
}
