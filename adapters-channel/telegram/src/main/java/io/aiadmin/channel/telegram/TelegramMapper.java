package io.aiadmin.channel.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.aiadmin.channel.telegram.wire.CallbackQuery;
import io.aiadmin.channel.telegram.wire.Chat;
import io.aiadmin.channel.telegram.wire.ChatMemberUpdated;
import io.aiadmin.channel.telegram.wire.Contact;
import io.aiadmin.channel.telegram.wire.InlineButton;
import io.aiadmin.channel.telegram.wire.Message;
import io.aiadmin.channel.telegram.wire.Update;
import io.aiadmin.channel.telegram.wire.User;
import io.aiadmin.channel.telegram.wire.Voice;
import io.aiadmin.http.Json;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MediaRef;
import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.channel.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads updates. Pure: what it needs from elsewhere comes in as an argument. */
final class TelegramMapper {

    /** Contents that a person sees and that hold no words. */
    private static final List<String> WORDLESS = List.of(
            "sticker",
            "venue",
            "location",
            "animation",
            "video_note",
            "video",
            "audio",
            "live_photo",
            "photo",
            "document",
            "paid_media",
            "rich_message",
            "checklist",
            "poll",
            "dice",
            "game",
            "story",
            "invoice",
            "giveaway",
            "gift",
            "unique_gift",
            "web_app_data");

    /** Fields by which Telegram itself reports that something happened in the chat. */
    private static final Set<String> SERVICE = Set.of(
            "new_chat_members",
            "left_chat_member",
            "chat_owner_left",
            "chat_owner_changed",
            "new_chat_title",
            "new_chat_photo",
            "delete_chat_photo",
            "group_chat_created",
            "supergroup_chat_created",
            "channel_chat_created",
            "message_auto_delete_timer_changed",
            "migrate_to_chat_id",
            "migrate_from_chat_id",
            "pinned_message",
            "successful_payment",
            "refunded_payment",
            "users_shared",
            "chat_shared",
            "gift_upgrade_sent",
            "connected_website",
            "write_access_allowed",
            "passport_data",
            "proximity_alert_triggered",
            "boost_added",
            "chat_background_set",
            "checklist_tasks_done",
            "checklist_tasks_added",
            "direct_message_price_changed",
            "forum_topic_created",
            "forum_topic_edited",
            "forum_topic_closed",
            "forum_topic_reopened",
            "general_forum_topic_hidden",
            "general_forum_topic_unhidden",
            "giveaway_created",
            "giveaway_winners",
            "giveaway_completed",
            "managed_bot_created",
            "paid_message_price_changed",
            "poll_option_added",
            "poll_option_deleted",
            "suggested_post_approved",
            "suggested_post_approval_failed",
            "suggested_post_declined",
            "suggested_post_paid",
            "suggested_post_refunded",
            "video_chat_scheduled",
            "video_chat_started",
            "video_chat_ended",
            "video_chat_participants_invited");

    private static final Pattern START = Pattern.compile("/start(@\\w+)?(\\s+(.*))?", Pattern.DOTALL);

    private final String botId;
    private final Function<String, Optional<String>> payloads;

    /** @param payloads finds what a button's short key stands for */
    TelegramMapper(String botId, Function<String, Optional<String>> payloads) {
        this.botId = botId;
        this.payloads = payloads;
    }

    /**
     * One update as an event. Whatever it is, it is never an error: an update that is not taken comes again and again.
     *
     * @param now the time of what states none
     */
    InboundEvent read(JsonNode json, Instant now) {
        String externalId = botId + ":" + json.path("update_id").asLong();
        Update update;
        try {
            update = Json.bind(json, Update.class);
        } catch (JsonProcessingException _) {
            return new InboundEvent.Ignored(externalId, now, "unreadable");
        }
        if (update.message() != null) {
            return message(externalId, update.message(), now);
        }
        if (update.editedMessage() != null) {
            return edited(externalId, update.editedMessage(), now);
        }
        if (update.callbackQuery() != null) {
            return pressed(externalId, update.callbackQuery(), now);
        }
        if (update.businessMessage() != null) {
            return business(externalId, update.businessMessage(), now);
        }
        if (update.editedBusinessMessage() != null) {
            return edited(externalId, update.editedBusinessMessage(), now);
        }
        if (update.myChatMember() != null) {
            return reachability(externalId, update.myChatMember(), now);
        }
        return new InboundEvent.Ignored(externalId, now, kind(json));
    }

    private static String kind(JsonNode json) {
        for (var fields = json.fieldNames(); fields.hasNext(); ) {
            String field = fields.next();
            if (!field.equals("update_id")) {
                return field.length() > 60 ? field.substring(0, 60) : field;
            }
        }
        return "empty";
    }

    private static InboundEvent message(String externalId, Message message, Instant now) {
        User from = message.from();
        Instant at = time(message.date(), now);
        if (!isPrivate(message.chat())) {
            return new InboundEvent.Ignored(externalId, at, "group");
        }
        if (from == null || from.isBot()) {
            return new InboundEvent.Ignored(externalId, at, "bot");
        }
        TelegramAddress address = address(message);
        Optional<MessageContent> content = content(message, from);
        if (content.isPresent()) {
            return new InboundEvent.CustomerMessage(
                    externalId, address.conversation(), at, sender(from), content.get());
        }
        if (message.others().keySet().stream().anyMatch(SERVICE::contains)) {
            return new InboundEvent.Ignored(externalId, at, "service");
        }
        return new InboundEvent.Unsupported(externalId, address.conversation(), at, sender(from), wordless(message));
    }

    /**
     * A message in a business account's chat with a customer. The chat has the customer's number, so whoever else writes there writes for the
     * company.
     */
    private InboundEvent business(String externalId, Message message, Instant now) {
        User from = message.from();
        Chat chat = message.chat();
        if (!isPrivate(chat) || from == null || chat == null || from.id() == chat.id()) {
            return message(externalId, message, now);
        }
        Instant at = time(message.date(), now);
        User bot = message.senderBusinessBot();
        if (bot != null) {
            return Long.toString(bot.id()).equals(botId)
                    ? new InboundEvent.OwnEcho(externalId, address(message).conversation(), at)
                    : new InboundEvent.Ignored(externalId, at, "another_bot");
        }
        if (message.isFromOffline()) {
            return new InboundEvent.Ignored(externalId, at, "automatic_greeting");
        }
        String text = Stream.of(message.text(), message.caption())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> "[" + (message.voice() == null ? wordless(message) : "voice") + "]");
        return new InboundEvent.HumanReplied(externalId, address(message).conversation(), at, text);
    }

    private static InboundEvent edited(String externalId, Message message, Instant now) {
        User from = message.from();
        Chat chat = message.chat();
        String text = message.text() != null ? message.text() : message.caption();
        Instant at = time(message.editDate() == 0 ? message.date() : message.editDate(), now);
        boolean customers = isPrivate(chat) && chat != null && from != null && !from.isBot() && from.id() == chat.id();
        if (!customers || text == null || text.isBlank()) {
            return new InboundEvent.Ignored(externalId, at, "edited");
        }
        return new InboundEvent.MessageEdited(
                externalId, address(message).conversation(), at, messageId(message), text);
    }

    /** The id under which a message is known to the vendor: unique in its chat alone. */
    private static String messageId(Message message) {
        return address(message).conversation().value() + "/" + message.messageId();
    }

    private InboundEvent pressed(String externalId, CallbackQuery query, Instant now) {
        Message under = query.message();
        User from = query.from();
        String data = query.data();
        if (under == null || from == null || data == null || data.isBlank() || !isPrivate(under.chat())) {
            return new InboundEvent.Ignored(externalId, now, "callback_query");
        }
        Optional<String> label = label(under, data);
        String payload = CallbackData.isKey(data)
                // a key that is too old stands for the words that the customer saw
                ? payloads.apply(data).or(() -> label).orElse(null)
                : data;
        if (payload == null) {
            return new InboundEvent.Ignored(externalId, now, "expired_button");
        }
        return new InboundEvent.CustomerMessage(
                externalId,
                address(under).conversation(),
                now,
                sender(from),
                new MessageContent.Button(payload, label.orElse(payload)));
    }

    private static Optional<String> label(Message message, String data) {
        Message.InlineKeyboard keyboard = message.replyMarkup();
        if (keyboard == null || keyboard.rows() == null) {
            return Optional.empty();
        }
        return keyboard.rows().stream()
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(button -> button != null && data.equals(button.callbackData()))
                .map(InlineButton::text)
                .findFirst();
    }

    private static InboundEvent reachability(String externalId, ChatMemberUpdated change, Instant now) {
        Chat chat = change.chat();
        Instant at = time(change.date(), now);
        String status =
                change.newChatMember() == null ? null : change.newChatMember().status();
        if (chat == null || !isPrivate(chat) || !("kicked".equals(status) || "member".equals(status))) {
            return new InboundEvent.Ignored(externalId, at, "my_chat_member");
        }
        return new InboundEvent.Reachability(
                externalId, new TelegramAddress(chat.id(), null).conversation(), at, "member".equals(status));
    }

    private static Optional<MessageContent> content(Message message, User from) {
        if (message.text() != null && !message.text().isBlank()) {
            return Optional.of(new MessageContent.Text(words(message.text())));
        }
        Contact contact = message.contact();
        if (contact != null) {
            return contact(contact, from, message);
        }
        Voice voice = message.voice();
        if (voice != null && voice.fileId() != null) {
            return Optional.of(new MessageContent.VoiceNote(
                    new MediaRef(voice.fileId(), voice.mimeType(), Math.max(0, voice.fileSize())),
                    Duration.ofSeconds(Math.max(0, voice.duration()))));
        }
        return Optional.ofNullable(message.caption())
                .filter(caption -> !caption.isBlank())
                .map(MessageContent.Text::new);
    }

    /** A deep link brings {@code /start payload}, in a group's manner perhaps with the bot's name. */
    private static String words(String text) {
        var start = START.matcher(text);
        if (!start.matches() || start.group(1) == null) {
            return text;
        }
        return start.group(3) == null ? "/start" : "/start " + start.group(3);
    }

    private static Optional<MessageContent> contact(Contact contact, User from, Message message) {
        String name = name(contact.firstName(), contact.lastName());
        Optional<Phone> phone = phone(contact.phoneNumber());
        if (phone.isEmpty()) {
            // a local number of some country: words, out of which nobody makes a proven number
            String words = Stream.of(name, contact.phoneNumber())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
            return words.isBlank() ? Optional.empty() : Optional.of(new MessageContent.Text("contact: " + words));
        }
        // Telegram fills the card's user id in by itself; a forwarded card of one's own may be an old one
        boolean own = contact.userId() != 0
                && contact.userId() == from.id()
                && (message.forwardOrigin() == null || message.forwardOrigin().isNull());
        return Optional.of(new MessageContent.Contact(phone.get(), name, own));
    }

    /** The vendor writes numbers with a plus or, as a rule, without; address books write them as people do. */
    private static Optional<Phone> phone(@Nullable String written) {
        if (written == null) {
            return Optional.empty();
        }
        String digits = written.replaceAll("\\D", "");
        boolean plus = written.strip().startsWith("+");
        String e164 = "+" + digits;
        if (!plus && digits.length() == 11 && digits.startsWith("8")) {
            e164 = "+7" + digits.substring(1);
        } else if (!plus && digits.length() == 10 && digits.startsWith("9")) {
            e164 = "+7" + digits;
        }
        try {
            return Optional.of(new Phone(e164));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String wordless(Message message) {
        if (message.voice() != null) {
            return "voice";
        }
        return WORDLESS.stream()
                .filter(message.others()::containsKey)
                .findFirst()
                .orElse("unknown");
    }

    private static Sender sender(User from) {
        String language = from.languageCode();
        return new Sender(
                name(from.firstName(), from.lastName()),
                null,
                language == null || language.isBlank() ? null : language.toLowerCase(Locale.ROOT));
    }

    private static @Nullable String name(@Nullable String first, @Nullable String last) {
        String name = Stream.of(first, last)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? null : name;
    }

    private static boolean isPrivate(@Nullable Chat chat) {
        return chat != null && "private".equals(chat.type());
    }

    private static TelegramAddress address(Message message) {
        Chat chat = Objects.requireNonNull(message.chat());
        return new TelegramAddress(chat.id(), message.businessConnectionId());
    }

    private static Instant time(long seconds, Instant now) {
        return seconds <= 0 || seconds > Instant.MAX.getEpochSecond() ? now : Instant.ofEpochSecond(seconds);
    }
}
