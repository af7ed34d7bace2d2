package io.aiadmin.core.guard;

import io.aiadmin.core.guard.Evidence.Deed;
import io.aiadmin.core.guard.Evidence.Visit;
import io.aiadmin.core.guard.ReplyText.Clause;
import io.aiadmin.core.guard.ReplyText.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** "You are booked", "moved", "cancelled": only after the write was completed, and only with that visit's day and time. */
final class ClaimCheck implements ReplyCheck {

    private static final String NOT_A_VISIT =
            "(?!\\s+(?:ваш\\p{L}*\\s+)?(?:номер|телефон|имя|пожелани|комментари|просьб|вопрос|заметк|контакт))";

    private static final List<Phrase> PHRASES = List.of(
            phrase(Deed.BOOKED, "\\b(?:вы|вас|тебя|ты)\\s+(?:\\p{L}+\\s+){0,2}записан[аыо]?\\b"),
            phrase(
                    Deed.BOOKED,
                    "\\b(?:записал[аи]?|забронировал[аи]?|оформил[аи]?|зарезервировал[аи]?|внесл[аи]|внес|поставил[аи]?)\\b"
                            + NOT_A_VISIT
                            + "(?=.*(?:\\bвас\\b|\\bтебя\\b|запис|брон|визит|мест|врем|\\bна\\b|\\bк\\b|\\d)|\\W*$)"),
            phrase(
                    Deed.BOOKED,
                    "\\b(?:запись|бронь|бронирование|визит|прием|сеанс)\\b[^.!?\\n]{0,60}?"
                            + "\\b(?:подтвержд[её]?н[аоы]?|создан[аоы]?|оформлен[аоы]?|сделан[аоы]?|готов[аоы]?|забронирован[аоы]?|зафиксирован[аоы]?"
                            + "|внесен[аоы]?|состоялась|активн[аоы]|есть в системе)\\b"),
            phrase(
                    Deed.BOOKED,
                    "\\b(?:подтверждена?|оформлена?|создана?|сделана?)\\s+(?:\\p{L}+\\s+){0,2}(?:запись|бронь|визит)\\b"),
            phrase(
                    Deed.BOOKED,
                    "\\b(?:время|окно|окошко|слот|место)\\b[^.!?\\n]{0,40}?\\b(?:забронирован[оа]?|закреплен[оа]?|зарезервирован[оа]?|за вами|ваше)\\b"),
            phrase(Deed.BOOKED, "\\b(?:забронировано|зарезервировано)\\b"),
            phrase(Deed.BOOKED, "^\\W*записано\\b"),
            phrase(
                    Deed.BOOKED,
                    "\\bждем вас\\b(?=[^.!?\\n]*(?:\\d|понедельник|вторник|сред[уы]|четверг|пятниц|суббот|воскресень|завтра|сегодня))"),
            phrase(
                    Deed.BOOKED,
                    "\\byou(?:'re| are)\\s+(?:now\\s+|already\\s+|all\\s+|successfully\\s+|officially\\s+)*"
                            + "(?:booked|scheduled|confirmed|set|reserved|in for|down for)\\b"),
            phrase(
                    Deed.BOOKED,
                    "\\b(?:i|we)(?:'ve| have)?\\s+(?:\\p{L}+\\s+){0,2}(?:booked|scheduled|reserved|confirmed|put you down)\\b"),
            phrase(
                    Deed.BOOKED,
                    "\\b(?:appointment|booking|visit|reservation|slot|it|time)(?:'s|\\s+is|\\s+are|\\s+has been|\\s+was)\\s+"
                            + "(?:now\\s+|all\\s+|successfully\\s+|officially\\s+)*(?:booked|confirmed|scheduled|reserved|made|set|secured)\\b"),
            phrase(Deed.BOOKED, "\\b(?:appointment|booking|reservation)\\s+(?:confirmed|made|complete)\\b"),
            phrase(
                    Deed.BOOKED,
                    "\\bsee you\\b(?=[^.!?\\n]*(?:\\d|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today|tonight))"),
            phrase(
                    Deed.MOVED,
                    "\\b(?:перенес(?:ла|ли)?|перезаписал[аи]?|передвинул[аи]?|сдвинул[аи]?|переписал[аи]?)\\b"),
            phrase(
                    Deed.MOVED,
                    "\\b(?:запись|визит|время|бронь|прием)\\b[^.!?\\n]{0,40}?"
                            + "\\b(?:перенесен[аоы]?|перенесл[аои]с[ья]|изменен[аоы]?|передвинут[аоы]?|сдвинут[аоы]?)\\b"),
            phrase(Deed.MOVED, "\\b(?:перенесен[аоы]?|перенос (?:выполнен|сделан|готов|оформлен|подтвержден))\\b"),
            phrase(
                    Deed.MOVED,
                    "\\b(?:i|we)(?:'ve| have)?\\s+(?:\\p{L}+\\s+){0,2}(?:moved|rescheduled|changed|shifted)\\b"),
            phrase(
                    Deed.MOVED,
                    "\\b(?:appointment|booking|visit|it)(?:'s|\\s+is|\\s+has been|\\s+was)\\s+(?:\\p{L}+\\s+){0,2}(?:moved|rescheduled|changed|shifted)\\b"),
            phrase(
                    Deed.CANCELLED,
                    "\\b(?:отменил[аи]?|аннулировал[аи]?|снял[аи]? (?:вашу |вас с )?запис\\p{L}*|удалил[аи]? (?:вашу |эту )?запис\\p{L}*)\\b"),
            phrase(
                    Deed.CANCELLED,
                    "\\b(?:запись|визит|бронь|прием|записи|обе)\\b[^.!?\\n]{0,40}?\\b(?:отменен[аоы]?|снят[аоы]?|удален[аоы]?|аннулирован[аоы]?)\\b"),
            phrase(
                    Deed.CANCELLED,
                    "\\b(?:отменен[аоы]?|отмена (?:выполнена|сделана|готова|оформлена|подтверждена))\\b"),
            phrase(Deed.CANCELLED, "\\b(?:i|we)(?:'ve| have)?\\s+(?:\\p{L}+\\s+){0,2}cancel+ed\\b"),
            phrase(
                    Deed.CANCELLED,
                    "\\b(?:appointment|booking|visit|reservation|it)(?:'s|\\s+is|\\s+has been|\\s+was)\\s+(?:\\p{L}+\\s+){0,2}cancel+ed\\b"),
            phrase(Deed.CANCELLED, "\\b(?:appointment|booking|visit) cancel+ed\\b"));

    private static final Pattern PROMISE = pattern("\\b(?:записываю|бронирую|оформляю)\\b" + NOT_A_VISIT);
    private static final Pattern DONE_WORD = pattern("^\\W*(?:готово|сделано|done|all done|all set)\\b");
    private static final Pattern OF_A_VISIT =
            pattern("запис|брон|визит|ждем|\\bbook|\\bappointment|\\bvisit|\\bsee you");
    private static final Pattern REPORTED = pattern("^\\W*(?:что|будто|якобы|that|as if)\\b");
    private static final Pattern OTHERS =
            pattern("\\b(?:друг(?:ой|ая|ие|их|им)|клиент\\p{L}*|кто-то|someone|another (?:client|customer))\\b");
    private static final Pattern BY_THE_CUSTOMER = pattern(
            "\\b(?:вы|вами)\\s+(?:\\p{L}+\\s+){0,2}(?:отменил[аи]?|перенесли|записал[аи]с[ья]|оформил[аи]?|забронировал[аи]?)\\b|\\byou\\s+(?:have\\s+|had\\s+|just\\s+|already\\s+)?(?:cancel+ed|moved|booked|changed)\\b");

    @Override
    public List<Violation> find(ReplyText reply, Evidence evidence) {
        List<Violation> found = new ArrayList<>();
        for (Sentence sentence : reply.sentences()) {
            if (sentence.question()) {
                continue;
            }
            for (Clause clause : sentence.clauses()) {
                check(reply, sentence, clause, evidence, found);
            }
        }
        return found;
    }

    private static void check(
            ReplyText reply, Sentence sentence, Clause clause, Evidence evidence, List<Violation> found) {
        if (harmless(sentence, clause)) {
            return;
        }
        for (Phrase phrase : PHRASES) {
            if (phrase.pattern.matcher(clause.text()).find() && !holds(phrase.deed, reply, sentence, evidence)) {
                found.add(new Violation(Violation.Kind.CLAIM, sentence.text().strip()));
                return;
            }
        }
        boolean promised = PROMISE.matcher(clause.text()).find() && !reply.asks();
        boolean done = DONE_WORD.matcher(clause.text()).find()
                && OF_A_VISIT.matcher(sentence.text()).find();
        if ((promised || done) && evidence.deeds().isEmpty()) {
            found.add(new Violation(Violation.Kind.CLAIM, sentence.text().strip()));
        }
    }

    private static boolean harmless(Sentence sentence, Clause clause) {
        return Negation.denies(clause.text())
                || Negation.imagines(clause.text())
                || Negation.opensCondition(sentence.before(clause))
                || REPORTED.matcher(clause.text()).find() && Negation.denies(sentence.before(clause))
                || OTHERS.matcher(clause.text()).find()
                || BY_THE_CUSTOMER.matcher(clause.text()).find();
    }

    private static boolean holds(Deed deed, ReplyText reply, Sentence sentence, Evidence evidence) {
        List<Visit> visits = visitsFor(deed, evidence);
        if (visits.isEmpty()) {
            return evidence.deeds().contains(deed) && deed == Deed.CANCELLED;
        }
        List<Moment> moments = moments(reply, sentence, evidence);
        if (moments.isEmpty()) {
            return true;
        }
        return moments.stream()
                .allMatch(moment -> evidence.houseTimes().contains(moment.time())
                        || visits.stream().anyMatch(visit -> names(visit, moment, moments)));
    }

    /** By its start; by its end only next to the start. */
    private static boolean names(Visit visit, Moment moment, List<Moment> others) {
        return moment.isAt(visit.start())
                || moment.isAt(visit.end()) && others.stream().anyMatch(other -> other.isAt(visit.start()));
    }

    private static List<Moment> moments(ReplyText reply, Sentence sentence, Evidence evidence) {
        return Moments.in(reply, evidence.now()).stream()
                .filter(moment -> moment.begin() >= sentence.begin() && moment.begin() < sentence.end())
                .toList();
    }

    /** A moved visit is a booked one as well; the words of a cancellation may name the time that was given back. */
    private static List<Visit> visitsFor(Deed deed, Evidence evidence) {
        return evidence.visits().stream()
                .filter(visit -> switch (deed) {
                    case BOOKED -> visit.standing() != Visit.Standing.CANCELLED;
                    case MOVED -> visit.standing() == Visit.Standing.MOVED;
                    case CANCELLED -> visit.standing() == Visit.Standing.CANCELLED;
                })
                .toList();
    }

    private static Phrase phrase(Deed deed, String pattern) {
        return new Phrase(deed, pattern(pattern));
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.UNICODE_CHARACTER_CLASS);
    }

    private record Phrase(Deed deed, Pattern pattern) {}
}
