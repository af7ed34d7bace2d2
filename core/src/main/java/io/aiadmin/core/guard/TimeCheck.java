package io.aiadmin.core.guard;

import io.aiadmin.core.guard.ReplyText.Clause;
import io.aiadmin.core.guard.ReplyText.Sentence;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Clock times: offered only if a search returned them, named only if somebody established them. */
final class TimeCheck implements ReplyCheck {

    private static final Pattern OFFERS = Pattern.compile(
            "свободн|\\bокн[оа]\\b|окошк|есть (?:время|места?|запись)|(?:время|место) есть|приходите|подходите|могу (?:предложить|записать)|предлагаю|подойдет|доступн|можно (?:на|в|к)\\b"
                    + "|\\bfree\\b|available|\\bopenings?\\b|\\bslots?\\b|i can offer|how about|would \\S+ (?:suit|work)",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern HOUSE = Pattern.compile(
            "работа|открыт|открыва|закры|часы|график|ежедневно|(?:^|\\s)(?:с|до|от)\\s+\\d|\\bhours\\b|\\bopen|\\bclose|\\bfrom\\b|\\buntil\\b|\\bwork",
            Pattern.UNICODE_CHARACTER_CLASS);

    @Override
    public List<Violation> find(ReplyText reply, Evidence evidence) {
        List<Violation> found = new ArrayList<>();
        for (Moment moment : Moments.in(reply, evidence.now())) {
            Sentence sentence = reply.sentenceAt(moment.begin());
            if (!established(moment, sentence, evidence)) {
                found.add(new Violation(Violation.Kind.TIME, sentence.text().strip()));
            }
        }
        return found;
    }

    private static boolean established(Moment moment, Sentence sentence, Evidence evidence) {
        if (isOneOf(moment, evidence.free()) || isOneOf(moment, evidence.proposed()) || isVisit(moment, evidence)) {
            return true;
        }
        Clause clause = sentence.clauseAt(moment.begin());
        boolean said = evidence.saidTimes().contains(moment.time());
        if (Negation.refuses(clause.text()) || Negation.refuses(sentence.text()) && said) {
            return said || evidence.searched() || knownAnywhere(moment, evidence);
        }
        if (evidence.houseTimes().contains(moment.time())
                && HOUSE.matcher(sentence.text()).find()) {
            return true;
        }
        boolean offered = OFFERS.matcher(sentence.text()).find();
        return !offered && (said || evidence.houseTimes().contains(moment.time()));
    }

    private static boolean knownAnywhere(Moment moment, Evidence evidence) {
        return evidence.houseTimes().contains(moment.time())
                || evidence.free().stream()
                        .anyMatch(start -> start.toLocalTime().equals(moment.time()));
    }

    private static boolean isVisit(Moment moment, Evidence evidence) {
        return evidence.visits().stream().anyMatch(visit -> moment.isAt(visit.start()) || moment.isAt(visit.end()));
    }

    private static boolean isOneOf(Moment moment, Collection<LocalDateTime> times) {
        return times.stream().anyMatch(moment::isAt);
    }
}
