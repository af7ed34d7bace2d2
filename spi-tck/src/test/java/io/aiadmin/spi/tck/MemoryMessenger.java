package io.aiadmin.spi.tck;

import io.aiadmin.spi.Phone;
import io.aiadmin.spi.WebhookRequest;
import io.aiadmin.spi.channel.Channel;
import io.aiadmin.spi.channel.ChannelCapability;
import io.aiadmin.spi.channel.ConversationAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;

/** A vendor in memory: signs its requests, keeps what is sent, misbehaves on demand. */
final class MemoryMessenger implements ChannelHarness, TckFaults<ChannelFault> {

    static final String TOKEN = "memory-token-5f2c81";
    static final int LONGEST_TEXT = 300;
    static final int MOST_BUTTONS = 8;

    private final Set<ChannelCapability> capabilities;
    private final BiFunction<Channel, MemoryMessenger, Channel> flaw;
    private final List<Delivered> delivered = new ArrayList<>();
    private final List<String> queue = new ArrayList<>();
    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, String> payloads = new HashMap<>();
    private Optional<URI> webhook = Optional.empty();
    private Optional<ChannelFault> fault = Optional.empty();
    private int lastId;

    MemoryMessenger(Set<ChannelCapability> capabilities, BiFunction<Channel, MemoryMessenger, Channel> flaw) {
        this.capabilities = capabilities;
        this.flaw = flaw;
    }

    static MemoryMessenger honest() {
        return new MemoryMessenger(
                EnumSet.complementOf(EnumSet.of(ChannelCapability.PROVEN_PHONE)), (channel, _) -> channel);
    }

    static MemoryMessenger flawed(BiFunction<Channel, MemoryMessenger, Channel> flaw) {
        return new MemoryMessenger(EnumSet.complementOf(EnumSet.of(ChannelCapability.PROVEN_PHONE)), flaw);
    }

    // the vendor's side

    /** Takes one message. Answers as an HTTP status. */
    synchronized int take(String text, List<String> labels, List<String> values) throws LostAnswerException {
        int refusal = refusal();
        if (refusal != 200) {
            return refusal;
        }
        delivered.add(new Delivered(text, labels));
        payloads.clear();
        for (int i = 0; i < labels.size(); i++) {
            payloads.put(labels.get(i), values.get(i));
        }
        if (fault.equals(Optional.of(ChannelFault.LOST_ANSWER))) {
            throw new LostAnswerException();
        }
        return 200;
    }

    synchronized int refusal() {
        return fault.map(now -> switch (now) {
                    case RATE_LIMIT -> 429;
                    case DEAD_TOKEN -> 401;
                    case BLOCKED -> 403;
                    case DOWN -> 503;
                    case LOST_ANSWER -> 200;
                })
                .orElse(200);
    }

    synchronized void register(Optional<URI> address) {
        webhook = address;
    }

    synchronized List<String> queued(int from) {
        return List.copyOf(queue.subList(Math.min(from, queue.size()), queue.size()));
    }

    synchronized byte[] file(String key) {
        return files.getOrDefault(key, new byte[0]);
    }

    /** The connection broke after the request was carried out. */
    static final class LostAnswerException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private synchronized String update(String kind, String text) {
        return "{\"id\":\"" + ++lastId + "\",\"kind\":\"" + kind + "\",\"text\":\""
                + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "\"}";
    }

    static String signature(byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(TOKEN.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    // the harness

    @Override
    public synchronized Channel open() {
        delivered.clear();
        queue.clear();
        webhook = Optional.empty();
        return flaw.apply(new MemoryChannel(this, capabilities), this);
    }

    @Override
    public Set<ChannelCapability> expectedCapabilities() {
        return capabilities;
    }

    @Override
    public TckFaults<ChannelFault> faults() {
        return this;
    }

    @Override
    public List<String> secrets() {
        return List.of(TOKEN);
    }

    @Override
    public ConversationAddress customer() {
        return new ConversationAddress("customer-1");
    }

    @Override
    public synchronized List<Delivered> delivered() {
        return List.copyOf(delivered);
    }

    @Override
    public OptionalInt longestText() {
        return OptionalInt.of(LONGEST_TEXT);
    }

    @Override
    public WebhookRequest customerWrites(String text) {
        return proven(update("text", text).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public WebhookRequest unknownUpdate() {
        return proven(update("poll_answer", "").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public WebhookRequest proven(byte[] body) {
        return new WebhookRequest("POST", Map.of(), Map.of("X-Signature", signature(body)), body);
    }

    @Override
    public WebhookRequest withoutProof(WebhookRequest request) {
        return new WebhookRequest("POST", Map.of(), Map.of(), request.body());
    }

    @Override
    public WebhookRequest withWrongProof(WebhookRequest request) {
        return new WebhookRequest("POST", Map.of(), Map.of("X-Signature", "0".repeat(64)), request.body());
    }

    @Override
    public boolean proofCoversBody() {
        return true;
    }

    @Override
    public synchronized Optional<URI> registeredWebhook() {
        return webhook;
    }

    @Override
    public synchronized void customerWritesForPoll(String text) {
        queue.add(update("text", text));
    }

    @Override
    public synchronized WebhookRequest customerPresses(String label) {
        return proven(update("button", payloads.get(label) + "\n" + label).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public WebhookRequest customerSharesContact(Phone phone, boolean own) {
        return proven(update(own ? "own_contact" : "contact", phone.e164()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized WebhookRequest customerSpeaks(byte[] sound) {
        String key = "file-" + files.size();
        files.put(key, sound);
        return proven(update("voice", key).getBytes(StandardCharsets.UTF_8));
    }

    // the faults

    @Override
    public Set<ChannelFault> possible() {
        return EnumSet.allOf(ChannelFault.class);
    }

    @Override
    public synchronized void start(ChannelFault wanted) {
        fault = Optional.of(wanted);
    }

    @Override
    public synchronized void heal() {
        fault = Optional.empty();
    }
}
