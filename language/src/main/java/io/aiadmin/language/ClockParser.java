package io.aiadmin.language;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one clock time at a token, without its preposition. */
final class ClockParser {

    /** How sure the neighbours make it that a bare number is a time. */
    enum Trust {
        /** Nothing hints at a time: only forms that cannot be anything else are read. */
        NONE,
        /** «на», which also leads days and durations. */
        SOME,
        /** «в», «к», «после»: a bare hour is a time. */
        FULL
    }

    private static final int LAST_HOUR = 24;
    private static final int TWELVE = 12;
    private static final Set<String> HOUR_AS_ONE = Set.of("час", "часу", "часа");

    private final Tokens tokens;
    private final ZonedDateTime now;

    ClockParser(Tokens tokens, ZonedDateTime now) {
        this.tokens = tokens;
        this.now = now;
    }

    /** A clock time, an impossible one, or null. */
    @Nullable
    Parsed<Fact> read(int index, Trust trust) {
        Parsed<Fact> core = core(index, trust);
        return core != null && core.value() instanceof Fact.Clock ? withTail(core) : core;
    }

    /** Like {@link #read}, for callers that have no use for impossible times. */
    @Nullable
    Parsed<Fact.ClockTime> time(int index, Trust trust) {
        Parsed<Fact> read = read(index, trust);
        return read != null && read.value() instanceof Fact.Clock clock ? new Parsed<>(clock.time(), read.end()) : null;
    }

    private @Nullable Parsed<Fact> core(int index, Trust trust) {
        Token token = tokens.at(index);
        if (token.is(Term.NOON)) {
            return clock(Fact.ClockTime.certain(TWELVE, 0, false), index + 1);
        }
        if (token.is(Term.MIDNIGHT)) {
            return clock(Fact.ClockTime.certain(LAST_HOUR, 0, false), index + 1);
        }
        if (token.is(Term.HALF_OF)) {
            return clock(before(token.value(Term.HALF_OF), 30), index + 1);
        }
        Parsed<Fact> relative = relative(index, token);
        if (relative != null) {
            return relative;
        }
        if (token.isUnit(TimeUnit.HOUR) && HOUR_AS_ONE.contains(token.text())) {
            return hourAsOne(index, trust);
        }
        return token.isNumber() ? number(index, token, trust) : null;
    }

    /** «половина шестого», «без четверти пять», "quarter to six", «десять минут шестого». */
    private @Nullable Parsed<Fact> relative(int index, Token token) {
        if (token.is(Term.HALF)) {
            int next = tokens.isDash(index + 1) ? index + 2 : index + 1;
            return toward(next, 30, Term.ORDINAL_SUFFIX);
        }
        if (token.is(Term.HALF_EN)) {
            return tokens.is(index + 1, Term.PAST_EN) ? since(index + 2, 30) : since(index + 1, 30);
        }
        if (token.is(Term.QUARTER)) {
            return quarter(index);
        }
        if (token.is(Term.WITHOUT)) {
            return without(index + 1);
        }
        return minutesOf(index, token);
    }

    private @Nullable Parsed<Fact> quarter(int index) {
        if (tokens.is(index + 1, Term.PAST_EN) || tokens.is(index + 1, Term.AFTER)) {
            return since(index + 2, 15);
        }
        if (tokens.is(index + 1, Term.TOWARD) || tokens.at(index + 1).text().equals("before")) {
            return until(index + 2, 15);
        }
        return tokens.at(index + 1).ordinal() ? toward(index + 1, 15, null) : null;
    }

    private @Nullable Parsed<Fact> without(int index) {
        Token minutes = tokens.at(index);
        int amount = minutes.is(Term.QUARTER) ? 15 : minutes.number();
        if (amount <= 0 || amount >= 60) {
            return null;
        }
        int hour = tokens.at(index + 1).isUnit(TimeUnit.MINUTE) ? index + 2 : index + 1;
        return until(hour, amount);
    }

    private @Nullable Parsed<Fact> minutesOf(int index, Token token) {
        int minutes = token.number();
        if (minutes <= 0 || minutes >= 60) {
            return null;
        }
        boolean unit = tokens.at(index + 1).isUnit(TimeUnit.MINUTE);
        int next = unit ? index + 2 : index + 1;
        if (unit && tokens.at(next).ordinal()) {
            return toward(next, minutes, null);
        }
        if (tokens.is(next, Term.PAST_EN)) {
            return since(next + 1, minutes);
        }
        boolean minutesSaid = unit || (token.spelled() && minutes % 5 == 0);
        return minutesSaid && tokens.is(next, Term.TOWARD) ? until(next + 1, minutes) : null;
    }

    /** That many minutes of the hour that leads to the one named: half of the sixth is 5:30. */
    private @Nullable Parsed<Fact> toward(int index, int minutes, @Nullable Term suffix) {
        Token hour = tokens.at(index);
        if (hour.number() < 1 || hour.number() > TWELVE) {
            return null;
        }
        int end = index + 1;
        if (suffix != null && tokens.isDash(end) && tokens.is(end + 1, suffix)) {
            end += 2;
        } else if (suffix != null && hour.isDigits() && !tokens.at(end).gap() && tokens.is(end, suffix)) {
            end++;
        }
        return clock(before(hour.number(), minutes), end);
    }

    private @Nullable Parsed<Fact> since(int index, int minutes) {
        int hour = tokens.at(index).number();
        return hour < 1 || hour > TWELVE ? null : clock(Fact.ClockTime.open(hour, minutes, true), index + 1);
    }

    private @Nullable Parsed<Fact> until(int index, int minutes) {
        Token token = tokens.at(index);
        int hour = token.isUnit(TimeUnit.HOUR) && HOUR_AS_ONE.contains(token.text()) ? 1 : token.number();
        if (hour < 1 || hour > LAST_HOUR || token.ordinal()) {
            return null;
        }
        int end = index + 1;
        if (tokens.at(end).isUnit(TimeUnit.HOUR)) {
            end++;
        }
        return clock(before(hour, 60 - minutes), end);
    }

    private static Fact.ClockTime before(int hour, int minutes) {
        int previous = hour == 1 ? TWELVE : hour - 1;
        return Fact.ClockTime.open(previous, minutes, true);
    }

    /** «в час», «в час дня», «в час тридцать». */
    private @Nullable Parsed<Fact> hourAsOne(int index, Trust trust) {
        Token next = tokens.at(index + 1);
        if (next.is(Term.CLOCK_PART)) {
            return clock(Fact.ClockTime.open(1, 0, false), index + 1);
        }
        if (trust != Trust.FULL
                || next.is(Term.AND_HALF)
                || tokens.at(index).text().equals("часа") && next.is(Term.IN)) {
            return null;
        }
        Token minutes = next;
        if (minutes.isNumber()
                && minutesAfterHour(minutes)
                && (tokens.at(index + 2).isUnit(TimeUnit.MINUTE) || !countsThings(index + 2))) {
            int end = tokens.at(index + 2).isUnit(TimeUnit.MINUTE) ? index + 3 : index + 2;
            return clock(Fact.ClockTime.open(1, minutes.number(), true), end);
        }
        return clock(Fact.ClockTime.open(1, 0, false), index + 1);
    }

    private @Nullable Parsed<Fact> number(int index, Token token, Trust trust) {
        if (token.ordinal() || token.counts() || partOfLongerNumber(index)) {
            return null;
        }
        Parsed<Fact> written = token.isDigits() ? ClockDigits.read(tokens, index, trust) : null;
        if (written != null) {
            return written;
        }
        Token next = tokens.at(index + 1);
        if (next.isUnit(TimeUnit.HOUR)) {
            return hours(index, token, trust);
        }
        if (next.text().equals("ish") && token.number() <= TWELVE) {
            return new Parsed<>(new Fact.Clock(open(token), true), index + 2);
        }
        if (next.is(Term.OCLOCK)) {
            return hourOrImpossible(token.number(), index + 2);
        }
        if (next.is(Term.MERIDIEM)) {
            return token.number() > TWELVE || token.number() < 1 ? null : clock(open(token), index + 1);
        }
        if (next.is(Term.CLOCK_PART)) {
            return dayPartFollows(index, token, next, trust);
        }
        return bare(index, token, trust);
    }

    /** «15 часов», «17ч10», «9 часов 30 минут», «пятнадцать часов». */
    private @Nullable Parsed<Fact> hours(int index, Token token, Trust trust) {
        int hour = token.number();
        if (tokens.at(index + 1).text().startsWith("hour")
                || tokens.at(index + 1).text().startsWith("hr")) {
            return null; // how long, in English
        }
        Token minutes = tokens.at(index + 2);
        boolean minutesFollow = minutes.isNumber()
                && minutesAfterHour(minutes)
                && (tokens.at(index + 3).isUnit(TimeUnit.MINUTE) || !countsThings(index + 3));
        if (tokens.is(index + 2, Term.AND_HALF) || tokens.is(index + 2, Term.AGO)) {
            return null;
        }
        if (trust == Trust.NONE
                && hour < 8
                && !minutesFollow
                && !startsClause(index)
                && !tokens.is(index + 2, Term.CLOCK_PART)) {
            return null;
        }
        if (minutesFollow) {
            int end = tokens.at(index + 3).isUnit(TimeUnit.MINUTE) ? index + 4 : index + 3;
            return hour > LAST_HOUR ? impossible(end) : clock(open(token, minutes.number()), end);
        }
        if (hour <= LAST_HOUR && tokens.is(index + 2, Term.EXACT_ZEROS)) {
            return clock(open(token), index + 3);
        }
        return trust == Trust.NONE && hour > LAST_HOUR ? null : hourOrImpossible(hour, index + 2);
    }

    /** «в 8 вечера»; «3 дня» is also a number of days. */
    private @Nullable Parsed<Fact> dayPartFollows(int index, Token token, Token part, Trust trust) {
        int hour = token.number();
        if (hour < 1 || hour > LAST_HOUR || tokens.is(index + 2, Term.AGO)) {
            return null;
        }
        boolean maybeDays = part.isUnit(TimeUnit.DAY);
        if (maybeDays && ((hour > 6 && hour < TWELVE) || (trust == Trust.NONE && !startsClause(index)))) {
            return null;
        }
        return clock(open(token), index + 1);
    }

    private @Nullable Parsed<Fact> bare(int index, Token token, Trust trust) {
        int hour = token.number();
        if (token.spelled() && tokens.is(index + 1, Term.EXACT_ZEROS) && hour >= 1 && hour < LAST_HOUR) {
            return clock(open(token), index + 1);
        }
        if (trust == Trust.NONE && dictated(index)) {
            return spelledMinutes(index, token, tokens.at(index + 1));
        }
        if (trust == Trust.NONE || hour > LAST_HOUR || countsThings(index + 1)) {
            return null;
        }
        if (token.text().endsWith("мя") && !tokens.is(index - 1, Term.BETWEEN) && !tokens.is(index - 1, Term.AND)) {
            return null; // «с двумя детьми», while «между двумя и пятью» is when
        }
        if (trust == Trust.SOME && looksCounted(hour, tokens.at(index + 1))) {
            return null;
        }
        if (token.spelled() && (hour == 0 || (hour == 1 && !token.english()))) {
            return null;
        }
        Token next = tokens.at(index + 1);
        if (token.spelled() && next.isNumber() && next.spelled()) {
            return spelledMinutes(index, token, next);
        }
        return clock(open(token).asBare(), index + 1);
    }

    /** «семнадцать тридцать» needs no preposition. */
    private boolean dictated(int index) {
        Token hour = tokens.at(index);
        Token minutes = tokens.at(index + 1);
        Token last = tokens.at(index + 2);
        boolean spelled = hour.spelled()
                && minutes.spelled()
                && !minutes.ordinal()
                && !tokens.at(index - 1).isNumber();
        boolean round =
                minutes.number() >= 10 && minutes.number() < 60 && minutes.number() % 5 == 0 && !last.isNumber();
        return spelled && hour.number() >= 7 && hour.number() < LAST_HOUR && round && !countsThings(index + 2);
    }

    /** «в десять тридцать», «в семнадцать ноль ноль», «в девять ноль пять». */
    private @Nullable Parsed<Fact> spelledMinutes(int index, Token hour, Token next) {
        Token last = tokens.at(index + 2);
        if (next.number() == 0 && last.isNumber() && last.number() < 10) {
            return clock(open(hour, last.number()), index + 3);
        }
        if (next.number() >= 10 && next.number() < 60 && !next.ordinal() && !countsThings(index + 2)) {
            return clock(open(hour, next.number()), index + 2);
        }
        return clock(open(hour).asBare(), index + 1);
    }

    private Parsed<Fact> withTail(Parsed<Fact> core) {
        Fact.ClockTime time = ((Fact.Clock) core.value()).time();
        boolean around = ((Fact.Clock) core.value()).around();
        int end = core.end();
        if (tokens.is(end, Term.EXACT_ZEROS) && !time.exact()) {
            time = new Fact.ClockTime(time.hour(), 0, true, time.open(), false);
            end++;
        }
        int part = tokens.skipFillers(end);
        Token tail = tokens.at(part);
        if (tail.is(Term.CLOCK_PART)) {
            time = time.in(DayPart.of(tail.value(Term.CLOCK_PART)));
            end = part + 1;
        } else if (tail.is(Term.MERIDIEM) && time.hour() <= TWELVE) {
            time = meridiem(time, tail.value(Term.MERIDIEM));
            end = part + 1;
        } else if (tail.is(Term.PART) && time.open() && part == end) {
            time = time.in(DayPart.of(tail.value(Term.PART)));
            end = part + 1;
        }
        if (tokens.is(end, Term.APPROX) && !tokens.at(end + 1).isNumber() && !tokens.is(end + 1, Term.IN)) {
            around = true;
            end++;
        }
        if (tokens.is(end, Term.ZONE)) {
            time = atHome(time, tokens.at(end).value(Term.ZONE));
            end++;
        }
        return new Parsed<>(new Fact.Clock(time, around), end);
    }

    private static Fact.ClockTime meridiem(Fact.ClockTime time, int half) {
        int hour = time.hour() % TWELVE + half * TWELVE;
        return Fact.ClockTime.certain(hour, time.minute(), time.exact());
    }

    /** A time said in another zone, on this zone's clock. */
    private Fact.ClockTime atHome(Fact.ClockTime time, int offsetMinutes) {
        ZoneOffset zone = ZoneOffset.ofTotalSeconds(
                (int) Duration.ofMinutes(offsetMinutes).toSeconds());
        LocalDateTime there = time.on(now.toLocalDate());
        LocalDateTime here =
                there.atOffset(zone).atZoneSameInstant(now.getZone()).toLocalDateTime();
        return Fact.ClockTime.certain(here.getHour(), here.getMinute(), time.exact());
    }

    /** Whether something counted follows, which makes the number before it no time: «в 2 тона», «на 3 услуги». */
    boolean countsThings(int index) {
        Token next = tokens.at(index);
        if (next.isSign('-') && tokens.at(index + 1).isNumber()) {
            return countsThings(index + 2);
        }
        if (next.is(Term.CLOCK_PART)) {
            return false;
        }
        return next.is(Term.COUNTED)
                || next.is(Term.MONEY)
                || next.is(Term.UNIT)
                || next.is(Term.MONTH) && !next.text().equals("may")
                || next.is(Term.DATE_WORD)
                || next.is(Term.YEAR_WORD)
                || next.isSign('%')
                || next.isSign('₽')
                || next.isSign('+')
                || next.isSign('*')
                || glued(index, next);
    }

    /** «на 2 компонента», «на 5 посещений»: the case of an unknown word shows that it is counted. */
    private static boolean looksCounted(int number, Token next) {
        if (!next.isWord()
                || next.english()
                || !next.meanings().isEmpty()
                || next.text().length() < 4) {
            return false;
        }
        String text = next.text();
        if (number >= 2 && number <= 4) {
            return text.endsWith("а") || text.endsWith("я") || text.endsWith("ы") || text.endsWith("и");
        }
        return text.endsWith("ов") || text.endsWith("ев") || text.endsWith("ей") || text.endsWith("ий");
    }

    /** «28-го», «5-летний», «1/2», «2х». */
    private boolean glued(int index, Token next) {
        if (next.gap() || next.isNone()) {
            return false;
        }
        if (next.isSign('-')) {
            Token after = tokens.at(index + 1);
            return after.isWord() && !after.gap();
        }
        return next.isSign('/') || (next.isWord() && !next.is(Term.UNIT) && !next.is(Term.MERIDIEM));
    }

    private boolean partOfLongerNumber(int index) {
        Token before = tokens.at(index - 1);
        Token token = tokens.at(index);
        if (token.gap() || !(before.isSign('.') || before.isSign(',') || before.isSign('/') || before.isSign(':'))) {
            return false;
        }
        return tokens.at(index - 2).isDigits() && !before.gap();
    }

    private boolean startsClause(int index) {
        Token before = tokens.at(index - 1);
        return before.isNone()
                || !(before.isWord() || before.isNumber())
                || before.is(Term.FILLER)
                || before.is(Term.RELATIVE_DAY)
                || before.is(Term.WEEKDAY)
                || before.is(Term.MONTH)
                || before.is(Term.APPROX)
                || before.is(Term.OR);
    }

    private static boolean minutesAfterHour(Token minutes) {
        return minutes.number() < 60
                && !minutes.ordinal()
                && (minutes.isDigits(2) || (minutes.spelled() && minutes.number() >= 5));
    }

    private static Fact.ClockTime open(Token hour) {
        return open(hour, -1);
    }

    /** An hour written with a leading zero is on the 24-hour clock. */
    static Fact.ClockTime open(Token hour, int minute) {
        boolean exact = minute >= 0;
        int minutes = Math.max(minute, 0);
        boolean leadingZero = hour.isDigits(2) && hour.text().startsWith("0");
        return leadingZero || hour.number() == 0
                ? Fact.ClockTime.certain(hour.number(), minutes, exact)
                : Fact.ClockTime.open(hour.number(), minutes, exact);
    }

    private static Parsed<Fact> hourOrImpossible(int hour, int end) {
        return hour > LAST_HOUR ? impossible(end) : clock(Fact.ClockTime.open(hour, 0, false), end);
    }

    static Parsed<Fact> clock(Fact.ClockTime time, int end) {
        return new Parsed<>(new Fact.Clock(time, false), end);
    }

    static Parsed<Fact> impossible(int end) {
        return new Parsed<>(new Fact.Impossible(TimeExpression.Dimension.TIME), end);
    }
}
