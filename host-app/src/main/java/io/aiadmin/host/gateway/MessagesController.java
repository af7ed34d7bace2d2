package io.aiadmin.host.gateway;

import io.aiadmin.core.conversation.BookingCard;
import io.aiadmin.core.conversation.ConversationKey;
import io.aiadmin.core.conversation.ConversationLog;
import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.core.turn.Gathering;
import io.aiadmin.core.turn.Inbox;
import io.aiadmin.core.turn.ReplyWaiters;
import io.aiadmin.core.turn.TurnListener;
import io.aiadmin.host.access.Caller;
import io.aiadmin.host.access.Callers;
import io.aiadmin.host.http.ApiException;
import io.aiadmin.host.http.Json;
import io.aiadmin.language.FoundPhone;
import io.aiadmin.language.PhoneReader;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.channel.ReplyButton;
import io.aiadmin.spi.channel.Sender;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The channel for partners and tests, answered in the same call. It takes the durable way of every other channel: stored first, one turn at a time.
 */
@Controller("/api/v1/messages")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MessagesController {

    private static final String CHANNEL = "api";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LONGEST_TEXT = 4000;
    private static final PhoneReader PHONES = new PhoneReader();

    private final Callers callers;
    private final Inbox inbox;
    private final ReplyWaiters waiters;
    private final ConversationLog log;
    private final Clock clock;

    MessagesController(Callers callers, Inbox inbox, ReplyWaiters waiters, ConversationLog log, Clock clock) {
        this.callers = callers;
        this.inbox = inbox;
        this.waiters = waiters;
        this.log = log;
        this.clock = clock;
    }

    /**
     * @param conversation any id of the partner's
     * @param button the payload of a button that the customer pressed, instead of a text
     * @param messageId the partner's own id of the message: sent again, it is answered again and not handled twice
     */
    record Message(
            @Nullable String conversation,
            @Nullable Customer customer,
            @Nullable String text,
            @Nullable String button,
            @Nullable String messageId) {

        /** @param phoneProven whether the partner vouches that the phone is the customer's own */
        record Customer(@Nullable String name, @Nullable String phone, boolean phoneProven) {}
    }

    record Answered(
            List<Reply> replies, String state, @Nullable BookingCard booking, List<Tool> tools) {

        record Reply(String text, List<Button> buttons) {}

        record Button(String text, String payload) {}

        record Tool(String name, boolean ok) {}
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> answer(HttpRequest<?> request, @Body byte[] body) throws InterruptedException {
        Caller caller = callers.partner(request);
        Message message = Json.read(body, Message.class);
        ConversationAddress address = address(message);
        String messageId = messageId(message);
        List<InboundEvent> events = events(message, address, messageId);
        try (ReplyWaiters.Waiter waiter = waiters.expect(caller.company(), messageId)) {
            boolean repeated = inbox.accept(caller.company(), CHANNEL, events, Gathering.NONE)
                            .events()
                    == 0;
            Optional<TurnListener.Committed> turn = repeated ? Optional.empty() : waiter.await(PATIENCE);
            if (turn.isPresent()) {
                return Json.ok(answered(turn.get(), messageId));
            }
            return Json.ok(fromLog(new ConversationKey(caller.company(), CHANNEL, address), messageId));
        }
    }

    private static ConversationAddress address(Message message) {
        String conversation = message.conversation();
        if (conversation == null || conversation.isBlank() || conversation.length() > 200) {
            throw ApiException.badField(
                    "conversation",
                    "нужно имя диалога, от 1 до 200 знаков.",
                    "a conversation id of 1 to 200 characters is needed.");
        }
        return new ConversationAddress(conversation);
    }

    private static String messageId(Message message) {
        String given = message.messageId();
        if (given == null) {
            return UUID.randomUUID().toString();
        }
        if (given.isBlank() || given.length() > 200) {
            throw ApiException.badField("message_id", "от 1 до 200 знаков.", "1 to 200 characters.");
        }
        return given;
    }

    private List<InboundEvent> events(Message message, ConversationAddress address, String messageId) {
        Instant now = clock.instant();
        Message.Customer customer =
                message.customer() == null ? new Message.Customer(null, null, false) : message.customer();
        Phone phone = phone(customer);
        Sender sender = new Sender(name(customer), customer.phoneProven() ? phone : null, null);
        List<InboundEvent> events = new ArrayList<>();
        if (phone != null && !customer.phoneProven()) {
            events.add(new InboundEvent.CustomerMessage(
                    messageId + ":phone",
                    address,
                    now,
                    sender,
                    new MessageContent.Contact(phone, sender.name(), false)));
        }
        events.add(new InboundEvent.CustomerMessage(messageId, address, now, sender, content(message)));
        return events;
    }

    private static @Nullable String name(Message.Customer customer) {
        String name = customer.name();
        if (name == null || name.isBlank()) {
            return null;
        }
        if (name.length() > 200) {
            throw ApiException.badField("customer.name", "не длиннее 200 знаков.", "at most 200 characters.");
        }
        return name.strip();
    }

    private static @Nullable Phone phone(Message.Customer customer) {
        String text = customer.phone();
        if (text == null || text.isBlank()) {
            return null;
        }
        List<FoundPhone> found = PHONES.find(text);
        if (found.size() != 1) {
            throw ApiException.badField(
                    "customer.phone",
                    "это не номер телефона; нужен вид +79161112233.",
                    "not a phone number; write +79161112233.");
        }
        return new Phone(found.getFirst().e164());
    }

    private static MessageContent content(Message message) {
        String button = message.button();
        if (button != null && !button.isBlank() && button.length() <= 200) {
            String label = message.text();
            return new MessageContent.Button(button, label == null || label.isBlank() ? button : label);
        }
        String text = message.text();
        if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
            throw ApiException.badField(
                    "text",
                    "нужен текст, от 1 до " + LONGEST_TEXT + " знаков.",
                    "a text of 1 to " + LONGEST_TEXT + " characters is needed.");
        }
        return new MessageContent.Text(text);
    }

    /** Messages that a turn answered together get its replies once: with the last of them. */
    private static Answered answered(TurnListener.Committed turn, String messageId) {
        boolean last = turn.messages().stream()
                .filter(message -> message.author() == LoggedMessage.Author.CUSTOMER)
                .reduce((first, second) -> second)
                .map(message -> messageId.equals(message.externalId()))
                .orElse(true);
        List<Answered.Tool> tools = last
                ? turn.toolCalls().stream()
                        .map(call -> new Answered.Tool(call.name(), call.ok()))
                        .toList()
                : List.of();
        return new Answered(
                last ? replies(turn.messages()) : List.of(),
                turn.state().name().toLowerCase(Locale.ROOT),
                last ? turn.booking() : null,
                tools);
    }

    private static List<Answered.Reply> replies(List<LoggedMessage> messages) {
        return messages.stream()
                .filter(message -> message.author() == LoggedMessage.Author.AGENT)
                .map(message -> new Answered.Reply(message.text(), buttons(message.buttons())))
                .toList();
    }

    private static List<Answered.Button> buttons(List<ReplyButton> buttons) {
        return buttons.stream()
                .map(button -> new Answered.Button(button.label(), button.payload()))
                .toList();
    }

    /** For a message that was sent before, or answered by another replica: what the log says that it was answered. */
    private Answered fromLog(ConversationKey key, String messageId) {
        return log.find(key)
                .flatMap(id -> {
                    List<LoggedMessage> messages = log.lastMessages(key.company(), id, 0, 200);
                    return log.summary(key.company(), id)
                            .map(summary -> new Answered(
                                    replies(after(messages, messageId)), summary.state(), null, List.of()));
                })
                .filter(answered -> !answered.replies().isEmpty())
                .orElseThrow(
                        () -> ApiException.of(
                                HttpStatus.GATEWAY_TIMEOUT,
                                "not_answered_yet",
                                "Сообщение принято и не потеряется, но ответа пока нет. Повторите запрос с тем же message_id.",
                                "The message is stored and will not be lost, but there is no answer yet. Ask again with the same message_id."));
    }

    private static List<LoggedMessage> after(List<LoggedMessage> messages, String messageId) {
        List<LoggedMessage> following = new ArrayList<>();
        boolean seen = false;
        for (LoggedMessage message : messages) {
            if (message.author() == LoggedMessage.Author.CUSTOMER) {
                if (seen && !following.isEmpty()) {
                    break;
                }
                seen |= messageId.equals(message.externalId());
            } else if (seen) {
                following.add(message);
            }
        }
        return following;
    }
}
