package io.aiadmin.core.conversation;

import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.channel.ConversationAddress;

/** Where a conversation lives: one per company, channel and address. */
public record ConversationKey(CompanyId company, String channel, ConversationAddress address) {}
