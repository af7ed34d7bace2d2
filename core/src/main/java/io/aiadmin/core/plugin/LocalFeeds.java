package io.aiadmin.core.plugin;

import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.LiveFeed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The feeds of one process: enough for a single replica, and the last hop of any other. */
public final class LocalFeeds implements LiveFeeds {

    private final Map<Topic, List<Listener>> listeners = new ConcurrentHashMap<>();

    private record Topic(CompanyId company, String plugin, ConversationAddress conversation) {}

    @Override
    public LiveFeed open(CompanyId company, String plugin) {
        return (conversation, kind, payload) -> {
            for (Listener listener : listeners.getOrDefault(new Topic(company, plugin, conversation), List.of())) {
                listener.pushed(kind, payload);
            }
        };
    }

    @Override
    public Subscription subscribe(
            CompanyId company, String plugin, ConversationAddress conversation, Listener listener) {
        Topic topic = new Topic(company, plugin, conversation);
        listeners.compute(topic, (key, old) -> {
            List<Listener> all = old == null ? new CopyOnWriteArrayList<>() : old;
            all.add(listener);
            return all;
        });
        return () -> listeners.computeIfPresent(topic, (key, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }
}
