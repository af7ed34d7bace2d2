package io.aiadmin.language;

import org.jspecify.annotations.Nullable;

/** A clock time with its preposition: «в три», «к 12», «часов в пять», «около двух», "at 6 pm", «15:15». */
final class ClockRule implements FactRule {

    private static final int LAST_HOUR = 24;

    @Override
    public @Nullable Found match(Scan scan, int index) {
        Tokens tokens = scan.tokens();
        int at = index;
        boolean around = false;
        if (tokens.at(at).isUnit(TimeUnit.HOUR) && hoursBefore(tokens, at)) {
            around = true;
            at = tokens.skipFillers(at + 1);
        }
        while (tokens.is(at, Term.APPROX)) {
            around = true;
            at++;
        }
        if (tokens.at(at).isUnit(TimeUnit.HOUR) && hoursBefore(tokens, at)) {
            around = true;
            at++;
        }
        Term lead = Prepositions.lead(tokens.at(at));
        if (lead == Term.BY || lead == Term.FROM) {
            return null;
        }
        int core = lead == null ? at : tokens.skipFillers(at + 1);
        if (lead == null && at == index && tokens.is(at, Term.FILLER)) {
            return null;
        }
        while (tokens.is(core, Term.APPROX)) {
            around = true;
            core++;
        }
        Parsed<Fact> read = scan.clocks().read(core, trust(scan, index, core, lead, around));
        if (read == null || duration(scan, core, read, lead, index)) {
            return null;
        }
        if (read.value() instanceof Fact.Clock clock) {
            return new Found(new Fact.Clock(clock.time(), around || clock.around()), index, read.end(), lead);
        }
        return new Found(read.value(), index, read.end(), lead);
    }

    /** «часов в пять», «часам к шести». */
    private static boolean hoursBefore(Tokens tokens, int index) {
        int next = tokens.skipFillers(index + 1);
        return tokens.is(next, Term.IN)
                || tokens.is(next, Term.TO)
                || tokens.is(next, Term.APPROX)
                || (tokens.is(next, Term.ON) && !tokens.at(index).text().equals("час"));
    }

    private static ClockParser.Trust trust(Scan scan, int index, int core, @Nullable Term lead, boolean around) {
        if (lead == Term.IN || lead == Term.TO || lead == Term.TOWARD || around) {
            return ClockParser.Trust.FULL;
        }
        if (lead == Term.ON) {
            return ClockParser.Trust.SOME;
        }
        return bareHourExpected(scan, index, core) ? ClockParser.Trust.SOME : ClockParser.Trust.NONE;
    }

    /** After a day, «завтра 15», after another time, «в 3 или 4», or as the answer to the question. */
    private static boolean bareHourExpected(Scan scan, int index, int core) {
        Tokens tokens = scan.tokens();
        Token number = tokens.at(core);
        if (!number.isNumber() || number.number() > LAST_HOUR) {
            return false;
        }
        if (scan.asked() == Asked.TIME && scan.onlyNumber(core)) {
            return true;
        }
        Found previous = scan.previous(index);
        if (previous != null) {
            boolean time = previous.fact() instanceof Fact.Part;
            boolean day = previous.fact() instanceof Fact.Days days
                    && days.single()
                    && !days.kind().equals(Fact.Days.Kind.MONTH);
            boolean tightlyWritten = number.isDigits() || tokens.at(core + 1).isNumber();
            return (time || day) && number.number() >= 1 && (tightlyWritten || endsClause(tokens, core + 1));
        }
        boolean listed = tokens.isSign(index - 1, ',') || tokens.is(index - 1, Term.AND);
        boolean joined = tokens.is(index - 1, Term.OR) || (listed && endsClause(tokens, core + 1));
        Found before = joined ? scan.previous(index - 1) : null;
        return before != null && before.fact() instanceof Fact.Clock;
    }

    private static boolean endsClause(Tokens tokens, int index) {
        Token next = tokens.at(index);
        return next.isNone() || !(next.isWord() || next.isNumber()) || next.is(Term.OR) || next.is(Term.CLOCK_PART);
    }

    /**
     * «на 2 часа» is how long, unless a day or a booking verb stands right before it; «на час» likewise.
     * «на 15 часов» and «на 2 часа дня» are times.
     */
    private static boolean duration(Scan scan, int core, Parsed<Fact> read, @Nullable Term lead, int index) {
        Tokens tokens = scan.tokens();
        Token last = tokens.at(read.end() - 1);
        if (lead != Term.ON || !last.isUnit(TimeUnit.HOUR)) {
            return false;
        }
        int hour = tokens.at(core).isNumber() ? tokens.at(core).number() : 1;
        if (tokens.at(core).english()) {
            return true;
        }
        Token before = tokens.at(index - 1);
        boolean booking = scan.previous(index) != null
                || before.is(Term.REQUEST)
                || before.is(Term.MOVE)
                || before.text().startsWith("запи");
        return hour < 8 && !booking;
    }
}
