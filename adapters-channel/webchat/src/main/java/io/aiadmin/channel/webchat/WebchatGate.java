package io.aiadmin.channel.webchat;

import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.SharedLimits;
import io.aiadmin.spi.channel.ConversationAddress;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which sites may show the chat, and how fast visitors may write. Asked by the host before it hands a request on. */
public final class WebchatGate {

    private static final Budget PER_SECOND = new Budget("second", 3, Duration.ofSeconds(1));
    /** Half at once and the rest coming back: never more than 20 in any minute. */
    private static final Budget PER_MINUTE = new Budget("minute", 10, Duration.ofSeconds(6));
    /** Never more than 200 in any 24 hours. */
    private static final Budget PER_DAY = new Budget("day", 100, Duration.ofSeconds(864));
    /** Many customers share one address behind a mobile operator. */
    private static final Budget MESSAGES_PER_ADDRESS = new Budget("messages", 60, Duration.ofSeconds(1));

    private static final Budget SESSIONS_PER_ADDRESS = new Budget("sessions", 30, Duration.ofMinutes(1));
    private static final Budget SESSIONS_PER_WIDGET = new Budget("all-sessions", 600, Duration.ofSeconds(1));

    private final CompanyId company;
    private final SharedLimits limits;
    private final List<AllowedOrigin> origins;

    WebchatGate(CompanyId company, SharedLimits limits, List<AllowedOrigin> origins) {
        this.company = company;
        this.limits = limits;
        this.origins = origins;
    }

    /**
     * Whether a request is let in.
     *
     * @param retryAfter zero when it is
     */
    public record Admission(boolean admitted, Duration retryAfter) {

        private static final Admission YES = new Admission(true, Duration.ZERO);
    }

    /**
     * Takes a new session out of the budgets.
     *
     * @param remoteAddress the browser's, as the trusted proxy reports it
     */
    public Admission admitSession(String remoteAddress) {
        return admit(List.of(
                SESSIONS_PER_ADDRESS.bucket(company, network(remoteAddress)), SESSIONS_PER_WIDGET.bucket(company, "")));
    }

    /** Takes a message out of the budgets of its visitor and of the address. */
    public Admission admitMessage(ConversationAddress visitor, String remoteAddress) {
        return admit(List.of(
                MESSAGES_PER_ADDRESS.bucket(company, network(remoteAddress)),
                PER_SECOND.bucket(company, visitor.value()),
                PER_MINUTE.bucket(company, visitor.value()),
                PER_DAY.bucket(company, visitor.value())));
    }

    /**
     * Whether a request from this origin may use the chat's endpoints.
     *
     * @param origin the {@code Origin} header; null when the browser sent none, as for a page's own GET requests
     * @param own the host's own origin, from which the page is served
     */
    public boolean allows(@Nullable String origin, String own) {
        return origin == null || origin.equals(own) || origins.stream().anyMatch(each -> each.matches(origin));
    }

    /** The {@code Content-Security-Policy} of the chat page: nothing from elsewhere, shown by nobody but the company's sites. */
    public String contentSecurityPolicy() {
        String ancestors = origins.stream().map(AllowedOrigin::source).collect(Collectors.joining(" "));
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
                + (ancestors.isEmpty() ? "" : " " + ancestors);
    }

    private Admission admit(List<Bucket> buckets) {
        for (Bucket bucket : buckets) {
            Budget budget = bucket.budget();
            if (!limits.take(
                    bucket.name(), budget.capacity(), budget.refill(), Duration.ZERO, SharedLimits.Priority.CUSTOMER)) {
                return new Admission(false, budget.refill());
            }
        }
        return Admission.YES;
    }

    /** The address itself is personal data and is not kept; one household's IPv6 network counts as one. */
    private static String network(String remoteAddress) {
        byte[] address;
        try {
            address = InetAddress.ofLiteral(remoteAddress).getAddress();
        } catch (IllegalArgumentException _) {
            address = remoteAddress.getBytes(StandardCharsets.UTF_8);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(address, 0, address.length == 16 ? 8 : address.length);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest.digest())
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    private record Budget(String name, int capacity, Duration refill) {

        Bucket bucket(CompanyId company, String whose) {
            return new Bucket("webchat:" + company + ":" + name + ":" + whose, this);
        }
    }

    private record Bucket(String name, Budget budget) {}
}
