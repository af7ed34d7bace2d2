package io.aiadmin.channel.webchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.WebhookRequest;
import io.aiadmin.spi.channel.ChannelException;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.channel.Sender;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the page posts. Pure: no clock, no store. */
final class WebchatMapper {

    static final int MAX_TEXT = 2000;

    private static final int MAX_BODY = 16 * 1024;
    private static final int MAX_LABEL = 64;
    private static final int MAX_BUTTON_PAYLOAD = 1000;
    private static final int MAX_NAME = 100;
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?");

    private WebchatMapper() {}

    static InboundEvent read(WebhookRequest request, Visitor visitor, Instant now) {
        if (!request.method().equals("POST")) {
            throw new ChannelException.Malformed("a message is posted", null);
        }
        if (request.body().length > MAX_BODY) {
            throw new ChannelException.Malformed("more than 16 KiB", null);
        }
        JsonNode body = parse(request.text());
        String clientId = body.path("clientId").asText();
        if (!CLIENT_ID.matcher(clientId).matches()) {
            throw new ChannelException.Malformed("no clientId", null);
        }
        String externalId = externalId(visitor, clientId);
        Optional<MessageContent> content = content(body);
        if (content.isEmpty()) {
            return new InboundEvent.Ignored(externalId, now, "unknown");
        }
        return new InboundEvent.CustomerMessage(
                externalId, visitor.address(), now, sender(visitor, body), content.get());
    }

    /** Bound to the visitor, so that nobody can use up another's. */
    static String externalId(Visitor visitor, String clientId) {
        return visitor.address().value() + ":" + clientId;
    }

    private static JsonNode parse(String text) {
        JsonNode body;
        try {
            body = WebchatWire.parse(text);
        } catch (IllegalArgumentException _) {
            // the parser's own message would repeat what the visitor wrote
            throw new ChannelException.Malformed("not JSON", null);
        }
        if (!body.isObject()) {
            throw new ChannelException.Malformed("not a JSON object", null);
        }
        return body;
    }

    private static Optional<MessageContent> content(JsonNode body) {
        if (body.path("text").isTextual()) {
            return Optional.of(new MessageContent.Text(text(body.path("text").textValue(), MAX_TEXT)));
        }
        JsonNode button = body.path("button");
        if (button.isObject()) {
            String payload = text(button.path("payload").asText(), MAX_BUTTON_PAYLOAD);
            String label = button.path("label").asText().isBlank()
                    ? payload
                    : text(button.path("label").asText(), MAX_TEXT);
            return Optional.of(new MessageContent.Button(payload, cut(label)));
        }
        JsonNode contact = body.path("contact");
        if (contact.isObject()) {
            Phone phone = TypedPhone.read(contact.path("phone").asText())
                    .orElseThrow(() -> new ChannelException.Malformed("not a phone number", null));
            return Optional.of(
                    new MessageContent.Contact(phone, name(contact.path("name").textValue()), false));
        }
        return Optional.empty();
    }

    private static Sender sender(Visitor visitor, JsonNode body) {
        String language = body.path("language").asText();
        Visitor.SignedUser user = visitor.user();
        return new Sender(
                user == null ? null : user.name(),
                user == null ? null : user.phone(),
                LANGUAGE.matcher(language).matches() ? language : null);
    }

    private static String text(String value, int longest) {
        String kept = value.codePoints()
                .filter(each -> each == '\n' || each == '\t' || !Character.isISOControl(each))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (kept.isEmpty()) {
            throw new ChannelException.Malformed("an empty message", null);
        }
        if (kept.length() > longest) {
            throw new ChannelException.Malformed("longer than " + longest + " characters", null);
        }
        return kept;
    }

    private static @Nullable String name(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        return text(value, MAX_NAME).replace('\n', ' ');
    }

    private static String cut(String label) {
        if (label.length() <= MAX_LABEL) {
            return label;
        }
        int end = Character.isHighSurrogate(label.charAt(MAX_LABEL - 1)) ? MAX_LABEL - 1 : MAX_LABEL;
        return label.substring(0, end);
    }
}
