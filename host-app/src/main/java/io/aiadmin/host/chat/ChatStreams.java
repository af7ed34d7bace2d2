package io.aiadmin.host.chat;

import io.aiadmin.channel.webchat.ChatMessage;
import io.aiadmin.channel.webchat.Visitor;
import io.aiadmin.channel.webchat.WebchatWire;
import io.aiadmin.core.plugin.LiveFeeds;
import io.aiadmin.spi.CompanyId;
import io.micronaut.http.sse.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server events of open chat pages. Each is a virtual thread that reads the log whenever the feed says that there is something new, so a page misses
 * nothing that was pushed while it was away.
 */
final class ChatStreams {

    private static final Logger LOG = LoggerFactory.getLogger(ChatStreams.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int PAGE = 50;
    private static final int BUFFER = 64;
    private static final String NEWS = "";

    private final Chats chats;
    private final LiveFeeds feeds;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ChatStreams(Chats chats, LiveFeeds feeds) {
        this.chats = chats;
        this.feeds = feeds;
    }

    Publisher<Event<String>> open(CompanyId company, Visitor visitor, long after) {
        SubmissionPublisher<Event<String>> publisher = new SubmissionPublisher<>(threads, BUFFER);
        return subscriber -> {
            FlowAdapters.toPublisher(publisher).subscribe(subscriber);
            threads.execute(() -> run(publisher, company, visitor, after));
        };
    }

    private void run(SubmissionPublisher<Event<String>> publisher, CompanyId company, Visitor visitor, long after) {
        BlockingQueue<String> pushed = new LinkedBlockingQueue<>(BUFFER);
        try (LiveFeeds.Subscription _ = feeds.subscribe(
                company,
                "channel:" + Chats.TYPE,
                visitor.address(),
                (kind, payload) -> pushed.offer(kind.equals("message") ? NEWS : payload))) {
            long last = after;
            publisher.submit(comment());
            while (publisher.hasSubscribers()) {
                last = messages(publisher, company, visitor, last);
                String next = pushed.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
                if (next == null) {
                    publisher.submit(comment());
                } else if (!next.equals(NEWS)) {
                    publisher.submit(Event.of(next));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("a chat page's events ended early: {}", e.getClass().getSimpleName());
        } finally {
            publisher.close();
        }
    }

    private long messages(
            SubmissionPublisher<Event<String>> publisher, CompanyId company, Visitor visitor, long after) {
        long last = after;
        List<ChatMessage> messages;
        do {
            messages = chats.after(company, visitor, last, PAGE);
            for (ChatMessage message : messages) {
                publisher.submit(Event.of(WebchatWire.message(message)).id(String.valueOf(message.seq())));
                last = message.seq();
            }
        } while (messages.size() == PAGE);
        return last;
    }

    private static Event<String> comment() {
        return Event.of("").comment("here");
    }
}
