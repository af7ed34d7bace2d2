package io.aiadmin.language;

import org.jspecify.annotations.Nullable;

/** A clock time with its preposition: «в три», «к 12», «часов в пять», «около двух», "at 6 pm", «15:15». */
final class ClockRule implements FactRule {

    private static final int LAST_HOUR = 24;
    private static final int LONGEST_VISIT = 8;

    /** The words around a clock time: where it begins, what leads to it, whether it is said to be about. */
    private record Frame(int core, @Nullable Term lead, boolean around) {}

    @Override
    public @Nullable Found match(Scan scan, int index) {
        Frame frame = frame(scan.tokens(), index);
        if (frame.lead() == Term.BY || frame.lead() == Term.FROM) {
            return null;
        }
        Parsed<Fact> read = scan.clocks().read(frame.core(), trust(scan, index, frame));
        if (read == null || duration(scan, frame, read, index) || counts(scan.tokens(), frame, read)) {
            return null;
        }
        if (read.value() instanceof Fact.Clock clock) {
            if (orMore(scan.tokens(), read.end())) {
                boolean after = scan.tokens().is(read.end() + 1, Term.AFTER);
                return new Found(new Fact.Bound(clock.time(), after), index, read.end() + 2, frame.lead());
            }
            boolean around = frame.around() || clock.around();
            return new Found(new Fact.Clock(clock.time(), around), index, read.end(), frame.lead());
        }
        return new Found(read.value(), index, read.end(), frame.lead());
    }

    private static Frame frame(Tokens tokens, int index) {
        int at = afterApproximation(tokens, index);
        Term lead = Prepositions.lead(tokens.at(at));
        if (lead == null) {
            return new Frame(at, null, at > index);
        }
        int led = tokens.skipFillers(at + 1);
        int core = afterApproximation(tokens, led);
        return new Frame(core, lead, at > index || core > led);
    }

    /** Skips «часов», «часам», «около», «где-то» before the preposition or the time. */
    private static int afterApproximation(Tokens tokens, int index) {
        int at = index;
        while (tokens.is(at, Term.APPROX) || (tokens.at(at).isUnit(TimeUnit.HOUR) && hoursBefore(tokens, at))) {
            at = tokens.skipFillers(at + 1);
        }
        return at;
    }

    /** «в 17 или позже», «к 12 и раньше». */
    private static boolean orMore(Tokens tokens, int index) {
        boolean joined = tokens.is(index, Term.OR) || tokens.is(index, Term.AND);
        boolean limit = tokens.is(index + 1, Term.AFTER) || tokens.is(index + 1, Term.UNTIL);
        Token next = tokens.at(index + 2);
        return joined && limit && !next.isNumber() && next.meanings().isEmpty();
    }

    /** «часов в пять», «часам к шести». */
    private static boolean hoursBefore(Tokens tokens, int index) {
        int next = tokens.skipFillers(index + 1);
        return tokens.is(next, Term.IN)
                || tokens.is(next, Term.TO)
                || tokens.is(next, Term.APPROX)
                || (tokens.is(next, Term.ON) && !tokens.at(index).text().equals("час"));
    }

    private static ClockParser.Trust trust(Scan scan, int index, Frame frame) {
        Term lead = frame.lead();
        if (lead == Term.IN || lead == Term.TO || lead == Term.TOWARD || frame.around()) {
            return ClockParser.Trust.FULL;
        }
        if (lead == Term.ON) {
            return ClockParser.Trust.SOME;
        }
        return bareHourExpected(scan, index, frame.core()) ? ClockParser.Trust.SOME : ClockParser.Trust.NONE;
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
        if (corrects(tokens, core)) {
            return true;
        }
        boolean listed = tokens.isSign(index - 1, ',') || tokens.is(index - 1, Term.AND);
        boolean joined = tokens.is(index - 1, Term.OR) || (listed && endsClause(tokens, core + 1));
        Found before = joined ? scan.previous(index - 1) : null;
        return before != null && before.fact() instanceof Fact.Clock;
    }

    /** «не 15, а 16»: both numbers. */
    private static boolean corrects(Tokens tokens, int core) {
        int after = tokens.isSign(core + 1, ',') ? core + 2 : core + 1;
        boolean refused = tokens.is(core - 1, Term.NOT)
                && tokens.at(after).text().equals("а")
                && tokens.at(after + 1).isNumber();
        int before = tokens.isSign(core - 2, ',') ? core - 3 : core - 2;
        boolean instead = tokens.at(core - 1).text().equals("а")
                && tokens.at(before).isNumber()
                && tokens.is(before - 1, Term.NOT);
        return refused || instead;
    }

    private static boolean endsClause(Tokens tokens, int index) {
        Token next = tokens.at(index);
        return next.isNone() || !(next.isWord() || next.isNumber()) || next.is(Term.OR) || next.is(Term.CLOCK_PART);
    }

    /**
     * «на 2 часа» is how long, unless a day or a booking verb stands right before it; «на час» likewise.
     * «на 15 часов» and «на 2 часа дня» are times.
     */
    private static boolean duration(Scan scan, Frame frame, Parsed<Fact> read, int index) {
        Tokens tokens = scan.tokens();
        Token first = tokens.at(frame.core());
        if (frame.lead() != Term.ON || !tokens.at(read.end() - 1).isUnit(TimeUnit.HOUR)) {
            return false;
        }
        if (first.english()) {
            return true;
        }
        int hour = first.isNumber() ? first.number() : 1;
        Token before = tokens.at(index - 1);
        boolean booking = scan.previous(index) != null
                || before.is(Term.REQUEST)
                || before.is(Term.MOVE)
                || before.text().startsWith("запи");
        return hour < LONGEST_VISIT && !booking;
    }

    /** "for two" is a couple, and «в двух» anything but two o'clock, which is «в два». */
    private static boolean counts(Tokens tokens, Frame frame, Parsed<Fact> read) {
        Token number = tokens.at(frame.core());
        boolean bare = read.value() instanceof Fact.Clock clock && clock.time().bare();
        if (!bare || frame.around()) {
            return false;
        }
        boolean people = tokens.at(frame.core() - 1).text().equals("for") && number.number() <= 4;
        boolean accusative = frame.lead() == Term.IN || frame.lead() == Term.ON;
        String text = number.text();
        boolean oblique = number.spelled()
                && (text.endsWith("и") || text.endsWith("двух") || text.endsWith("трех") || text.endsWith("четырех"));
        return people || (accusative && oblique && !text.endsWith("ри"));
    }
}
