package io.aiadmin.llm.offline;

import io.aiadmin.spi.Finding;
import io.aiadmin.spi.llm.DialogueFacts;
import io.aiadmin.spi.llm.LanguageModel;
import io.aiadmin.spi.llm.ModelReply;
import io.aiadmin.spi.llm.ModelRequest;
import io.aiadmin.spi.llm.ProviderState;
import io.aiadmin.spi.llm.TokenUsage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers by rules. The same request gets the same reply; what must be known of the dialogue comes with its turns, so any instance can go on
 * where another left off. Safe for use by many threads.
 */
final class OfflineModel implements LanguageModel {

    private static final Logger log = LoggerFactory.getLogger(OfflineModel.class);
    private static final String NAME = "offline-1";
    private static final int KEPT_CATALOGUES = 64;

    /** Reading a catalogue takes longer than reading a message, and catalogues seldom change. */
    private final Map<Catalogue, Listening> listeners =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Catalogue, Listening> eldest) {
                    return size() > KEPT_CATALOGUES;
                }
            });

    @Override
    public List<Finding> check() {
        return List.of(Finding.good("Встроенный диалог готов", "The built-in dialogue is ready"));
    }

    @Override
    public ModelReply generate(ModelRequest request) {
        Transcript transcript = Transcript.of(request.turns());
        Memory memory = transcript.memory().orElseGet(Memory::new);
        Phrases phrases = Phrases.in(request.facts().language());
        try {
            return reply(answer(request, transcript, memory, phrases), memory);
        } catch (ToolsNeeded needed) {
            return new ModelReply("", needed.calls(), null, TokenUsage.NONE, NAME);
        } catch (ToolFailed failed) {
            log.info("A tool failed, answering without it: {}", failed.getMessage());
            return withoutTools(request, transcript, phrases);
        }
    }

    @Override
    public void close() {
        listeners.clear();
    }

    private String answer(ModelRequest request, Transcript transcript, Memory memory, Phrases phrases) {
        Desk desk = new Desk(transcript, request);
        Understanding plain = listening(Catalogue.EMPTY)
                .read(transcript.message(), request.facts().now(), memory.ask, false, null);
        boolean talkOnly = transcript.before().isEmpty() && SmallTalk.is(plain, memory);
        Catalogue catalogue = talkOnly ? Catalogue.EMPTY : catalogue(desk, plain, request.facts());
        Listening listening = listening(catalogue);
        for (String missed : transcript.before()) {
            new Dialogue(turn(missed, request.facts(), memory, desk, catalogue, listening, phrases)).overhear();
        }
        return new Dialogue(turn(transcript.message(), request.facts(), memory, desk, catalogue, listening, phrases))
                .answer();
    }

    private static Catalogue catalogue(Desk desk, Understanding plain, DialogueFacts facts) {
        boolean visits = plain.hasAny(Intent.MINE, Intent.MOVE, Intent.CANCEL);
        if (visits && facts.identity() == DialogueFacts.Identity.PROVEN && desk.offers("my_bookings")) {
            desk.gatherVisits();
        }
        return desk.catalogue();
    }

    private static Turn turn(
            String message,
            DialogueFacts facts,
            Memory memory,
            Desk desk,
            Catalogue catalogue,
            Listening listening,
            Phrases phrases) {
        Understanding heard =
                listening.read(message, facts.now(), memory.ask, memory.contactsOpen, genderOf(facts.customerName()));
        return new Turn(facts, memory, desk, catalogue, listening, heard, phrases);
    }

    private static @Nullable String genderOf(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return Lexicon.shared().names().genderOf(name.strip().split("\\s+")[0]).orElse(null);
    }

    /** The booking system does not answer, or may not be asked: no times, no prices, but a person who will see to it. */
    private ModelReply withoutTools(ModelRequest request, Transcript transcript, Phrases phrases) {
        Memory memory = transcript.memory().orElseGet(Memory::new);
        String phone = request.facts().company().phone();
        String words = phone == null ? phrases.say("away") : phrases.say("away.phone", Phrases.phone(phone));
        try {
            Desk desk = new Desk(transcript, request);
            if (desk.offers("hand_over")) {
                desk.handOver(phrases.say("reason.away"), "");
                words = words + " " + phrases.say("away.noted");
            }
        } catch (ToolsNeeded needed) {
            return new ModelReply("", needed.calls(), null, TokenUsage.NONE, NAME);
        } catch (ToolFailed failed) {
            log.info("Nobody could be called: {}", failed.getMessage());
        }
        return reply(words, memory);
    }

    private static ModelReply reply(String text, Memory memory) {
        return new ModelReply(
                text,
                List.of(),
                new ProviderState(OfflinePlugin.TYPE, MemoryText.write(memory)),
                TokenUsage.NONE,
                NAME);
    }

    private Listening listening(Catalogue catalogue) {
        Listening known = listeners.get(catalogue);
        if (known == null) {
            known = new Listening(catalogue, Lexicon.shared());
            listeners.put(catalogue, known);
        }
        return known;
    }
}
