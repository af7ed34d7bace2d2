package io.aiadmin.channel.webchat;

import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a company's site says about its own logged-in customer, as it came through the browser: {@code AIAdmin.setUser({id, name, phone, exp, sig})}.
 *
 * <p>The signature is the hexadecimal HMAC-SHA256, under the widget's secret, of the lines {@code aiadmin-user-1}, company id, id, name, phone and exp,
 * joined by {@code \n}; an absent name or phone is an empty line.
 *
 * @param exp seconds since 1970, at most an hour ahead
 * @param sig 64 hexadecimal digits
 */
public record IdentityClaim(
        String id, @Nullable String name, @Nullable String phone, long exp, String sig) {

    /** How far ahead a signature may reach: one taken from a page's source is worthless soon. */
    public static final Duration LONGEST = Duration.ofHours(1);

    private static final String VERSION = "aiadmin-user-1";

    /** Whether the secret's holder signed exactly this and it still holds. */
    boolean holds(CompanyId company, Secret secret, Instant now) {
        if (id.isBlank() || id.length() > 100 || hasLineBreak(id) || hasLineBreak(name) || hasLineBreak(phone)) {
            return false;
        }
        Instant until;
        try {
            until = Instant.ofEpochSecond(exp);
        } catch (java.time.DateTimeException _) {
            return false;
        }
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            return false;
        }
        byte[] expected = signature(company, secret).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, sig.getBytes(StandardCharsets.UTF_8));
    }

    /** The signature that the site's server has to make. */
    String signature(CompanyId company, Secret secret) {
        String lines = String.join(
                "\n",
                VERSION,
                company.toString(),
                id,
                name == null ? "" : name,
                phone == null ? "" : phone,
                Long.toString(exp));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(lines.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every JDK", e);
        }
    }

    private static boolean hasLineBreak(@Nullable String text) {
        return text != null && (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0);
    }

    @Override
    public String toString() {
        return "IdentityClaim";
    }
}
