package io.aiadmin.language;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns phrases into mentions: a day and the time right beside it are one, «в субботу в 9 часов». */
final class MentionMaker {

    private final List<Judged> phrases;
    private final Tokens tokens;
    private final String text;
    private final LocalDateTime now;
    private final DayParts parts;

    MentionMaker(List<Judged> phrases, Tokens tokens, Clauses clauses, String text, LocalDateTime now) {
        this.phrases = phrases;
        this.tokens = tokens;
        this.text = text;
        this.now = now;
        this.parts = new DayParts(phrases, tokens, clauses);
    }

    List<TimeMention> mentions() {
        List<TimeMention> mentions = new ArrayList<>();
        int index = 0;
        while (index < phrases.size()) {
            int end = index + 1;
            while (end < phrases.size() && belongs(index, end)) {
                end++;
            }
            mentions.add(mention(index, end));
            index = end;
        }
        return mentions;
    }

    private boolean belongs(int first, int next) {
        if (!phrases.get(first).is(phrases.get(next).standing()) || !adjacent(next - 1, next)) {
            return false;
        }
        boolean days = false;
        boolean part = false;
        boolean clock = false;
        for (int i = first; i < next; i++) {
            Fact fact = phrases.get(i).fact();
            days |= fact instanceof Fact.Days;
            part |= fact instanceof Fact.Part;
            clock |= clock(fact);
            if (!(fact instanceof Fact.Days || fact instanceof Fact.Part || clock(fact))) {
                return false;
            }
        }
        Fact fact = phrases.get(next).fact();
        return (fact instanceof Fact.Days && !days) || (fact instanceof Fact.Part && !part) || (clock(fact) && !clock);
    }

    private static boolean clock(Fact fact) {
        return fact instanceof Fact.Clock || fact instanceof Fact.Bound || fact instanceof Fact.Hours;
    }

    private boolean adjacent(int first, int second) {
        for (int i = phrases.get(first).found().end();
                i < phrases.get(second).found().first();
                i++) {
            if (!tokens.isSign(i, ',') && !tokens.is(i, Term.FILLER)) {
                return false;
            }
        }
        return true;
    }

    private TimeMention mention(int first, int end) {
        int begin = tokens.at(phrases.get(first).found().first()).begin();
        int until = tokens.at(phrases.get(end - 1).found().end() - 1).end();
        Judged judged = phrases.get(first);
        boolean conflict = phrases.subList(first, end).stream()
                .anyMatch(phrase -> phrase.fact() instanceof Fact.Days days && days.conflict());
        boolean negated = judged.is(Standing.NEGATED);
        return new TimeMention(begin, until, text.substring(begin, until), expression(first, end), negated, conflict);
    }

    private TimeExpression expression(int first, int end) {
        Fact.@Nullable Days days = null;
        @Nullable DayPart part = null;
        int time = -1;
        for (int i = first; i < end; i++) {
            switch (phrases.get(i).fact()) {
                case Fact.Days said -> days = said;
                case Fact.Part said -> part = said.part();
                default -> time = i;
            }
        }
        if (time < 0) {
            return part == null && days != null ? days.expression() : part(days, part);
        }
        LocalDate day = days != null ? days.from() : dayNear(first);
        return timed(time, day);
    }

    private TimeExpression part(Fact.@Nullable Days days, @Nullable DayPart part) {
        DayPart said = part == null ? DayPart.DAY : part;
        LocalDate day = days == null ? null : days.from();
        if (day == null) {
            day = dayNear(-1);
        }
        LocalDate from = day == null ? today() : day;
        boolean over = day == null && !hour(from, said.untilHour()).isAfter(now);
        LocalDate on = over ? from.plusDays(1) : from;
        return new TimeExpression.Between(hour(on, said.fromHour()), hour(on, said.untilHour()), Grain.HOUR);
    }

    private static LocalDateTime hour(LocalDate day, int hour) {
        return day.atStartOfDay().plusHours(hour);
    }

    private LocalDate today() {
        return now.toLocalDate();
    }

    /** The day that a time without one belongs to: the last single day said before, else the next after. */
    private @Nullable LocalDate dayNear(int index) {
        @Nullable LocalDate near = null;
        for (int i = 0; i < phrases.size(); i++) {
            boolean day = phrases.get(i).fact() instanceof Fact.Days days && days.single();
            boolean fits =
                    index < 0 || phrases.get(i).standing() == phrases.get(index).standing();
            if (day && fits && (near == null || i < index)) {
                near = ((Fact.Days) phrases.get(i).fact()).from();
            }
        }
        return near;
    }

    private TimeExpression timed(int index, @Nullable LocalDate day) {
        return switch (phrases.get(index).fact()) {
            case Fact.Clock clock -> at(settled(clock.time(), index), day);
            case Fact.Bound bound -> open(bound.settled(parts.near(index)), bound.after(), day);
            case Fact.Hours hours -> between(hours.settled(parts.near(index)), day);
            case Fact.Edge edge ->
                edge.opening() ? new TimeExpression.AtOpening(day) : new TimeExpression.AtClosing(day);
            case Fact.Moment moment -> new TimeExpression.At(moment.at(), moment.grain());
            case Fact.Stretch stretch -> new TimeExpression.Between(stretch.from(), stretch.until(), stretch.grain());
            case Fact.Earliest earliest -> new TimeExpression.Soonest();
            case Fact.Anything any -> new TimeExpression.Any(any.dimension());
            case Fact.Anywhen any -> new TimeExpression.Any(TimeExpression.Dimension.DAY);
            case Fact.AsBefore same -> new TimeExpression.Same(same.dimension());
            case Fact.Impossible impossible -> new TimeExpression.Impossible(impossible.dimension());
            case Fact.Days days -> days.expression();
            case Fact.Part part -> part(null, part.part());
        };
    }

    private Fact.ClockTime settled(Fact.ClockTime time, int index) {
        return time.settled(time.open() ? parts.near(index) : null);
    }

    private TimeExpression at(Fact.ClockTime time, @Nullable LocalDate day) {
        return new TimeExpression.At(start(time, day), time.grain());
    }

    private TimeExpression open(Fact.ClockTime time, boolean after, @Nullable LocalDate day) {
        LocalDateTime at = start(time, day);
        return after ? new TimeExpression.After(at, time.grain()) : new TimeExpression.Before(at, time.grain());
    }

    private TimeExpression between(Fact.Hours hours, @Nullable LocalDate day) {
        LocalDate on = day == null ? today() : day;
        boolean minutes = hours.from().exact() || hours.until().exact();
        LocalDateTime until = hours.until().on(on).plusMinutes(minutes ? 1 : 60);
        if (day == null && !until.isAfter(now)) {
            on = on.plusDays(1);
            until = until.plusDays(1);
        }
        return new TimeExpression.Between(hours.from().on(on), until, minutes ? Grain.MINUTE : Grain.HOUR);
    }

    /** Without a day, the next time that the clock shows it; the current hour still counts. */
    private LocalDateTime start(Fact.ClockTime time, @Nullable LocalDate day) {
        if (day != null) {
            return time.on(day);
        }
        LocalDateTime today = time.on(today());
        LocalDateTime over = time.exact() ? today.plusMinutes(1) : today.plusHours(1);
        return over.isAfter(now) ? today : time.on(today().plusDays(1));
    }
}
