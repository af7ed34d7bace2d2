package io.aiadmin.language;

/** «ой, на 30-е», «нет, лучше в субботу»: what follows replaces what was said of the same kind before. */
final class Corrections {

    private final Verdicts verdicts;
    private final Tokens tokens;

    Corrections(Verdicts verdicts) {
        this.verdicts = verdicts;
        this.tokens = verdicts.tokens();
    }

    void correct() {
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.is(token, Term.CORRECTION) && !tokens.is(token - 1, Term.OR) && !insidePhrase(token)) {
                replaceBefore(token);
            }
        }
    }

    private boolean insidePhrase(int token) {
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.found(i).first() <= token && token < verdicts.found(i).end()) {
                return true;
            }
        }
        return false;
    }

    private void replaceBefore(int token) {
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.wanted(i) && verdicts.found(i).end() <= token && replacedAfter(i, token)) {
                verdicts.set(i, Standing.SUPERSEDED);
            }
        }
    }

    private boolean replacedAfter(int index, int token) {
        for (int j = index + 1; j < verdicts.size(); j++) {
            Token before = verdicts.before(j);
            boolean adds = before.is(Term.ALSO) || before.is(Term.OR) || before.is(Term.AND);
            boolean after = verdicts.wanted(j) && verdicts.found(j).first() > token;
            if (after && !adds && verdicts.sameDimension(index, j)) {
                return true;
            }
        }
        return false;
    }
}
