package io.aiadmin.core.turn;

import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.spi.CompanyId;

/** A conversation and the company it belongs to. */
public record ConversationRef(CompanyId company, ConversationId conversation) {}
