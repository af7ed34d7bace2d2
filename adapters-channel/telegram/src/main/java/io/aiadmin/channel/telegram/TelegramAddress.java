package io.aiadmin.channel.telegram;

import io.aiadmin.spi.channel.ConversationAddress;
import org.jspecify.annotations.Nullable;

/**
 * A chat of the bot, {@code 5550101}, or a chat of a business account that the bot answers for, {@code 5550101@connection}. The two may have the
 * same number and are different conversations.
 */
record TelegramAddress(long chat, @Nullable String connection) {

    static TelegramAddress read(ConversationAddress address) {
        String[] parts = address.value().split("@", 2);
        return new TelegramAddress(Long.parseLong(parts[0]), parts.length > 1 ? parts[1] : null);
    }

    ConversationAddress conversation() {
        return new ConversationAddress(connection == null ? Long.toString(chat) : chat + "@" + connection);
    }
}
