package io.aiadmin.channel.webchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.WebhookRequest;
import io.aiadmin.spi.channel.Channel;
import io.aiadmin.spi.channel.ChannelCapability;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.tck.ChannelFault;
import io.aiadmin.spi.tck.ChannelHarness;
import io.aiadmin.spi.tck.ChannelTck;
import io.aiadmin.spi.tck.TckContext;
import io.aiadmin.spi.tck.TckFaults;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

class WebchatChannelTest extends ChannelTck {

    @Override
    protected ChannelHarness startHarness() {
        return new Page();
    }

    /** The page that has the conversation open. */
    private static final class Page implements ChannelHarness {

        private TckContext context = new TckContext();
        private WebchatVisitors.Opened visitor = openVisitor();

        private WebchatChannel channel() {
            return new WebchatPlugin()
                    .open(
                            context,
                            Settings.of(
                                    new WebchatPlugin().settings(),
                                    Map.of("policy-link", "https://salon.example/privacy")));
        }

        private WebchatVisitors.Opened openVisitor() {
            return channel().visitors().open();
        }

        @Override
        public Channel open() {
            context = new TckContext();
            visitor = openVisitor();
            return channel();
        }

        @Override
        public Set<ChannelCapability> expectedCapabilities() {
            return EnumSet.of(ChannelCapability.WEBHOOK, ChannelCapability.TYPING, ChannelCapability.BUTTONS);
        }

        @Override
        public TckFaults<ChannelFault> faults() {
            return new NoVendor();
        }

        @Override
        public List<String> secrets() {
            return List.of(visitor.token().reveal());
        }

        @Override
        public ConversationAddress customer() {
            return visitor.visitor().address();
        }

        @Override
        public List<Delivered> delivered() {
            List<Delivered> delivered = new ArrayList<>();
            for (JsonNode message : messages()) {
                List<String> labels = new ArrayList<>();
                message.path("buttons")
                        .forEach(button -> labels.add(button.path("label").asText()));
                delivered.add(new Delivered(message.path("text").asText(), labels));
            }
            return delivered;
        }

        private List<JsonNode> messages() {
            return context.feed().pushes().stream()
                    .filter(push ->
                            push.kind().equals("message") && push.conversation().equals(customer()))
                    .map(push -> WebchatWire.parse(push.payload()))
                    .toList();
        }

        @Override
        public OptionalInt longestText() {
            return OptionalInt.empty();
        }

        @Override
        public WebhookRequest customerWrites(String text) {
            return proven(body().put("text", text).toString().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public WebhookRequest unknownUpdate() {
            return proven(body().put("dance", "tango").toString().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public WebhookRequest proven(byte[] body) {
            return new WebhookRequest(
                    "POST",
                    Map.of(),
                    Map.of(
                            "Content-Type",
                            "application/json",
                            WebchatChannel.TOKEN_HEADER,
                            visitor.token().reveal()),
                    body);
        }

        @Override
        public WebhookRequest withoutProof(WebhookRequest request) {
            return new WebhookRequest(request.method(), request.query(), Map.of(), request.body());
        }

        @Override
        public WebhookRequest withWrongProof(WebhookRequest request) {
            Map<String, String> headers = new HashMap<>(request.headers());
            headers.put(
                    WebchatChannel.TOKEN_HEADER.toLowerCase(java.util.Locale.ROOT),
                    "A".repeat(visitor.token().reveal().length()));
            return new WebhookRequest(request.method(), request.query(), headers, request.body());
        }

        @Override
        public WebhookRequest customerPresses(String label) {
            for (JsonNode button : messages().getLast().path("buttons")) {
                if (button.path("label").asText().equals(label)) {
                    return proven(body().set("button", button).toString().getBytes(StandardCharsets.UTF_8));
                }
            }
            throw new IllegalArgumentException("no such button: " + label);
        }

        private static com.fasterxml.jackson.databind.node.ObjectNode body() {
            return WebchatWire.object().put("clientId", UUID.randomUUID().toString());
        }
    }

    /** There is no vendor, so nothing of one's can go wrong. */
    private static final class NoVendor implements TckFaults<ChannelFault> {

        @Override
        public Set<ChannelFault> possible() {
            return Set.of();
        }

        @Override
        public void start(ChannelFault fault) {
            throw new UnsupportedOperationException(fault.name());
        }

        @Override
        public void heal() {
            // nothing is ever wrong
        }
    }
}
