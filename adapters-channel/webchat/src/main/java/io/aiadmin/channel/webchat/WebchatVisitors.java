package io.aiadmin.channel.webchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.DocumentWrite;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.PluginStore;
import io.aiadmin.spi.Secret;
import io.aiadmin.spi.StoredDocument;
import io.aiadmin.spi.channel.ConversationAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The visitors of one company's chat. A visitor is whoever holds the token: 256 random bits that the browser keeps and of which only a hash is
 * stored. Used from many threads; every method reads or writes the plugin's store.
 */
public final class WebchatVisitors {

    /** A visitor who stays away so long is forgotten by the token; the conversation itself is the host's to keep or erase. */
    public static final Duration IDLE = Duration.ofDays(90);

    private static final Duration TOUCH = Duration.ofDays(1);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String BY_TOKEN = "visitor/";
    private static final String BY_ADDRESS = "address/";
    private static final int TRIES = 5;
    private static final int MAX_NAME = 100;

    private final CompanyId company;
    private final PluginStore store;
    private final Clock clock;
    private final Optional<Secret> secret;
    private final SecureRandom random = new SecureRandom();

    WebchatVisitors(CompanyId company, PluginStore store, Clock clock, Optional<Secret> secret) {
        this.company = company;
        this.store = store;
        this.clock = clock;
        this.secret = secret;
    }

    /** A token that was just made. It is shown to the browser once and never again. */
    public record Opened(Secret token, Visitor visitor) {}

    /** Makes a new visitor. */
    public Opened open() {
        Instant now = clock.instant();
        ConversationAddress address = new ConversationAddress("v-" + randomText(16));
        Visitor visitor = new Visitor(address, now, now, null);
        String token = randomText(32);
        if (!store.commit(List.of(
                DocumentWrite.create(BY_TOKEN + hash(token), write(visitor)),
                DocumentWrite.create(BY_ADDRESS + address.value(), hash(token))))) {
            throw new IllegalStateException("two random tokens are the same");
        }
        return new Opened(Secret.of(token), visitor);
    }

    /** Who holds the token; empty when nobody does any more. Changes nothing. */
    public Optional<Visitor> verify(String token) {
        return find(token).map(WebchatVisitors::read);
    }

    /** Like {@link #verify}, and notes that the visitor was here. Called when the page opens, not at each message. */
    public Optional<Visitor> touch(String token) {
        Optional<StoredDocument> found = find(token);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Visitor visitor = read(found.get());
        Instant now = clock.instant();
        if (visitor.seenAt().plus(TOUCH).isAfter(now)) {
            return Optional.of(visitor);
        }
        Visitor seen = new Visitor(visitor.address(), visitor.createdAt(), now, visitor.user());
        // Somebody else's change at the same moment is as good: the next opening notes it again.
        store.commit(List.of(DocumentWrite.replace(found.get(), write(seen))));
        return Optional.of(seen);
    }

    /** Exchanges the token for a new one of the same visitor; the old one is dead at once. */
    public Optional<Opened> rotate(String token) {
        return exchange(token, null);
    }

    /**
     * Takes over what the company's site signed about its customer, and rotates the token with it.
     *
     * @return empty when the token is dead, the signature wrong or too old, or the company signs nobody
     */
    public Optional<Opened> identify(String token, IdentityClaim claim) {
        Secret key = secret.orElse(null);
        if (key == null || !claim.holds(company, key, clock.instant())) {
            return Optional.empty();
        }
        Phone phone =
                claim.phone() == null ? null : TypedPhone.read(claim.phone()).orElse(null);
        String name = claim.name() == null || claim.name().isBlank()
                ? null
                : shortened(claim.name().strip());
        return exchange(token, new Visitor.SignedUser(claim.id(), name, phone));
    }

    /** Ends the token: «завершить и забыть меня». Forgetting twice is no error. */
    public void forget(String token) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<StoredDocument> found =
                    TOKEN.matcher(token).matches() ? store.find(BY_TOKEN + hash(token)) : Optional.empty();
            if (found.isEmpty() || erase(found.get())) {
                return;
            }
        }
        throw new IllegalStateException("the visitor's document changes all the time");
    }

    /** Ends whatever token the conversation has: the company erased the customer. */
    public void forget(ConversationAddress address) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<StoredDocument> pointer = store.find(BY_ADDRESS + address.value());
            if (pointer.isEmpty()) {
                return;
            }
            Optional<StoredDocument> found = store.find(BY_TOKEN + pointer.get().body());
            if (found.isEmpty() ? store.commit(List.of(DocumentWrite.delete(pointer.get()))) : erase(found.get())) {
                return;
            }
        }
        throw new IllegalStateException("the visitor's document changes all the time");
    }

    /**
     * Forgets visitors who stayed away too long.
     *
     * @param limit how many documents are looked at
     * @param after where the last sweep stopped, "" at first
     * @return where this one stopped, "" when it reached the end
     */
    public String sweep(String after, int limit) {
        List<StoredDocument> documents = store.list(BY_TOKEN, after, limit);
        for (StoredDocument document : documents) {
            if (isIdle(read(document))) {
                erase(document);
            }
        }
        return documents.size() < limit ? "" : documents.getLast().key();
    }

    private Optional<Opened> exchange(String token, Visitor.@Nullable SignedUser signed) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<StoredDocument> found = find(token);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Visitor old = read(found.get());
            Visitor visitor =
                    new Visitor(old.address(), old.createdAt(), clock.instant(), signed == null ? old.user() : signed);
            String fresh = randomText(32);
            List<DocumentWrite> writes = new ArrayList<>();
            writes.add(DocumentWrite.delete(found.get()));
            writes.add(DocumentWrite.create(BY_TOKEN + hash(fresh), write(visitor)));
            String pointer = BY_ADDRESS + old.address().value();
            writes.add(store.find(pointer)
                    .map(known -> DocumentWrite.replace(known, hash(fresh)))
                    .orElseGet(() -> DocumentWrite.create(pointer, hash(fresh))));
            if (store.commit(writes)) {
                return Optional.of(new Opened(Secret.of(fresh), visitor));
            }
        }
        throw new IllegalStateException("the visitor's document changes all the time");
    }

    private boolean erase(StoredDocument document) {
        List<DocumentWrite> writes = new ArrayList<>();
        writes.add(DocumentWrite.delete(document));
        store.find(BY_ADDRESS + read(document).address().value())
                .ifPresent(pointer -> writes.add(DocumentWrite.delete(pointer)));
        return store.commit(writes);
    }

    private Optional<StoredDocument> find(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        return store.find(BY_TOKEN + hash(token)).filter(document -> !isIdle(read(document)));
    }

    private boolean isIdle(Visitor visitor) {
        return visitor.seenAt().plus(IDLE).isBefore(clock.instant());
    }

    private String randomText(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    private static String shortened(String name) {
        return name.length() <= MAX_NAME ? name : name.substring(0, name.offsetByCodePoints(0, MAX_NAME / 2));
    }

    private static String write(Visitor visitor) {
        ObjectNode node = WebchatWire.object()
                .put("address", visitor.address().value())
                .put("createdAt", visitor.createdAt().toString())
                .put("seenAt", visitor.seenAt().toString());
        Visitor.SignedUser user = visitor.user();
        if (user != null) {
            ObjectNode signed = node.putObject("user").put("id", user.id()).put("name", user.name());
            Phone phone = user.phone();
            signed.put("phone", phone == null ? null : phone.e164());
        }
        return node.toString();
    }

    private static Visitor read(StoredDocument document) {
        JsonNode node = WebchatWire.parse(document.body());
        JsonNode user = node.path("user");
        return new Visitor(
                new ConversationAddress(node.path("address").asText()),
                Instant.parse(node.path("createdAt").asText()),
                Instant.parse(node.path("seenAt").asText()),
                user.isObject()
                        ? new Visitor.SignedUser(
                                user.path("id").asText(),
                                user.path("name").textValue(),
                                user.path("phone").isTextual()
                                        ? new Phone(user.path("phone").textValue())
                                        : null)
                        : null);
    }
}
