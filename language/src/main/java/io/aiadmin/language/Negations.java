package io.aiadmin.language;

import org.jspecify.annotations.Nullable;

/** What the customer rules out: «не в пятницу», «кроме субботы», «утром не могу», «до шести работаю». */
final class Negations {

    private final Verdicts verdicts;
    private final Tokens tokens;

    Negations(Verdicts verdicts) {
        this.verdicts = verdicts;
        this.tokens = verdicts.tokens();
    }

    /** The negation stands right before the phrase; «кроме» also rules out what is listed after it. */
    void direct() {
        for (int i = 0; i < verdicts.size(); i++) {
            Token before = verdicts.before(i);
            if (!before.is(Term.NOT) && !before.is(Term.EXCEPT)) {
                continue;
            }
            negate(i);
            int next = i + 1;
            while (before.is(Term.EXCEPT) && next < verdicts.size() && verdicts.listed(next - 1, next)) {
                negate(next++);
            }
        }
    }

    /** The clause says that it won't do. */
    void clauses() {
        for (int token = 0; token < tokens.size(); token++) {
            boolean ruledOut = tokens.is(token, Term.CANNOT) && !tokens.is(token, Term.MISSED);
            boolean asks = tokens.at(token + 1).text().equals("ли");
            if ((ruledOut || tokens.is(token, Term.WORKING)) && !asks) {
                ruleOut(token);
            }
        }
    }

    /** Where the clause has a limit, «завтра до 12 не могу», the limit alone is ruled out and the day stands. */
    private void ruleOut(int token) {
        int first = -1;
        boolean limited = false;
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.wantedInClause(i, token)) {
                first = first < 0 ? i : first;
                limited |= limit(i);
            }
        }
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.wantedInClause(i, token) && (limit(i) || !limited)) {
                negate(i);
            }
        }
        if (first >= 0) {
            ruleOutNext(token);
        }
        for (int i = first - 1; i >= 0 && !limited && verdicts.wanted(i) && verdicts.listed(i, i + 1); i--) {
            negate(i);
        }
    }

    /** «в субботу не могу, и в воскресенье», «утром не получится, вечером тоже». */
    private void ruleOutNext(int token) {
        int clause = verdicts.clauses().clause(token) + 1;
        int begin = token;
        while (begin < tokens.size() && verdicts.clauses().clause(begin) < clause) {
            begin++;
        }
        boolean sameSentence = begin < tokens.size() && verdicts.clauses().sameSentence(begin, token);
        boolean also = tokens.is(begin, Term.AND)
                || verdicts.inClause(begin, i -> tokens.is(i, Term.ALSO) && !tokens.is(i, Term.AND));
        boolean asks = verdicts.inClause(begin, i -> tokens.is(i, Term.REQUEST) || tokens.is(i, Term.TURN));
        for (int i = 0; i < verdicts.size() && sameSentence && also && !asks; i++) {
            if (verdicts.wantedInClause(i, begin)) {
                negate(i);
            }
        }
    }

    private boolean limit(int index) {
        return verdicts.fact(index) instanceof Fact.Bound || verdicts.fact(index) instanceof Fact.Hours;
    }

    /** «не после шести» is «до шести». */
    private void negate(int index) {
        if (verdicts.fact(index) instanceof Fact.Bound bound) {
            verdicts.set(index, bound.flipped(), Standing.WANTED);
            return;
        }
        Fact.Bound rest = verdicts.fact(index) instanceof Fact.Part part ? rest(part.part()) : null;
        if (rest == null) {
            verdicts.set(index, Standing.NEGATED);
        } else {
            verdicts.set(index, rest, Standing.WANTED);
        }
    }

    /** «до обеда не могу» leaves the time from then on; the other parts of the day leave too much to say. */
    private static Fact.@Nullable Bound rest(DayPart part) {
        return switch (part) {
            case BEFORE_LUNCH -> new Fact.Bound(Fact.ClockTime.certain(13, 0, false), true);
            case AFTERNOON -> new Fact.Bound(Fact.ClockTime.certain(13, 0, false), false);
            case BEFORE_NOON -> new Fact.Bound(Fact.ClockTime.certain(12, 0, false), true);
            case AFTER_WORK -> new Fact.Bound(Fact.ClockTime.certain(18, 0, false), false);
            case MORNING, DAY, EVENING, NIGHT, LUNCH, BEFORE_WORK -> null;
        };
    }
}
