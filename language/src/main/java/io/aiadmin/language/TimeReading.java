package io.aiadmin.language;

import java.util.List;
import java.util.Objects;

/**
 * Everything a message says about time.
 *
 * @param mentions the phrases in the order of the text
 * @param wish when the customer wants to come; {@link TimeWish#NONE} when nothing was said
 * @param source when the visit is that the customer wants to move away from («с завтра на четверг»,
 *     «вместо пятницы», «не успеваю в среду к шести»); {@link TimeWish#NONE} when no such was said
 */
public record TimeReading(List<TimeMention> mentions, TimeWish wish, TimeWish source) {

    /** A message without a word about time. */
    public static final TimeReading NOTHING = new TimeReading(List.of(), TimeWish.NONE, TimeWish.NONE);

    public TimeReading {
        mentions = List.copyOf(mentions);
        Objects.requireNonNull(wish, "wish");
        Objects.requireNonNull(source, "source");
    }

    /** Phrases that no calendar has, «31 ноября»: worth telling the customer, never bookable. */
    public List<TimeMention> impossible() {
        return mentions.stream()
                .filter(mention -> mention.expression() instanceof TimeExpression.Impossible)
                .toList();
    }
}
