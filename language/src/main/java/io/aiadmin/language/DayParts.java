package io.aiadmin.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the part of the day that tells which half of the clock a time means: «завтра вечером … в 8». */
final class DayParts {

    private final List<Judged> phrases;
    private final Tokens tokens;
    private final Clauses clauses;

    DayParts(List<Judged> phrases, Tokens tokens, Clauses clauses) {
        this.phrases = phrases;
        this.tokens = tokens;
        this.clauses = clauses;
    }

    /** The nearest part in the same sentence, one said before preferred; null when there is none. */
    @Nullable
    DayPart near(int index) {
        DayPart before = search(index, -1);
        return before == null ? search(index, 1) : before;
    }

    private @Nullable DayPart search(int index, int step) {
        Judged time = phrases.get(index);
        for (int i = index + step; i >= 0 && i < phrases.size(); i += step) {
            Judged other = phrases.get(i);
            if (!clauses.sameSentence(other.found().first(), time.found().first())) {
                return null;
            }
            if (other.fact() instanceof Fact.Part part && other.is(time.standing())) {
                return orBetween(i, index) ? null : part.part();
            }
            boolean otherDay = other.fact() instanceof Fact.Days && step > 0;
            if (otherDay && orBetween(i, index)) {
                return null;
            }
        }
        return null;
    }

    /** Whether «или» parts two phrases, which then are alternatives. */
    boolean orBetween(int a, int b) {
        int first = Math.min(a, b);
        int second = Math.max(a, b);
        for (int i = phrases.get(first).found().end();
                i < phrases.get(second).found().first();
                i++) {
            if (tokens.is(i, Term.OR)) {
                return true;
            }
        }
        return false;
    }
}
