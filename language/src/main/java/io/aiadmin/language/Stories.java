package io.aiadmin.language;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;

/** Times that are told, not wished: past visits, other appointments, when to be called back. */
final class Stories {

    private static final List<String> PAST_ENDINGS = List.of("ла", "ли", "лась", "лся", "лись");
    private static final List<String> LONG_PAST_ENDINGS = List.of("ал", "ил");
    private static final Set<Fact.Days.Kind> REPEATING =
            Set.of(Fact.Days.Kind.WEEKDAY, Fact.Days.Kind.MONTH, Fact.Days.Kind.WEEKEND);

    private final Verdicts verdicts;
    private final Tokens tokens;
    private final LocalDateTime now;

    Stories(Verdicts verdicts, LocalDateTime now) {
        this.verdicts = verdicts;
        this.tokens = verdicts.tokens();
        this.now = now;
    }

    /** «вчера была у вас», «последний раз в октябре», «перезвоните после шести», «увидимся в пятницу». */
    void tell() {
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.wanted(i) && (pastVisit(i) || aside(i))) {
                verdicts.set(i, Standing.TOLD);
            }
        }
    }

    /** «в субботу свадьба, хочу в пятницу»: when something else happens is no wish, if there is one besides. */
    void events() {
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.is(token, Term.EVENT) && !verdicts.inClause(token, i -> tokens.is(i, Term.REQUEST))) {
                tellEvent(token);
            }
            limitBy(token);
        }
    }

    private boolean pastVisit(int index) {
        int at = verdicts.found(index).first();
        if (past(verdicts.fact(index))) {
            return verdicts.inClause(at, i -> pastVerb(tokens.at(i)));
        }
        boolean repeating = verdicts.fact(index) instanceof Fact.Days days && REPEATING.contains(days.kind());
        return repeating
                && verdicts.inClause(at, i -> tokens.is(i, Term.VISITED) || tokens.is(i, Term.STORY))
                && !verdicts.inClause(at, i -> tokens.is(i, Term.REQUEST) || tokens.is(i, Term.BOOKED));
    }

    private boolean aside(int index) {
        return verdicts.inClause(verdicts.found(index).first(), i -> tokens.is(i, Term.ASIDE));
    }

    private boolean past(Fact fact) {
        return switch (fact) {
            case Fact.Days days -> days.until().isBefore(now.toLocalDate());
            case Fact.Moment moment -> moment.at().isBefore(now.minusMinutes(1));
            case Fact.Stretch stretch -> !stretch.until().isAfter(now);
            default -> false;
        };
    }

    private static boolean pastVerb(Token token) {
        if (token.is(Term.VISITED)) {
            return true;
        }
        if (!token.isWord() || !token.meanings().isEmpty()) {
            return false;
        }
        String text = token.text();
        return PAST_ENDINGS.stream().anyMatch(text::endsWith)
                || (text.length() > 4 && LONG_PAST_ENDINGS.stream().anyMatch(text::endsWith));
    }

    private void tellEvent(int token) {
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.wantedInClause(i, token) && wantedElsewhere(i, token)) {
                verdicts.set(i, Standing.TOLD);
            }
        }
    }

    private boolean wantedElsewhere(int index, int token) {
        for (int i = 0; i < verdicts.size(); i++) {
            boolean elsewhere = verdicts.wanted(i)
                    && !verdicts.clauses().sameClause(verdicts.found(i).first(), token);
            if (elsewhere && verdicts.sameDimension(index, i)) {
                return true;
            }
        }
        return false;
    }

    /** «освобожусь в 6» is from six on, «надо закончить к 5» until five. */
    private void limitBy(int token) {
        boolean from = tokens.is(token, Term.FREE_FROM);
        if (!from && !tokens.is(token, Term.DONE_BY)) {
            return;
        }
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.wantedInClause(i, token) && verdicts.fact(i) instanceof Fact.Clock clock) {
                verdicts.set(i, new Fact.Bound(clock.time(), from), Standing.WANTED);
            }
        }
    }
}
