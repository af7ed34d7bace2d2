package io.aiadmin.language;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Where sentences and clauses begin. Signs inside a time phrase divide nothing. */
final class Clauses {

    private static final Set<String> CONJUNCTIONS = Set.of("а", "но", "зато", "только", "only", "but");

    private final int[] sentences;
    private final int[] clauses;
    private final int[] turns;

    private Clauses(int[] sentences, int[] clauses, int[] turns) {
        this.sentences = sentences;
        this.clauses = clauses;
        this.turns = turns;
    }

    static Clauses of(Tokens tokens, List<Found> found) {
        BitSet inside = new BitSet();
        for (Found phrase : found) {
            inside.set(phrase.first(), phrase.end());
        }
        int size = tokens.size();
        int[] sentences = new int[size + 1];
        int[] clauses = new int[size + 1];
        int[] turns = new int[size + 1];
        int sentence = 0;
        int clause = 0;
        int turn = 0;
        for (int i = 0; i < size; i++) {
            Token token = tokens.at(i);
            boolean free = !inside.get(i);
            if (free && opensClause(token)) {
                clause++;
            }
            if (free && token.is(Term.TURN)) {
                turn++;
            }
            sentences[i] = sentence;
            clauses[i] = clause;
            turns[i] = turn;
            if (free && endsSentence(tokens, i)) {
                sentence++;
                clause++;
                turn++;
            } else if (free && endsClause(tokens, i)) {
                clause++;
            }
        }
        sentences[size] = sentence;
        clauses[size] = clause;
        turns[size] = turn;
        return new Clauses(sentences, clauses, turns);
    }

    boolean sameSentence(int a, int b) {
        return sentences[a] == sentences[b];
    }

    boolean sameClause(int a, int b) {
        return clauses[a] == clauses[b];
    }

    int sentence(int index) {
        return sentences[index];
    }

    int clause(int index) {
        return clauses[index];
    }

    /** Numbers the stretches that end with a sentence or before a word that turns to the matter: «так что», «давайте». */
    int turn(int index) {
        return turns[index];
    }

    private static boolean opensClause(Token token) {
        return (token.is(Term.REQUEST) || token.is(Term.TURN) || CONJUNCTIONS.contains(token.text()))
                && !token.is(Term.CANNOT);
    }

    private static boolean endsSentence(Tokens tokens, int index) {
        Token token = tokens.at(index);
        if (token.isSign('!') || token.isSign('?') || token.isSign(';') || token.isSign('\n') || token.isSign('…')) {
            return true;
        }
        return token.isSign('.')
                && (tokens.at(index + 1).gap() || tokens.at(index + 1).isNone());
    }

    private static boolean endsClause(Tokens tokens, int index) {
        Token token = tokens.at(index);
        return token.isSign(',')
                || token.isSign(':')
                || token.isSign('(')
                || token.isSign(')')
                || (token.isSign('-') && token.gap() && tokens.at(index + 1).gap());
    }
}
