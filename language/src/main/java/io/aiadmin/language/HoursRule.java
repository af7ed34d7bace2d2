package io.aiadmin.language;

import org.jspecify.annotations.Nullable;

/** From one time to another: «с двух до пяти», «между 14 и 16», «9:30 - 11:00», "2-5 pm", «часа в 3-4». */
final class HoursRule implements FactRule {

    private static final int LAST_HOUR = 24;
    private static final int LONGEST_VISIT = 8;

    @Override
    public @Nullable Found match(Scan scan, int index) {
        Tokens tokens = scan.tokens();
        boolean hoursFirst = tokens.at(index).isUnit(TimeUnit.HOUR) && tokens.is(index + 1, Term.IN);
        int word = hoursFirst ? index + 1 : index;
        if (tokens.is(word, Term.APPROX)) {
            word++;
        }
        boolean between = tokens.is(word, Term.BETWEEN);
        Term lead = Prepositions.lead(tokens.at(word));
        boolean from = lead == Term.FROM;
        int start = between || lead != null ? word + 1 : word;
        if (tokens.is(start, Term.APPROX)) {
            start++;
        }
        Parsed<Fact.ClockTime> first = first(scan, start, lead, from || between);
        if (first == null) {
            return null;
        }
        int joint = joint(tokens, first.end(), from, between);
        Parsed<Fact.ClockTime> last = joint < 0 ? null : scan.clocks().time(joint, ClockParser.Trust.FULL);
        if (last == null) {
            return null;
        }
        boolean partSaid = saysPart(tokens.at(last.end() - 1));
        Fact.Hours hours = hours(first.value(), last.value(), partSaid);
        return hours == null ? null : new Found(hours, index, last.end(), from || between ? Term.FROM : lead);
    }

    private static @Nullable Parsed<Fact.ClockTime> first(Scan scan, int start, @Nullable Term lead, boolean framed) {
        if (framed) {
            return scan.clocks().time(start, ClockParser.Trust.FULL);
        }
        if (numbersWithDash(scan.tokens(), start) && bareRange(scan, start, lead)) {
            return new Parsed<>(ClockParser.open(scan.tokens().at(start), -1), start + 1);
        }
        if (lead == Term.IN || lead == Term.TO) {
            return scan.clocks().time(start, ClockParser.Trust.FULL);
        }
        ClockParser.Trust trust = lead == Term.ON ? ClockParser.Trust.SOME : ClockParser.Trust.NONE;
        Parsed<Fact.ClockTime> plain = scan.clocks().time(start, trust);
        return plain == null ? spokenRange(scan, start) : plain;
    }

    /** "2 to 5 pm": the first hour is bare, the second is not. */
    private static @Nullable Parsed<Fact.ClockTime> spokenRange(Scan scan, int start) {
        Token hour = scan.tokens().at(start);
        Token joint = scan.tokens().at(start + 1);
        boolean range = hour.isNumber()
                && !hour.ordinal()
                && hour.number() <= LAST_HOUR
                && (joint.is(Term.RANGE_TO) || joint.is(Term.UNTIL) || joint.isSign('-'))
                && scan.tokens().at(start + 2).isNumber();
        if (!range) {
            return null;
        }
        Parsed<Fact.ClockTime> last = scan.clocks().time(start + 2, ClockParser.Trust.NONE);
        return last == null ? null : new Parsed<>(ClockParser.open(hour, -1), start + 1);
    }

    private static boolean numbersWithDash(Tokens tokens, int start) {
        return tokens.at(start).isNumber()
                && tokens.isDash(start + 1)
                && tokens.at(start + 2).isNumber();
    }

    /** Two bare numbers are hours where the neighbours speak of time; «в 12-15» is a quarter past twelve. */
    private static boolean bareRange(Scan scan, int start, @Nullable Term lead) {
        Tokens tokens = scan.tokens();
        Token first = tokens.at(start);
        Token last = tokens.at(start + 2);
        Token after = tokens.at(start + 3);
        if (first.number() > LAST_HOUR
                || last.number() > LAST_HOUR
                || last.number() == 0
                || first.ordinal()
                || last.ordinal()) {
            return false;
        }
        boolean tight = !tokens.at(start + 1).gap() && !last.gap();
        if (lead != null && tight && last.isDigits(2) && last.number() % 5 == 0) {
            return false;
        }
        boolean marked = after.is(Term.CLOCK_PART)
                || after.is(Term.MERIDIEM)
                || (after.isUnit(TimeUnit.HOUR) && (last.number() >= LONGEST_VISIT || lead == Term.IN));
        if (marked) {
            return true;
        }
        boolean timely = lead != null || scan.previous(start) != null || (start == 0 && tokens.size() == start + 3);
        return timely && last.number() > first.number() && !scan.clocks().countsThings(start + 3);
    }

    private static int joint(Tokens tokens, int index, boolean from, boolean between) {
        int at = tokens.isSign(index, ',') ? index + 1 : index;
        Token joint = tokens.at(at);
        if (joint.is(Term.TOWARD) && Moves.said(tokens)) {
            return -1;
        }
        if (between) {
            return joint.is(Term.AND) ? afterPreposition(tokens, at + 1) : -1;
        }
        if (from) {
            boolean word = joint.is(Term.UNTIL) || joint.is(Term.RANGE_TO) || joint.is(Term.BY) || joint.isSign('-');
            return word ? at + 1 : -1;
        }
        boolean word = joint.is(Term.RANGE_TO) || (joint.is(Term.UNTIL) && at == index);
        return (joint.isSign('-') && at == index) || (word && tokens.at(at + 1).isNumber()) ? at + 1 : -1;
    }

    private static int afterPreposition(Tokens tokens, int index) {
        return tokens.is(index, Term.IN) ? index + 1 : index;
    }

    private static boolean saysPart(Token token) {
        return token.is(Term.CLOCK_PART) || token.is(Term.MERIDIEM) || token.is(Term.PART);
    }

    /** «с 7 до 9 вечера» begins in the evening too, «с 10 до 6 вечера» does not. */
    private static Fact.@Nullable Hours hours(Fact.ClockTime first, Fact.ClockTime last, boolean partSaid) {
        Fact.ClockTime start = first;
        if (first.open() && !last.open() && partSaid) {
            Fact.ClockTime late = first.later();
            start = late.minutes() < last.minutes() ? late : first.asSaid();
        }
        Fact.Hours hours = new Fact.Hours(start, last);
        return hours.settled(null).forward() ? hours : null;
    }
}
