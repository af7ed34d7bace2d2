package io.aiadmin.language;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what each phrase is to the customer: wished, ruled out («не в пятницу», «утром не могу»), the old visit
 * («с завтра на четверг»), taken back («ой, на 30-е»), or a story about the past.
 */
final class Judge {

    private final Tokens tokens;
    private final Clauses clauses;
    private final LocalDateTime now;
    private final List<Judged> phrases;

    private Judge(Tokens tokens, Clauses clauses, LocalDateTime now, List<Judged> phrases) {
        this.tokens = tokens;
        this.clauses = clauses;
        this.now = now;
        this.phrases = phrases;
    }

    static List<Judged> judge(List<Found> found, Tokens tokens, Clauses clauses, LocalDateTime now) {
        List<Judged> phrases = new ArrayList<>(found.size());
        found.forEach(phrase -> phrases.add(new Judged(phrase, Standing.WANTED)));
        Judge judge = new Judge(tokens, clauses, now, phrases);
        judge.negatedDirectly();
        judge.told();
        judge.missed();
        judge.cannot();
        judge.instead();
        judge.fromTo();
        judge.moved();
        judge.booked();
        judge.corrected();
        return phrases;
    }

    private void set(int index, Standing standing) {
        phrases.set(index, new Judged(phrases.get(index).found(), standing));
    }

    private void set(int index, Fact fact, Standing standing) {
        phrases.set(index, new Judged(phrases.get(index).found().with(fact), standing));
    }

    private Found found(int index) {
        return phrases.get(index).found();
    }

    /** «не в пятницу», «кроме субботы и воскресенья». */
    private void negatedDirectly() {
        for (int i = 0; i < phrases.size(); i++) {
            Token before = tokens.at(before(found(i).first()));
            if (before.is(Term.NOT) || before.is(Term.EXCEPT)) {
                negate(i);
                int next = i + 1;
                while (before.is(Term.EXCEPT) && next < phrases.size() && listed(next - 1, next)) {
                    negate(next++);
                }
            }
        }
    }

    private int before(int index) {
        int before = index - 1;
        while (tokens.is(before, Term.FILLER) && before > index - 3) {
            before--;
        }
        return before;
    }

    /** «не после шести» is «до шести». */
    private void negate(int index) {
        if (phrases.get(index).fact() instanceof Fact.Bound bound) {
            set(index, bound.flipped(), Standing.WANTED);
        } else {
            set(index, Standing.NEGATED);
        }
    }

    /** Joined by a comma, «и» or «или» alone. */
    private boolean listed(int first, int second) {
        if (!phrases.get(first).sameDimension(phrases.get(second))) {
            return false;
        }
        for (int i = found(first).end(); i < found(second).first(); i++) {
            Token token = tokens.at(i);
            if (!(token.isSign(',') || token.is(Term.AND) || token.is(Term.OR) || token.is(Term.NOT))) {
                return false;
            }
        }
        return true;
    }

    /** «вчера была у вас»: a past day with a verb in the past. */
    private void told() {
        for (int i = 0; i < phrases.size(); i++) {
            if (phrases.get(i).wanted() && past(phrases.get(i).fact()) && pastVerbNear(found(i))) {
                set(i, Standing.TOLD);
            }
        }
    }

    private boolean past(Fact fact) {
        return switch (fact) {
            case Fact.Days days -> days.until().isBefore(now.toLocalDate());
            case Fact.Moment moment -> moment.at().isBefore(now.minusMinutes(1));
            case Fact.Stretch stretch -> !stretch.until().isAfter(now);
            default -> false;
        };
    }

    private boolean pastVerbNear(Found phrase) {
        for (int i = 0; i < tokens.size(); i++) {
            if (clauses.sameClause(i, phrase.first()) && pastVerb(tokens.at(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean pastVerb(Token token) {
        if (!token.isWord() || !token.meanings().isEmpty() || token.text().length() < 3) {
            return false;
        }
        String text = token.text();
        return text.endsWith("ла")
                || text.endsWith("ли")
                || text.endsWith("лась")
                || text.endsWith("лся")
                || text.endsWith("лись")
                || text.equals("был")
                || text.equals("was")
                || text.equals("had")
                || text.equals("came")
                || text.equals("were")
                || (text.endsWith("ал") && text.length() > 4)
                || (text.endsWith("ил") && text.length() > 4);
    }

    /** «не успеваю в среду к шести». */
    private void missed() {
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.is(token, Term.MISSED)) {
                markClause(token, Standing.SOURCE);
            }
        }
    }

    private void markClause(int token, Standing standing) {
        for (int i = 0; i < phrases.size(); i++) {
            if (phrases.get(i).wanted() && clauses.sameClause(found(i).first(), token)) {
                settleSource(i, standing);
            }
        }
    }

    /** «утром не могу», «до шести работаю», «во вторник и в среду не получится». */
    private void cannot() {
        for (int token = 0; token < tokens.size(); token++) {
            boolean ruledOut = tokens.is(token, Term.CANNOT) && !tokens.is(token, Term.MISSED);
            boolean asks = tokens.at(token + 1).text().equals("ли");
            if ((ruledOut || tokens.is(token, Term.WORKING)) && !asks) {
                ruleOut(token);
            }
        }
    }

    private void ruleOut(int token) {
        int first = -1;
        boolean bounded = false;
        for (int i = 0; i < phrases.size(); i++) {
            if (inClauseOf(i, token)) {
                first = first < 0 ? i : first;
                Fact fact = phrases.get(i).fact();
                bounded |= fact instanceof Fact.Bound || fact instanceof Fact.Hours;
            }
        }
        for (int i = 0; i < phrases.size(); i++) {
            boolean limits = phrases.get(i).fact() instanceof Fact.Bound
                    || phrases.get(i).fact() instanceof Fact.Hours;
            if (inClauseOf(i, token) && (limits || !bounded)) {
                negate(i);
            }
        }
        for (int i = first - 1; i >= 0 && !bounded && phrases.get(i).wanted() && listed(i, i + 1); i--) {
            negate(i);
        }
    }

    private boolean inClauseOf(int index, int token) {
        return phrases.get(index).wanted() && clauses.sameClause(found(index).first(), token);
    }

    /** «вместо пятницы». */
    private void instead() {
        for (int i = 0; i < phrases.size(); i++) {
            if (tokens.is(before(found(i).first()), Term.INSTEAD)) {
                settleSource(i, Standing.SOURCE);
                boolean more = i + 1 < phrases.size()
                        && found(i + 1).first() == found(i).end()
                        && found(i + 1).lead() == null
                        && !phrases.get(i).sameDimension(phrases.get(i + 1));
                if (more) {
                    settleSource(i + 1, Standing.SOURCE);
                }
            }
        }
    }

    /** «с завтра на четверг», «с 12 на 15». */
    private void fromTo() {
        for (int i = 0; i < phrases.size(); i++) {
            if (!phrases.get(i).wanted()
                    || !found(i).leads(Term.FROM)
                    || phrases.get(i).fact() instanceof Fact.Hours) {
                continue;
            }
            int target = target(i);
            for (int j = i; j < target; j++) {
                settleSource(j, Standing.SOURCE);
            }
        }
    }

    private int target(int source) {
        boolean moving = Moves.said(tokens);
        for (int j = source + 1; j < phrases.size(); j++) {
            boolean toward = found(j).leads(Term.ON) || (moving && found(j).leads(Term.TOWARD));
            boolean fits = phrases.get(source).sameDimension(phrases.get(j));
            if (toward && fits && clauses.sameSentence(found(source).first(), found(j).first())) {
                return j;
            }
        }
        return source;
    }

    /** «завтрашнюю стрижку перенесите на пятницу», «перенести стрижку в пятницу на субботу». */
    private void moved() {
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.is(token, Term.MOVE) && clauses.sentence(token) >= 0) {
                movedBefore(token);
                movedAfter(token);
            }
        }
    }

    private void movedBefore(int move) {
        boolean targetFollows = false;
        for (int i = 0; i < phrases.size(); i++) {
            targetFollows |= phrases.get(i).wanted()
                    && found(i).first() > move
                    && clauses.sameSentence(found(i).first(), move)
                    && toward(i);
        }
        for (int i = 0; i < phrases.size() && targetFollows; i++) {
            boolean before = found(i).end() <= move && clauses.sameSentence(found(i).first(), move);
            if (before && phrases.get(i).wanted()) {
                settleSource(i, Standing.SOURCE);
            }
        }
    }

    private boolean toward(int index) {
        Found phrase = found(index);
        return phrase.leads(Term.ON) || phrase.leads(Term.TOWARD) || phrase.leads(Term.TO);
    }

    private void movedAfter(int move) {
        for (int i = 0; i < phrases.size(); i++) {
            boolean candidate = phrases.get(i).wanted()
                    && found(i).first() > move
                    && !toward(i)
                    && clauses.sameSentence(found(i).first(), move);
            if (candidate && laterTarget(i)) {
                settleSource(i, Standing.SOURCE);
            }
        }
    }

    private boolean laterTarget(int index) {
        for (int j = index + 1; j < phrases.size(); j++) {
            boolean fits = phrases.get(j).wanted()
                    && toward(j)
                    && phrases.get(index).sameDimension(phrases.get(j))
                    && clauses.sameSentence(found(index).first(), found(j).first());
            if (fits && !listed(j - 1, j)) {
                return true;
            }
        }
        return false;
    }

    /** «записана на завтра, хочу на пятницу». */
    private void booked() {
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.is(token, Term.BOOKED) && wantedAfterClause(token)) {
                markClause(token, Standing.SOURCE);
            }
        }
    }

    private boolean wantedAfterClause(int token) {
        boolean hasOwn = false;
        boolean later = false;
        for (int i = 0; i < phrases.size(); i++) {
            if (phrases.get(i).wanted()) {
                int clause = clauses.clause(found(i).first());
                hasOwn |= clause == clauses.clause(token);
                later |= clause > clauses.clause(token);
            }
        }
        return hasOwn && later;
    }

    /** In the old visit «с пятницы» is the Friday itself, and «с 12» twelve o'clock. */
    private void settleSource(int index, Standing standing) {
        Fact fact = phrases.get(index).fact();
        Fact settled = switch (fact) {
            case Fact.Days days -> days.pointed();
            case Fact.Bound bound -> found(index).leads(Term.FROM) ? new Fact.Clock(bound.time(), false) : bound;
            default -> fact;
        };
        set(index, settled, standing);
    }

    /** «ой, на 30-е», «нет, лучше в субботу»: what follows replaces what was said of the same kind. */
    private void corrected() {
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.is(token, Term.CORRECTION) && !tokens.is(token - 1, Term.OR) && !insidePhrase(token)) {
                correct(token);
            }
        }
    }

    private boolean insidePhrase(int token) {
        return phrases.stream()
                .anyMatch(phrase -> phrase.found().first() <= token
                        && token < phrase.found().end());
    }

    private void correct(int token) {
        for (int i = 0; i < phrases.size(); i++) {
            if (phrases.get(i).wanted() && found(i).end() <= token && replacedAfter(i, token)) {
                set(i, Standing.SUPERSEDED);
            }
        }
    }

    private boolean replacedAfter(int index, int token) {
        for (int j = index + 1; j < phrases.size(); j++) {
            boolean after = phrases.get(j).wanted() && found(j).first() > token;
            Token lead = tokens.at(before(found(j).first()));
            boolean adds = lead.is(Term.ALSO) || lead.is(Term.OR) || lead.is(Term.AND);
            if (after && !adds && phrases.get(index).sameDimension(phrases.get(j))) {
                return true;
            }
        }
        return false;
    }
}
