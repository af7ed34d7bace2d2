package io.aiadmin.host.chat;

import io.aiadmin.channel.webchat.ChatMessage;
import io.aiadmin.channel.webchat.Visitor;
import io.aiadmin.channel.webchat.WebchatChannel;
import io.aiadmin.core.company.ChannelSettings;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyDirectory;
import io.aiadmin.core.conversation.BookingCard;
import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.conversation.ConversationKey;
import io.aiadmin.core.conversation.ConversationLog;
import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.core.plugin.Connections;
import io.aiadmin.core.plugin.Lent;
import io.aiadmin.host.access.Callers;
import io.aiadmin.host.http.ApiException;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.channel.Channel;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Finds a company's web chat and reads a visitor's conversation out of the log. */
public final class Chats {

    static final String TYPE = "webchat";

    private final CompanyDirectory companies;
    private final Connections connections;
    private final ConversationLog log;

    public Chats(CompanyDirectory companies, Connections connections, ConversationLog log) {
        this.companies = companies;
        this.connections = connections;
        this.log = log;
    }

    /**
     * Lends the company's web chat to the work.
     *
     * @throws ApiException 404 when there is no such company or its chat is off
     */
    <R> R with(String companyId, BiFunction<CompanyConfig, WebchatChannel, R> work) {
        CompanyConfig company = companies
                .find(Callers.companyId(companyId))
                .filter(found ->
                        found.channel(TYPE).map(ChannelSettings::active).orElse(false))
                .orElseThrow(ApiException::notFound);
        try (Lent<Channel> channel = connections.channel(company, TYPE)) {
            return work.apply(company, (WebchatChannel) channel.account());
        }
    }

    /** What came after a message, in order, at most {@code limit}. */
    List<ChatMessage> after(CompanyId company, Visitor visitor, long seq, int limit) {
        return conversation(company, visitor)
                .map(id -> log.messages(company, id, seq, limit))
                .orElse(List.of())
                .stream()
                .map(Chats::shown)
                .toList();
    }

    /** The last messages before a message, or the newest when it is 0. */
    List<ChatMessage> before(CompanyId company, Visitor visitor, long seq, int limit) {
        return conversation(company, visitor)
                .map(id -> log.lastMessages(company, id, seq, limit))
                .orElse(List.of())
                .stream()
                .map(Chats::shown)
                .toList();
    }

    private Optional<ConversationId> conversation(CompanyId company, Visitor visitor) {
        return log.find(new ConversationKey(company, TYPE, visitor.address()));
    }

    private static ChatMessage shown(LoggedMessage message) {
        return new ChatMessage(
                message.seq(),
                ChatMessage.From.valueOf(message.author().name()),
                message.text(),
                message.buttons(),
                message.at(),
                message.externalId(),
                card(message.booking()),
                message.asksForContact());
    }

    private static ChatMessage.@Nullable Card card(@Nullable BookingCard card) {
        return card == null
                ? null
                : new ChatMessage.Card(
                        card.id(),
                        card.service(),
                        card.staff(),
                        card.start(),
                        card.minutes(),
                        card.price(),
                        card.status());
    }
}
