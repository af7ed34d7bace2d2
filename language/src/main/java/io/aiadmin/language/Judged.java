package io.aiadmin.language;

/** A phrase and what it is to the customer. */
record Judged(Found found, Standing standing) {

    Fact fact() {
        return found.fact();
    }

    boolean wanted() {
        return standing == Standing.WANTED;
    }

    boolean is(Standing other) {
        return standing == other;
    }

    boolean ofDay() {
        return found.fact() instanceof Fact.OfDay
                || found.fact() instanceof Fact.Moment
                || (found.fact() instanceof Fact.AsBefore same && same.dimension() == TimeExpression.Dimension.DAY)
                || (found.fact() instanceof Fact.Anything any && any.dimension() == TimeExpression.Dimension.DAY);
    }

    boolean ofTime() {
        return found.fact() instanceof Fact.OfTime
                || (found.fact() instanceof Fact.AsBefore same && same.dimension() == TimeExpression.Dimension.TIME)
                || (found.fact() instanceof Fact.Anything any && any.dimension() == TimeExpression.Dimension.TIME);
    }

    boolean sameDimension(Judged other) {
        return (ofDay() && other.ofDay()) || (ofTime() && other.ofTime());
    }
}
