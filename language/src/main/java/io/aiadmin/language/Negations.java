package io.aiadmin.language;

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
        for (int i = first - 1; i >= 0 && !limited && verdicts.wanted(i) && verdicts.listed(i, i + 1); i--) {
            negate(i);
        }
    }

    private boolean limit(int index) {
        return verdicts.fact(index) instanceof Fact.Bound || verdicts.fact(index) instanceof Fact.Hours;
    }

    /** «не после шести» is «до шести». */
    private void negate(int index) {
        if (verdicts.fact(index) instanceof Fact.Bound bound) {
            verdicts.set(index, bound.flipped(), Standing.WANTED);
        } else {
            verdicts.set(index, Standing.NEGATED);
        }
    }
}
