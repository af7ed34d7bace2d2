package io.aiadmin.llm.offline;

import io.aiadmin.language.TimeMention;
import io.aiadmin.language.TimeReader;
import io.aiadmin.language.TimeReading;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads messages with the words of the trade and of one company. Immutable. */
final class Listening {

    private static final TimeReader TIMES = new TimeReader();
    private static final int SHORTEST_FOREIGN = 4;

    private final Lexicon lexicon;
    private final ServiceMatcher services;
    private final StaffMatcher staff;
    private final PeopleReader people;

    Listening(Catalogue catalogue, Lexicon lexicon) {
        this.lexicon = lexicon;
        this.services = new ServiceMatcher(catalogue, lexicon.meanings());
        this.staff = new StaffMatcher(catalogue, lexicon.names());
        this.people = new PeopleReader(lexicon.names(), lexicon.spelling());
    }

    ServiceMatcher services() {
        return services;
    }

    /**
     * @param asked what the agent asked before
     * @param nameAsked whether it asked for a name
     * @param genderHint {@link Whom#WOMEN} or {@link Whom#MEN} by the customer's name; null when it tells nothing
     */
    Understanding read(String text, ZonedDateTime now, Ask asked, boolean nameAsked, @Nullable String genderHint) {
        Message message = Message.read(text, lexicon.spelling());
        TimeReading time = TIMES.read(message.text(), now, asked.time());
        List<PhraseBook.Found> found = lexicon.intents().find(message.words());
        List<PhraseBook.Found> topics = lexicon.topics().find(message.words());
        BitSet timed = timed(message, time);
        BitSet named = new BitSet();
        People spoken = people.read(message, nameAsked, staff::isName, named).hinted(genderHint);
        List<StaffMatcher.Mention> mentions = staff.match(message, named, meant(message));
        BitSet taken = new BitSet();
        taken.or(timed);
        taken.or(named);
        mentions.forEach(mention -> taken.set(mention.begin(), mention.end()));
        return new Understanding(
                message,
                intents(found, message),
                names(topics),
                time,
                spoken,
                services.match(message, taken, spoken),
                mentions,
                mentions.isEmpty() && staff.namesStranger(message, named),
                foreign(message, found, topics, taken));
    }

    /** Which of the services given a message chooses. */
    List<String> narrow(Understanding heard, List<String> candidates) {
        BitSet taken = timed(heard.message(), heard.time());
        heard.staff().forEach(mention -> taken.set(mention.begin(), mention.end()));
        return services.narrow(heard.message(), taken, heard.people(), candidates);
    }

    private static Set<Intent> intents(List<PhraseBook.Found> found, Message message) {
        Set<Intent> intents = EnumSet.noneOf(Intent.class);
        found.forEach(phrase -> intents.add(Intent.of(phrase.meaning())));
        if (message.wordless()) {
            Gesture.of(message.text()).ifPresent(intents::add);
        }
        return intents;
    }

    private static Set<String> names(List<PhraseBook.Found> found) {
        Set<String> names = new LinkedHashSet<>();
        found.forEach(phrase -> names.add(phrase.meaning()));
        return names;
    }

    private static BitSet timed(Message message, TimeReading time) {
        BitSet timed = new BitSet();
        for (int at = 0; at < message.words().size(); at++) {
            Word word = message.words().get(at);
            for (TimeMention mention : time.mentions()) {
                if (mention.begin() <= word.begin() && word.end() <= mention.end()) {
                    timed.set(at);
                }
            }
        }
        return timed;
    }

    private BitSet meant(Message message) {
        BitSet meant = new BitSet();
        lexicon.meanings().read(message.words()).forEach(sense -> meant.set(sense.begin(), sense.end()));
        return meant;
    }

    private boolean foreign(
            Message message, List<PhraseBook.Found> found, List<PhraseBook.Found> topics, BitSet taken) {
        BitSet understood = new BitSet();
        understood.or(taken);
        found.forEach(phrase -> understood.set(phrase.begin(), phrase.end()));
        topics.forEach(phrase -> understood.set(phrase.begin(), phrase.end()));
        for (int at = understood.nextClearBit(0); at < message.words().size(); at = understood.nextClearBit(at + 1)) {
            Word word = message.words().get(at);
            if (word.text().length() >= SHORTEST_FOREIGN
                    && Character.isLetter(word.text().charAt(0))
                    && word.forms().stream().noneMatch(lexicon.spelling()::knows)) {
                return true;
            }
        }
        return false;
    }
}
