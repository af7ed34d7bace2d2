package io.aiadmin.language;

/**
 * Tells the visit to be moved from the wish: «с завтра на четверг», «вместо пятницы», «не успеваю в среду», «записана
 * на завтра, хочу перенести на пятницу».
 */
final class OldVisits {

    private final Verdicts verdicts;
    private final Tokens tokens;

    OldVisits(Verdicts verdicts) {
        this.verdicts = verdicts;
        this.tokens = verdicts.tokens();
    }

    /** «не успеваю в среду к шести». */
    void missed() {
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.is(token, Term.MISSED)) {
                markClause(token);
            }
        }
    }

    void moved() {
        instead();
        fromTo();
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.is(token, Term.MOVE)) {
                beforeMove(token);
                afterMove(token);
            }
        }
        booked();
    }

    private void markClause(int token) {
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.wantedInClause(i, token)) {
                verdicts.setSource(i);
            }
        }
    }

    /** «вместо пятницы», and the time said right with it. */
    private void instead() {
        for (int i = 0; i < verdicts.size(); i++) {
            if (!verdicts.before(i).is(Term.INSTEAD)) {
                continue;
            }
            verdicts.setSource(i);
            boolean along = i + 1 < verdicts.size()
                    && verdicts.found(i + 1).first() == verdicts.found(i).end()
                    && verdicts.found(i + 1).lead() == null
                    && !verdicts.sameDimension(i, i + 1);
            if (along) {
                verdicts.setSource(i + 1);
            }
        }
    }

    /** «с завтра на четверг», «с 12 на 15». */
    private void fromTo() {
        for (int i = 0; i < verdicts.size(); i++) {
            boolean from = verdicts.wanted(i) && verdicts.found(i).leads(Term.FROM);
            int target = !from || verdicts.fact(i) instanceof Fact.Hours ? i : target(i);
            for (int j = i; j < target; j++) {
                verdicts.setSource(j);
            }
        }
    }

    private int target(int source) {
        boolean moving = Moves.said(tokens);
        for (int j = source + 1; j < verdicts.size(); j++) {
            boolean toward = verdicts.found(j).leads(Term.ON)
                    || (moving && verdicts.found(j).leads(Term.TOWARD));
            if (toward && verdicts.sameDimension(source, j) && verdicts.sameSentence(source, j)) {
                return j;
            }
        }
        return source;
    }

    /** «завтрашнюю стрижку перенесите на пятницу». */
    private void beforeMove(int move) {
        boolean targetFollows = false;
        for (int i = 0; i < verdicts.size(); i++) {
            targetFollows |= verdicts.wanted(i) && verdicts.found(i).first() > move && inSentence(i, move) && toward(i);
        }
        for (int i = 0; i < verdicts.size() && targetFollows; i++) {
            if (verdicts.wanted(i) && verdicts.found(i).end() <= move && inSentence(i, move)) {
                verdicts.setSource(i);
            }
        }
    }

    /** «перенести стрижку в пятницу на субботу». */
    private void afterMove(int move) {
        for (int i = 0; i < verdicts.size(); i++) {
            boolean candidate =
                    verdicts.wanted(i) && verdicts.found(i).first() > move && inSentence(i, move) && !toward(i);
            if (candidate && laterTarget(i)) {
                verdicts.setSource(i);
            }
        }
    }

    private boolean inSentence(int index, int token) {
        return verdicts.clauses().sameSentence(verdicts.found(index).first(), token);
    }

    private boolean toward(int index) {
        Found phrase = verdicts.found(index);
        return phrase.leads(Term.ON) || phrase.leads(Term.TOWARD) || phrase.leads(Term.TO);
    }

    private boolean laterTarget(int index) {
        for (int j = index + 1; j < verdicts.size(); j++) {
            boolean fits = verdicts.wanted(j)
                    && toward(j)
                    && verdicts.sameDimension(index, j)
                    && verdicts.sameSentence(index, j);
            boolean alternative =
                    verdicts.found(j - 1).end() < verdicts.found(j).first() && verdicts.listed(j - 1, j);
            if (fits && !alternative) {
                return true;
            }
        }
        return false;
    }

    /** «записана на завтра, хочу на пятницу». */
    private void booked() {
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.is(token, Term.BOOKED) && wishFollows(token)) {
                markClause(token);
            }
        }
    }

    private boolean wishFollows(int token) {
        int clause = verdicts.clauses().clause(token);
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.wanted(i)
                    && verdicts.clauses().clause(verdicts.found(i).first()) > clause) {
                return true;
            }
        }
        return false;
    }
}
