package io.aiadmin.language;

import org.jspecify.annotations.Nullable;

/** An hour by its number: «в шестом часу вечера», «в начале шестого», «в конце седьмого». */
final class HourNameRule implements FactRule {

    private static final int LAST_HOUR = 12;

    @Override
    public @Nullable Found match(Scan scan, int index) {
        Tokens tokens = scan.tokens();
        Term lead = Prepositions.lead(tokens.at(index));
        if (lead == null) {
            return null;
        }
        Token section = tokens.at(index + 1);
        boolean begins = section.is(Term.BEGINNING);
        boolean ends = section.is(Term.END);
        int at = begins || ends ? index + 2 : index + 1;
        Token hour = tokens.at(at);
        if (!hour.ordinal() || hour.number() < 1 || hour.number() > LAST_HOUR || hour.english()) {
            return null;
        }
        boolean named = tokens.at(at + 1).text().equals("часу")
                || tokens.at(at + 1).text().equals("часа");
        if (!named && (at == index + 1 || !alone(tokens.at(at + 1)))) {
            return null;
        }
        int end = named ? at + 2 : at + 1;
        Fact.Hours hours = hours(hour.number(), begins, ends);
        if (tokens.is(end, Term.CLOCK_PART)) {
            DayPart part = DayPart.of(tokens.at(end).value(Term.CLOCK_PART));
            hours = new Fact.Hours(hours.from().in(part), hours.until().in(part));
            end++;
        }
        return new Found(hours, index, end, Term.FROM);
    }

    /** «в начале шестого месяца» is no hour. */
    private static boolean alone(Token next) {
        return !next.isWord()
                || next.is(Term.CLOCK_PART)
                || (!next.is(Term.MONTH) && !next.is(Term.DATE_WORD) && !next.is(Term.UNIT));
    }

    private static Fact.Hours hours(int number, boolean begins, boolean ends) {
        int before = number == 1 ? LAST_HOUR : number - 1;
        Fact.ClockTime from = Fact.ClockTime.open(before, ends ? 30 : 0, true);
        Fact.ClockTime until = begins ? Fact.ClockTime.open(before, 30, true) : Fact.ClockTime.open(number, 0, true);
        return new Fact.Hours(from, until);
    }
}
