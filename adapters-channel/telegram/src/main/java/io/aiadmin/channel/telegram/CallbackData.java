package io.aiadmin.channel.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.aiadmin.http.Json;
import io.aiadmin.spi.DocumentWrite;
import io.aiadmin.spi.PluginStore;
import io.aiadmin.spi.StoredDocument;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What goes into a button. The vendor takes 64 bytes; what a longer one stands for lies in the plugin's store under a short key, which is made of the
 * payload itself, so that the same button written again makes nothing new.
 */
final class CallbackData {

    static final int MAX_BYTES = 64;

    /** Older buttons are answered with their label. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final String KEY = "k~";
    private static final String PREFIX = "button/";
    private static final Duration REFRESHED = Duration.ofDays(1);
    private static final int SWEPT = 200;

    private final PluginStore store;
    private final Clock clock;
    private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.EPOCH);

    CallbackData(PluginStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    static boolean isKey(String data) {
        return data.startsWith(KEY);
    }

    /** What to write into the button; stores the payload if it is too long for one. */
    String of(String payload) {
        if (payload.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES && !isKey(payload)) {
            return payload;
        }
        String key = KEY + hash(payload);
        Instant now = clock.instant();
        Optional<StoredDocument> stored = store.find(PREFIX + key);
        if (stored.isEmpty()) {
            // somebody else's same button at the same moment is as good
            store.commit(List.of(DocumentWrite.create(PREFIX + key, body(payload, now))));
            sweep(now);
        } else if (writtenAt(stored.get()).plus(REFRESHED).isBefore(now)) {
            store.commit(List.of(DocumentWrite.replace(stored.get(), body(payload, now))));
        }
        return key;
    }

    /** What a key stands for. Changes nothing. */
    Optional<String> find(String key) {
        return store.find(PREFIX + key)
                .map(document -> parse(document).path("payload").asText());
    }

    private void sweep(Instant now) {
        Instant last = swept.get();
        if (last.plus(REFRESHED).isAfter(now) || !swept.compareAndSet(last, now)) {
            return;
        }
        for (StoredDocument document : store.list(PREFIX, "", SWEPT)) {
            if (writtenAt(document).plus(KEPT).isBefore(now)) {
                store.commit(List.of(DocumentWrite.delete(document)));
            }
        }
    }

    private static String body(String payload, Instant now) {
        return Json.mapper()
                .createObjectNode()
                .put("payload", payload)
                .put("at", now.toString())
                .toString();
    }

    private static Instant writtenAt(StoredDocument document) {
        return Instant.parse(parse(document).path("at").asText());
    }

    private static JsonNode parse(StoredDocument document) {
        try {
            return Json.mapper().readTree(document.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document of our own is broken: " + document.key(), e);
        }
    }

    private static String hash(String payload) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(payload.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
