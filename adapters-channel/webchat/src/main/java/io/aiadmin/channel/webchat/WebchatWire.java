package io.aiadmin.channel.webchat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aiadmin.spi.channel.OutboundMessage;
import io.aiadmin.spi.channel.ReplyButton;
import java.text.BreakIterator;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON that goes to the page. The module's README is its contract; the page's tests hold both together. */
public final class WebchatWire {

    /** The event that somebody writes. */
    public static final String TYPING = "{\"kind\":\"typing\"}";

    /** Even escaped letter by letter it stays under what the feed takes, with room for the buttons. */
    private static final int PUSHED_TEXT = 5_000;

    private static final JsonMapper JSON = new JsonMapper();

    private WebchatWire() {}

    /** The data of a {@code message} event; its event id is the message's seq. */
    public static String message(ChatMessage message) {
        return node(message).toString();
    }

    /**
     * The answer of the history endpoint.
     *
     * @param messages in order of seq
     * @param older whether there are messages before the first of these
     */
    public static String history(List<ChatMessage> messages, boolean older) {
        ObjectNode answer = object();
        ArrayNode list = answer.putArray("messages");
        messages.forEach(message -> list.add(node(message)));
        return answer.put("older", older).toString();
    }

    /**
     * The data of a {@code status} event.
     *
     * @param by the first name of the person who took over; null for none
     */
    public static String status(Status status, @Nullable String by) {
        return object().put("kind", "status")
                .put("status", lower(status))
                .put("by", by)
                .toString();
    }

    /** Who answers at the moment. */
    public enum Status {
        AGENT,
        /** A person was asked for and has not come yet. */
        CALLED,
        HUMAN,
        /** Something the agent needs is down; it takes requests. */
        TROUBLE
    }

    /** The answer that hands out a token: of a new session, a rotation, an identification. */
    public static String session(WebchatVisitors.Opened opened) {
        return object().put("token", opened.token().reveal()).toString();
    }

    /** An error's answer. The code is one of the README's; the page has its own words for each. */
    public static String error(String code) {
        return object().put("error", code).toString();
    }

    /**
     * Reads what the page posts to be identified.
     *
     * @return empty when it is no such thing
     */
    public static Optional<IdentityClaim> claim(String body) {
        JsonNode node;
        try {
            node = parse(body);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (!node.path("id").isTextual()
                || !node.path("exp").isIntegralNumber()
                || !node.path("sig").isTextual()) {
            return Optional.empty();
        }
        return Optional.of(new IdentityClaim(
                node.path("id").textValue(),
                node.path("name").textValue(),
                node.path("phone").textValue(),
                node.path("exp").longValue(),
                node.path("sig").textValue()));
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** @throws IllegalArgumentException not JSON; the message does not repeat it */
    static JsonNode parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new IllegalArgumentException("empty");
            }
            return node;
        } catch (JsonProcessingException _) {
            throw new IllegalArgumentException("not JSON");
        }
    }

    /** What is pushed when a message goes out, in parts that the feed takes. The buttons go with the last. */
    static List<String> pushed(OutboundMessage message, Instant at) {
        List<String> payloads = new ArrayList<>();
        List<String> parts = parts(message.text());
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            ObjectNode node = object().put("kind", "message")
                    .put("from", "agent")
                    .put("key", message.key())
                    .put("text", parts.get(i));
            buttons(node, last ? message.buttons() : List.of());
            node.put("at", DateTimeFormatter.ISO_INSTANT.format(at));
            node.put("asksForContact", last && message.asksForContact());
            payloads.add(node.toString());
        }
        return payloads;
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int from = 0;
        while (text.length() - from > PUSHED_TEXT) {
            int end = from + PUSHED_TEXT;
            int space = end;
            while (space > from && !Character.isWhitespace(text.charAt(space))) {
                space--;
            }
            end = space > from ? space : characters.isBoundary(end) ? end : characters.preceding(end);
            parts.add(text.substring(from, end));
            from = end;
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static ObjectNode node(ChatMessage message) {
        ObjectNode node = object().put("seq", message.seq())
                .put("kind", "message")
                .put("from", lower(message.from()))
                .put("text", message.text());
        buttons(node, message.buttons());
        node.put("at", DateTimeFormatter.ISO_INSTANT.format(message.at()));
        String externalId = message.externalId();
        node.put("clientId", externalId == null ? null : externalId.substring(externalId.lastIndexOf(':') + 1));
        ChatMessage.Card card = message.booking();
        if (card == null) {
            node.putNull("booking");
        } else {
            node.putObject("booking")
                    .put("id", card.id())
                    .put("service", card.service())
                    .put("staff", card.staff())
                    .put("start", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(card.start()))
                    .put("minutes", card.minutes())
                    .put("price", card.price())
                    .put("status", card.status());
        }
        return node.put("asksForContact", message.asksForContact());
    }

    private static void buttons(ObjectNode node, List<ReplyButton> buttons) {
        ArrayNode list = node.putArray("buttons");
        for (ReplyButton button : buttons) {
            list.addObject().put("label", button.label()).put("payload", button.payload());
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
