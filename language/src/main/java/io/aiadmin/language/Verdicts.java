package io.aiadmin.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** The phrases of a message while it is decided what each is to the customer. Belongs to one reading. */
final class Verdicts {

    private final Tokens tokens;
    private final Clauses clauses;
    private final List<Judged> phrases = new ArrayList<>();

    Verdicts(List<Found> found, Tokens tokens, Clauses clauses) {
        this.tokens = tokens;
        this.clauses = clauses;
        found.forEach(phrase -> phrases.add(new Judged(phrase, Standing.WANTED)));
    }

    List<Judged> phrases() {
        return List.copyOf(phrases);
    }

    Tokens tokens() {
        return tokens;
    }

    Clauses clauses() {
        return clauses;
    }

    int size() {
        return phrases.size();
    }

    Judged get(int index) {
        return phrases.get(index);
    }

    Fact fact(int index) {
        return phrases.get(index).fact();
    }

    Found found(int index) {
        return phrases.get(index).found();
    }

    boolean wanted(int index) {
        return phrases.get(index).wanted();
    }

    void set(int index, Standing standing) {
        phrases.set(index, new Judged(found(index), standing));
    }

    void set(int index, Fact fact, Standing standing) {
        phrases.set(index, new Judged(found(index).with(fact), standing));
    }

    /** The old visit: there «с пятницы» is the Friday itself, and «с 12» twelve o'clock. */
    void setSource(int index) {
        Fact settled = switch (fact(index)) {
            case Fact.Days days -> days.pointed();
            case Fact.Bound bound when found(index).leads(Term.FROM) -> new Fact.Clock(bound.time(), false);
            case Fact fact -> fact;
        };
        set(index, settled, Standing.SOURCE);
    }

    boolean sameDimension(int a, int b) {
        return get(a).sameDimension(get(b));
    }

    boolean sameSentence(int a, int b) {
        return clauses.sameSentence(found(a).first(), found(b).first());
    }

    /** Whether the phrase is still wanted and stands in the clause of that token. */
    boolean wantedInClause(int index, int token) {
        return wanted(index) && clauses.sameClause(found(index).first(), token);
    }

    /** Whether a token of that sort stands in the clause of another. */
    boolean inClause(int token, IntPredicate sort) {
        for (int i = 0; i < tokens.size(); i++) {
            if (clauses.sameClause(i, token) && sort.test(i)) {
                return true;
            }
        }
        return false;
    }

    /** The token before the phrase, words without a say aside. */
    Token before(int index) {
        int before = found(index).first() - 1;
        int furthest = before - 2;
        while (before > furthest && tokens.is(before, Term.FILLER)) {
            before--;
        }
        return tokens.at(before);
    }

    /** Whether two phrases of one kind are joined by nothing more than a comma, «и» or «или». */
    boolean listed(int first, int second) {
        if (!sameDimension(first, second)) {
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
}
