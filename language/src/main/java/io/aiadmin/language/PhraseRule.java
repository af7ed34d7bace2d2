package io.aiadmin.language;

import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Fixed phrases that are a fact by themselves: «как можно скорее», «к открытию», «в тот же день», «сейчас». */
final class PhraseRule implements FactRule {

    @Override
    public @Nullable Found match(Scan scan, int index) {
        Token token = scan.tokens().at(index);
        if (Prepositions.lead(token) != null) {
            Fact led = fact(scan, scan.tokens().at(index + 1));
            return led == null || led instanceof Fact.Moment ? null : new Found(led, index, index + 2, null);
        }
        Fact fact = fact(scan, token);
        return fact == null ? null : new Found(fact, index, index + 1, null);
    }

    private static @Nullable Fact fact(Scan scan, Token token) {
        if (token.is(Term.EARLIEST)) {
            return new Fact.Earliest();
        }
        if (token.is(Term.ANY_TIME)) {
            return new Fact.Anything(TimeExpression.Dimension.TIME);
        }
        if (token.is(Term.ANY_DAY)) {
            return new Fact.Anything(TimeExpression.Dimension.DAY);
        }
        if (token.is(Term.ANYWHEN)) {
            return new Fact.Anywhen();
        }
        if (token.is(Term.OPENING)) {
            return new Fact.Edge(true);
        }
        if (token.is(Term.CLOSING)) {
            return new Fact.Edge(false);
        }
        if (token.is(Term.SAME_DAY)) {
            return new Fact.AsBefore(TimeExpression.Dimension.DAY);
        }
        if (token.is(Term.SAME_TIME)) {
            return new Fact.AsBefore(TimeExpression.Dimension.TIME);
        }
        return token.is(Term.NOW)
                ? new Fact.Moment(scan.now().toLocalDateTime().truncatedTo(ChronoUnit.SECONDS), Grain.SECOND)
                : null;
    }
}
