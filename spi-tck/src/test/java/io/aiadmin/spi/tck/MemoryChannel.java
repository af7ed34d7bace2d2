package io.aiadmin.spi.tck;

import io.aiadmin.spi.Finding;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.WebhookRequest;
import io.aiadmin.spi.channel.Channel;
import io.aiadmin.spi.channel.ChannelCapability;
import io.aiadmin.spi.channel.ChannelException;
import io.aiadmin.spi.channel.ChannelInbound;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.DeliveryReceipt;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MediaRef;
import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.channel.OutboundMessage;
import io.aiadmin.spi.channel.Polled;
import io.aiadmin.spi.channel.ReplyButton;
import io.aiadmin.spi.channel.Sender;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The honest channel of {@link MemoryMessenger}. */
final class MemoryChannel implements Channel {

    private static final Pattern UPDATE =
            Pattern.compile("\\{\"id\":\"(\\d+)\",\"kind\":\"(\\w+)\",\"text\":\"([A-Za-z0-9+/=]*)\"}");

    private static final Instant SENT = Instant.parse("2026-11-23T07:00:00Z");

    private final MemoryMessenger vendor;
    private final Set<ChannelCapability> capabilities;

    MemoryChannel(MemoryMessenger vendor, Set<ChannelCapability> capabilities) {
        this.vendor = vendor;
        this.capabilities = capabilities;
    }

    @Override
    public Set<ChannelCapability> capabilities() {
        return capabilities;
    }

    @Override
    public List<Finding> check() {
        return vendor.refusal() == 200
                ? List.of(Finding.good("Связь есть", "The vendor answers"))
                : List.of(Finding.bad("Связи нет", "The vendor does not answer"));
    }

    @Override
    public ChannelInbound receive(WebhookRequest request) {
        needs(ChannelCapability.WEBHOOK);
        if (!request.header("X-Signature").equals(Optional.of(MemoryMessenger.signature(request.body())))) {
            throw new ChannelException.Unauthentic("the signature is missing or wrong");
        }
        return ChannelInbound.of(List.of(event(request.text().stripTrailing())));
    }

    private InboundEvent event(String update) {
        Matcher matcher = UPDATE.matcher(update);
        if (!matcher.matches()) {
            throw new ChannelException.Malformed("not an update", null);
        }
        String id = matcher.group(1);
        String text = new String(Base64.getDecoder().decode(matcher.group(3)), StandardCharsets.UTF_8);
        return switch (matcher.group(2)) {
            case "text" -> message(id, new MessageContent.Text(text));
            case "voice" ->
                message(id, new MessageContent.VoiceNote(new MediaRef(text, "audio/ogg", 0), Duration.ofSeconds(2)));
            case "own_contact" -> message(id, new MessageContent.Contact(new Phone(text), null, true));
            case "contact" -> message(id, new MessageContent.Contact(new Phone(text), null, false));
            case "button" -> message(id, new MessageContent.Button(text.split("\n", 2)[0], text.split("\n", 2)[1]));
            default -> new InboundEvent.Ignored(id, SENT, matcher.group(2));
        };
    }

    private InboundEvent message(String id, MessageContent content) {
        return new InboundEvent.CustomerMessage(id, vendor.customer(), SENT, Sender.UNKNOWN, content);
    }

    @Override
    public DeliveryReceipt send(OutboundMessage message) {
        List<ReplyButton> buttons = message.buttons();
        boolean shown =
                capabilities.contains(ChannelCapability.BUTTONS) && buttons.size() <= MemoryMessenger.MOST_BUTTONS;
        StringBuilder text = new StringBuilder(message.text());
        if (!shown) {
            buttons.forEach(button -> text.append("\n— ").append(button.label()));
        }
        List<String> parts = parts(text.toString());
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            deliver(parts.get(i), shown && last ? buttons : List.of());
            ids.add(message.key() + "/" + i);
        }
        return new DeliveryReceipt(ids);
    }

    private void deliver(String text, List<ReplyButton> buttons) {
        int status;
        try {
            status = vendor.take(
                    text,
                    buttons.stream().map(ReplyButton::label).toList(),
                    buttons.stream().map(ReplyButton::payload).toList());
        } catch (MemoryMessenger.LostAnswerException lost) {
            throw new ChannelException.OutcomeUnknown("the answer was lost", lost);
        }
        switch (status) {
            case 200 -> {}
            case 401 -> throw new ChannelException.Unauthorized("the token is refused");
            case 403 -> throw new ChannelException.Unreachable("blocked");
            case 429 -> throw new ChannelException.RateLimited("too fast", ChannelFault.RETRY_AFTER);
            default -> throw new ChannelException.Unavailable("status " + status, null);
        }
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (rest.length() > MemoryMessenger.LONGEST_TEXT) {
            int cut = Math.max(
                    rest.lastIndexOf(' ', MemoryMessenger.LONGEST_TEXT),
                    rest.lastIndexOf('\n', MemoryMessenger.LONGEST_TEXT));
            if (cut <= 0) {
                cut = MemoryMessenger.LONGEST_TEXT;
                if (Character.isLowSurrogate(rest.charAt(cut))) {
                    cut--;
                }
            }
            parts.add(rest.substring(0, cut));
            rest = rest.substring(cut);
            rest = Character.isWhitespace(rest.charAt(0)) ? rest.substring(1) : rest;
        }
        parts.add(rest);
        return parts;
    }

    @Override
    public void connect(URI webhook) {
        needs(ChannelCapability.REGISTERS_WEBHOOK);
        vendor.register(Optional.of(webhook));
    }

    @Override
    public void disconnect() {
        needs(ChannelCapability.REGISTERS_WEBHOOK);
        vendor.register(Optional.empty());
    }

    @Override
    public Polled poll(String cursor, Duration patience) {
        needs(ChannelCapability.POLLING);
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        List<InboundEvent> events =
                vendor.queued(from).stream().map(this::event).toList();
        return new Polled(events, "" + (from + events.size()));
    }

    @Override
    public void typing(ConversationAddress conversation) {
        needs(ChannelCapability.TYPING);
    }

    @Override
    public InputStream fetch(MediaRef media) {
        needs(ChannelCapability.MEDIA);
        return new ByteArrayInputStream(vendor.file(media.key()));
    }

    private void needs(ChannelCapability capability) {
        if (!capabilities.contains(capability)) {
            throw new UnsupportedOperationException(capability.name());
        }
    }

    @Override
    public void close() {}
}
