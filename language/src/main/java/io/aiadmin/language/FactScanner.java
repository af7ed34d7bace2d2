package io.aiadmin.language;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks over the tokens and lets the rules read; the longest phrase wins, then the rule named first. */
final class FactScanner {

    private static final List<FactRule> RULES = List.of(
            new OffsetRule(),
            new StretchRule(),
            new DayRangeRule(),
            new DayBoundRule(),
            new DayRule(),
            new HourNameRule(),
            new HoursRule(),
            new BoundRule(),
            new ClockRule(),
            new PartRule(),
            new PhraseRule());

    private FactScanner() {}

    static List<Found> scan(Tokens tokens, BitSet notTimes, ZonedDateTime now, Asked asked) {
        List<Found> found = new ArrayList<>();
        Scan scan = new Scan(
                tokens,
                now,
                asked,
                new DayParser(tokens, now.toLocalDate(), asked),
                new ClockParser(tokens, now),
                found);
        int index = 0;
        while (index < tokens.size()) {
            if (notTimes.get(index) || saysNothing(tokens.at(index))) {
                index++;
                continue;
            }
            if (tokens.is(index, Term.TONIGHT)) {
                partOfToday(scan, index);
                index++;
                continue;
            }
            Found best = best(scan, index, notTimes);
            if (best == null) {
                index++;
            } else {
                found.add(best);
                index = best.end();
            }
        }
        return found;
    }

    private static boolean saysNothing(Token token) {
        return token.meanings().isEmpty() && !token.isNumber();
    }

    private static @Nullable Found best(Scan scan, int index, BitSet notTimes) {
        @Nullable Found best = null;
        for (FactRule rule : RULES) {
            Found match = rule.match(scan, index);
            if (match != null && clear(match, notTimes) && (best == null || match.end() > best.end())) {
                best = match;
            }
        }
        return best;
    }

    private static boolean clear(Found match, BitSet notTimes) {
        int marked = notTimes.nextSetBit(match.first());
        return marked < 0 || marked >= match.end();
    }

    /** "tonight" is a day and a part of it in one word. */
    private static void partOfToday(Scan scan, int index) {
        DayPart part = DayPart.of(scan.tokens().at(index).value(Term.TONIGHT));
        scan.found().add(new Found(Fact.Days.day(Fact.Days.Kind.RELATIVE, scan.today()), index, index + 1, null));
        scan.found().add(new Found(new Fact.Part(part), index, index + 1, null));
    }
}
