package io.aiadmin.language;

import java.time.LocalDateTime;
import java.util.List;

/**
 * Decides what each phrase is to the customer: wished, ruled out («не в пятницу», «утром не могу»), the old visit
 * («с завтра на четверг»), taken back («ой, на 30-е»), or a story. The order of the steps matters: what is no
 * wish for one reason is not looked at for another.
 */
final class Judge {

    private Judge() {}

    static List<Judged> judge(List<Found> found, Tokens tokens, Clauses clauses, LocalDateTime now) {
        Verdicts verdicts = new Verdicts(found, tokens, clauses);
        new Negations(verdicts).direct();
        new Stories(verdicts, now).tell();
        OldVisits old = new OldVisits(verdicts);
        old.missed();
        new Negations(verdicts).clauses();
        old.moved();
        new Stories(verdicts, now).events();
        new Corrections(verdicts).correct();
        return verdicts.phrases();
    }
}
