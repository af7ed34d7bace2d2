package io.aiadmin.language;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counted from now: «через час», «через две недели», «дня через три», «две недели назад», "in 3 days". */
final class OffsetRule implements FactRule {

    private static final Set<String> GENITIVE_UNITS = Set.of(
            "минут", "минуты", "часа", "часов", "часиков", "дня", "дней", "недели", "недель", "месяца", "месяцев");

    /** A number of units; {@code last} is larger for «через 2-3 дня». */
    private record Amount(double first, double last, TimeUnit unit, int end) {}

    @Override
    public @Nullable Found match(Scan scan, int index) {
        int at = scan.tokens().skipFillers(index);
        if (scan.tokens().is(at, Term.APPROX)) {
            at++;
        }
        Parsed<Fact> ahead = ahead(scan, at);
        if (ahead == null) {
            ahead = unitFirst(scan, at);
        }
        if (ahead == null) {
            ahead = behindOrLater(scan, at);
        }
        return ahead == null ? null : new Found(ahead.value(), index, ahead.end(), null);
    }

    /** «через 3 дня», "in a week". */
    private static @Nullable Parsed<Fact> ahead(Scan scan, int index) {
        Tokens tokens = scan.tokens();
        if (!tokens.is(index, Term.THROUGH)) {
            return null;
        }
        int at = index + 1;
        while (tokens.is(at, Term.APPROX) || tokens.is(at, Term.FILLER)) {
            at++;
        }
        if (tokens.is(at, Term.UNIT)
                && GENITIVE_UNITS.contains(tokens.at(at).text())
                && tokens.at(at + 1).isNumber()) {
            return unitBeforeCount(scan, at);
        }
        Amount amount = amount(tokens, at);
        if (amount == null || bareEnglishUnit(tokens, index, at) || tokens.is(amount.end(), Term.AGO)) {
            return null;
        }
        if (amount.unit() == TimeUnit.DAY && tokens.at(at).is(Term.UNIT)) {
            return days(scan, 2, 2, amount.end()); // «через день» skips one
        }
        return moved(scan, amount, amount.end());
    }

    /** «через часа два», «через минут 20». */
    private static @Nullable Parsed<Fact> unitBeforeCount(Scan scan, int index) {
        int count = scan.tokens().at(index + 1).number();
        return moved(scan, new Amount(count, count, unit(scan.tokens(), index), index + 2), index + 2);
    }

    /** "in week" is nobody's English, while «через неделю» needs no number. */
    private static boolean bareEnglishUnit(Tokens tokens, int index, int at) {
        return tokens.at(index).english() && tokens.is(index, Term.IN) && tokens.is(at, Term.UNIT);
    }

    /** «дня через три», «минут через двадцать». */
    private static @Nullable Parsed<Fact> unitFirst(Scan scan, int index) {
        Tokens tokens = scan.tokens();
        boolean shape = tokens.is(index, Term.UNIT)
                && tokens.is(index + 1, Term.THROUGH)
                && tokens.at(index + 2).isNumber()
                && !tokens.is(index + 3, Term.UNIT);
        if (!shape) {
            return null;
        }
        int count = tokens.at(index + 2).number();
        TimeUnit unit = TimeUnit.of(tokens.at(index).value(Term.UNIT));
        return moved(scan, new Amount(count, count, unit, index + 3), index + 3);
    }

    /** «две недели назад», «неделю спустя», "3 days from now". */
    private static @Nullable Parsed<Fact> behindOrLater(Scan scan, int index) {
        Amount amount = amount(scan.tokens(), index);
        if (amount == null) {
            return null;
        }
        int end = amount.end();
        if (scan.tokens().is(end, Term.AGO)) {
            return behind(scan, amount, end + 1);
        }
        return scan.tokens().is(end, Term.LATER) ? moved(scan, amount, end + 1) : null;
    }

    private static @Nullable Amount amount(Tokens tokens, int index) {
        Token token = tokens.at(index);
        if (token.is(Term.HALF_HOUR)) {
            return new Amount(30, 30, TimeUnit.MINUTE, index + 1);
        }
        if (token.is(Term.UNIT)) {
            return withHalf(tokens, 1, 1, index);
        }
        if (token.is(Term.THE) && tokens.is(index + 1, Term.UNIT)) {
            return withHalf(tokens, 1, 1, index + 1);
        }
        if (token.text().equals("an") && tokens.is(index + 1, Term.UNIT)) {
            return withHalf(tokens, 1, 1, index + 1);
        }
        if (token.is(Term.ONE_AND_HALF) && tokens.is(index + 1, Term.UNIT)) {
            return new Amount(1.5, 1.5, unit(tokens, index + 1), index + 2);
        }
        if (token.is(Term.FEW) && tokens.is(index + 1, Term.UNIT)) {
            return withHalf(tokens, token.value(Term.FEW), token.value(Term.FEW), index + 1);
        }
        return token.isNumber() && !token.ordinal() ? counted(tokens, index, token) : null;
    }

    private static @Nullable Amount counted(Tokens tokens, int index, Token token) {
        if (tokens.is(index + 1, Term.UNIT)) {
            return withHalf(tokens, token.number(), token.number(), index + 1);
        }
        if (tokens.is(index + 1, Term.AND_HALF) && tokens.is(index + 2, Term.UNIT)) {
            return new Amount(token.number() + 0.5, token.number() + 0.5, unit(tokens, index + 2), index + 3);
        }
        Token second = tokens.at(index + 2);
        boolean range = (tokens.isDash(index + 1) || tokens.is(index + 1, Term.OR)) && second.isNumber();
        if (range && tokens.is(index + 3, Term.UNIT) && second.number() > token.number()) {
            return withHalf(tokens, token.number(), second.number(), index + 3);
        }
        boolean half = (tokens.isSign(index + 1, '.') || tokens.isSign(index + 1, ','))
                && second.text().equals("5");
        return half && tokens.is(index + 3, Term.UNIT)
                ? new Amount(token.number() + 0.5, token.number() + 0.5, unit(tokens, index + 3), index + 4)
                : null;
    }

    private static Amount withHalf(Tokens tokens, double first, double last, int unitIndex) {
        boolean half = tokens.is(unitIndex + 1, Term.AND_HALF);
        double more = half ? 0.5 : 0;
        return new Amount(first + more, last + more, unit(tokens, unitIndex), half ? unitIndex + 2 : unitIndex + 1);
    }

    private static TimeUnit unit(Tokens tokens, int index) {
        return TimeUnit.of(tokens.at(index).value(Term.UNIT));
    }

    private static @Nullable Parsed<Fact> moved(Scan scan, Amount amount, int end) {
        if (amount.last() > MOST) {
            return null;
        }
        LocalDateTime now = scan.now().toLocalDateTime();
        return switch (amount.unit()) {
            case SECOND -> null;
            case MINUTE -> moment(now.plusMinutes(Math.round(amount.first())), Grain.SECOND, end);
            case HOUR -> moment(now.plusMinutes(Math.round(amount.first() * 60)), Grain.MINUTE, end);
            case DAY -> days(scan, Math.round(amount.first()), Math.round(amount.last()), end);
            case WEEK -> weeks(scan, amount, end);
            case MONTH -> months(scan, amount, end);
            case YEAR -> year(scan, amount, end);
        };
    }

    private static final int MOST = 1000;

    private static Parsed<Fact> moment(LocalDateTime at, Grain grain, int end) {
        return new Parsed<>(new Fact.Moment(at, grain), end);
    }

    private static Parsed<Fact> days(Scan scan, long first, long last, int end) {
        LocalDate from = scan.today().plusDays(first);
        return first == last
                ? new Parsed<>(Fact.Days.day(Fact.Days.Kind.RELATIVE, from), end)
                : new Parsed<>(
                        Fact.Days.span(Fact.Days.Kind.RANGE, from, scan.today().plusDays(last)), end);
    }

    private static Parsed<Fact> weeks(Scan scan, Amount amount, int end) {
        if (amount.first() != amount.last()) {
            return days(scan, Math.round(amount.first() * 7), Math.round(amount.last() * 7), end);
        }
        LocalDate day = scan.today().plusDays(Math.round(amount.first() * 7));
        return new Parsed<>(Fact.Days.day(Fact.Days.Kind.WEEKS_AHEAD, day).withWeekOf(day), end);
    }

    private static Parsed<Fact> months(Scan scan, Amount amount, int end) {
        int whole = (int) amount.first();
        LocalDate day = scan.today().plusMonths(whole).plusDays(amount.first() > whole ? 15 : 0);
        return new Parsed<>(Fact.Days.day(Fact.Days.Kind.RELATIVE, day), end);
    }

    private static Parsed<Fact> year(Scan scan, Amount amount, int end) {
        LocalDate month = scan.today().withDayOfMonth(1).plusYears((int) amount.first());
        return new Parsed<>(
                new Fact.Days(
                        Fact.Days.Kind.MONTH,
                        Fact.Days.Shape.POINT,
                        month,
                        Calendar.endOfMonth(month),
                        Grain.MONTH,
                        false,
                        null),
                end);
    }

    private static @Nullable Parsed<Fact> behind(Scan scan, Amount amount, int end) {
        LocalDateTime now = scan.now().toLocalDateTime();
        long count = Math.round(amount.first());
        if (amount.last() > MOST) {
            return null;
        }
        return switch (amount.unit()) {
            case SECOND -> moment(now.minusSeconds(count), Grain.SECOND, end);
            case MINUTE -> moment(now.minusMinutes(Math.round(amount.first())), Grain.SECOND, end);
            case HOUR -> moment(now.minusMinutes(Math.round(amount.first() * 60)), Grain.MINUTE, end);
            case DAY -> moment(now.minusDays(count).truncatedTo(ChronoUnit.HOURS), Grain.HOUR, end);
            case WEEK -> moment(scan.today().minusWeeks(count).atStartOfDay(), Grain.DAY, end);
            case MONTH -> moment(scan.today().minusMonths(count).atStartOfDay(), Grain.DAY, end);
            case YEAR -> moment(scan.today().withDayOfMonth(1).minusYears(count).atStartOfDay(), Grain.MONTH, end);
        };
    }
}
