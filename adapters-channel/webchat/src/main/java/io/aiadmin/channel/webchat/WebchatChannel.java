package io.aiadmin.channel.webchat;

import io.aiadmin.spi.Finding;
import io.aiadmin.spi.WebhookAnswer;
import io.aiadmin.spi.WebhookRequest;
import io.aiadmin.spi.channel.Channel;
import io.aiadmin.spi.channel.ChannelCapability;
import io.aiadmin.spi.channel.ChannelContext;
import io.aiadmin.spi.channel.ChannelException;
import io.aiadmin.spi.channel.ChannelInbound;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.DeliveryReceipt;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.OutboundMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One company's chat. Beside the channel itself it hands out what the host's thin controllers need: {@link #visitors()}, {@link #gate()}
 * and {@link #page()}.
 *
 * <p>A phone that a visitor types is a claim and nothing more, so this channel does not offer {@link ChannelCapability#CONTACT_REQUEST};
 * the page shows its form all the same when a message asks for the contact.
 */
public final class WebchatChannel implements Channel {

    /** Where the page puts the visitor's token. Never in an address. */
    public static final String TOKEN_HEADER = "X-Visitor-Token";

    private final ChannelContext context;
    private final WebchatSettings settings;
    private final WebchatVisitors visitors;
    private final WebchatGate gate;
    private final WebchatPage page;

    WebchatChannel(ChannelContext context, WebchatSettings settings) {
        this.context = context;
        this.settings = settings;
        this.visitors = new WebchatVisitors(context.company(), context.store(), context.clock(), settings.secret());
        this.gate = new WebchatGate(context.company(), context.limits(), settings.origins());
        this.page = new WebchatPage(context.company(), context.zone(), settings);
    }

    /** Who holds which token. */
    public WebchatVisitors visitors() {
        return visitors;
    }

    /** Which sites and how many messages are let in. */
    public WebchatGate gate() {
        return gate;
    }

    /** What the page is told about the company. */
    public WebchatPage page() {
        return page;
    }

    @Override
    public Set<ChannelCapability> capabilities() {
        return Set.of(ChannelCapability.WEBHOOK, ChannelCapability.TYPING, ChannelCapability.BUTTONS);
    }

    @Override
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.good("Страница чата готова к работе", "The chat page is ready"));
        findings.add(
                settings.origins().isEmpty()
                        ? Finding.good(
                                "Виджет на сайте выключен: чтобы включить, впишите адрес сайта в «Сайты, где стоит виджет»",
                                "The widget is off: to switch it on, add your site to “Sites that show the widget”")
                        : Finding.good(
                                "Сайтов, где виджет откроется: "
                                        + settings.origins().size(),
                                "Sites on which the widget opens: "
                                        + settings.origins().size()));
        findings.add(
                settings.policy() == null
                        ? Finding.bad(
                                "Нет ссылки на политику персональных данных. Впишите её адрес в поле «Политика персональных данных»: "
                                        + "без неё нельзя собирать имена и телефоны",
                                "There is no link to a personal-data policy. Fill in “Personal-data policy”: "
                                        + "names and phones must not be collected without one")
                        : Finding.good(
                                "Ссылка на политику персональных данных задана", "The personal-data policy is linked"));
        return findings;
    }

    @Override
    public ChannelInbound receive(WebhookRequest request) {
        String token =
                request.header(TOKEN_HEADER).orElseThrow(() -> new ChannelException.Unauthentic("no visitor token"));
        Visitor visitor =
                visitors.verify(token).orElseThrow(() -> new ChannelException.Unauthentic("unknown visitor token"));
        InboundEvent event =
                WebchatMapper.read(request, visitor, context.clock().instant());
        return new ChannelInbound(List.of(event), WebhookAnswer.json("{\"accepted\":true}"));
    }

    /** Tells the open pages that the log has a new message. What nobody has open is read from the log later, so it is always delivered. */
    @Override
    public DeliveryReceipt send(OutboundMessage message) {
        List<String> ids = new ArrayList<>();
        for (String payload : WebchatWire.pushed(message, context.clock().instant())) {
            context.feed().publish(message.to(), "message", payload);
            ids.add(ids.isEmpty() ? message.key() : message.key() + "/" + (ids.size() + 1));
        }
        return new DeliveryReceipt(ids);
    }

    @Override
    public void typing(ConversationAddress conversation) {
        context.feed().publish(conversation, "typing", WebchatWire.TYPING);
    }

    @Override
    public void close() {
        // holds nothing open
    }
}
