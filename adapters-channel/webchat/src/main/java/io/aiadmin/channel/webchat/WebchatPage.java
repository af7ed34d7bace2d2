package io.aiadmin.channel.webchat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aiadmin.spi.CompanyId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HexFormat;

/** What the page is told about the company. */
public final class WebchatPage {

    private final CompanyId company;
    private final ZoneId zone;
    private final WebchatSettings settings;

    WebchatPage(CompanyId company, ZoneId zone, WebchatSettings settings) {
        this.company = company;
        this.zone = zone;
        this.settings = settings;
    }

    /** The answer of the config endpoint. Holds nothing that a stranger may not see. */
    public String config(String companyName) {
        String title = settings.title();
        ObjectNode config = WebchatWire.object()
                .put("title", title == null ? companyName : title)
                .put("greeting", settings.greeting())
                .put("colour", settings.colour())
                .put("language", settings.language())
                .put("zone", zone.getId())
                .put("hours", settings.hours())
                .put("policy", settings.policy())
                .put("consent", consentVersion())
                .put("signed", settings.secret().isPresent())
                .put("maxText", WebchatMapper.MAX_TEXT);
        ArrayNode starters = config.putArray("starters");
        settings.starters().forEach(starters::add);
        return config.toString();
    }

    /**
     * The line that the company's owner puts into the site.
     *
     * @param host the product's public address
     */
    public String snippet(URI host) {
        String loader = host.resolve("/widget.js").toString();
        return "<script async src=\"" + loader + "\" data-company=\"" + company + "\" data-colour=\""
                + settings.colour()
                + "\" data-language=\"" + settings.language() + "\" data-side=\"" + (settings.left() ? "left" : "right")
                + "\"></script>";
    }

    /** Which wording and policy a visitor agreed to; changes when either does. Kept with the consent. */
    public String consentVersion() {
        String policy = settings.policy();
        int hash = java.util.Arrays.hashCode(("1\n" + (policy == null ? "" : policy)).getBytes(StandardCharsets.UTF_8));
        return "1-" + HexFormat.of().toHexDigits(hash);
    }
}
