package io.aiadmin.llm.offline;

import io.aiadmin.language.DayRange;
import io.aiadmin.language.TimeExpression;
import io.aiadmin.language.TimeReading;
import io.aiadmin.language.TimeWish;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What one message of a customer says.
 *
 * @param topics of the company's knowledge that are asked about
 * @param strangerNamed a person was asked for who does not work here
 * @param foreign whether words are left that no table and no title knows
 */
record Understanding(
        Message message,
        Set<Intent> intents,
        Set<String> topics,
        TimeReading time,
        People people,
        ServiceMatcher.Matches services,
        List<StaffMatcher.Mention> staff,
        boolean strangerNamed,
        boolean foreign) {

    private static final Set<Intent> QUESTIONS = EnumSet.of(
            Intent.PRICE,
            Intent.DURATION,
            Intent.HOURS,
            Intent.ADDRESS,
            Intent.COMPANYPHONE,
            Intent.WHO,
            Intent.SCHEDULE,
            Intent.SERVICES,
            Intent.DOES,
            Intent.INCLUDED,
            Intent.BOT,
            Intent.DISCOUNT);

    boolean has(Intent intent) {
        return intents.contains(intent);
    }

    boolean hasAny(Intent first, Intent... others) {
        if (intents.contains(first)) {
            return true;
        }
        for (Intent other : others) {
            if (intents.contains(other)) {
                return true;
            }
        }
        return false;
    }

    TimeWish wish() {
        return time.wish();
    }

    boolean saysWhen() {
        return !time.wish().isEmpty();
    }

    boolean saysService() {
        return !services.wanted().isEmpty() || !services.unknown().isEmpty();
    }

    /** The members of staff asked for; a negated mention is none. */
    List<StaffMatcher.Mention> staffWanted() {
        return staff.stream().filter(mention -> !mention.negated()).toList();
    }

    boolean asksTopic() {
        return !topics.isEmpty();
    }

    boolean asksSomething() {
        return !topics.isEmpty() || intents.stream().anyMatch(QUESTIONS::contains);
    }

    /** Whether anything in it tells what, when or with whom. */
    boolean saysWhat() {
        return saysService() || saysWhen() || !staff.isEmpty() || strangerNamed || hasImpossibleDate();
    }

    boolean hasImpossibleDate() {
        return time.wish().isEmpty() && !time.impossible().isEmpty();
    }

    boolean saysSame(TimeExpression.Dimension dimension) {
        return time.mentions().stream()
                .anyMatch(mention ->
                        mention.expression() instanceof TimeExpression.Same same && same.dimension() == dimension);
    }

    boolean singleDay() {
        List<DayRange> days = time.wish().days();
        return days.size() == 1 && days.getFirst().single();
    }

    boolean namesDay(LocalDate day) {
        return time.wish().days().stream().anyMatch(range -> range.contains(day));
    }
}
