package io.aiadmin.core.guard;

import java.util.regex.Pattern;

/** Whether a part of a sentence denies or merely imagines what it speaks of. Reads text as {@link ReplyText#flat} writes it. */
final class Negation {

    private static final Pattern DENIAL = words(
            "не|ни|нет|без(?! (?:четверти|пяти|десяти|двадцати|\\d))|никак|никогда|ничего|нельзя|невозможно|отсутству\\w*"
                    + "|no|not|never|none|nothing|cannot|without|unable|unfortunately|neither|\\w+n't");

    private static final Pattern BUSY =
            words("занят\\w*|недоступ\\w*|прошл\\w*|прошел|уже ушл\\w*|разобрал\\w*|выходн\\w*|закрыт\\w*"
                    + "|taken|busy|unavailable|booked up|occupied|passed|gone|closed");

    private static final Pattern IMAGINED =
            words("если|когда|чтобы|прежде чем|после того|будет|будете|будут|станет|сможете|могу|можем|можно"
                    + "|смогу|бы|хотите|надо|нужно|нужна|нужен|давайте|ли"
                    + "|if|when|would|could|should|can|will|to be|want|like to|shall|may|might|whether|need|let");

    private static final Pattern OPENS_CONDITION = Pattern.compile(
            "^\\W*(?:как только|после|когда|прежде|once|as soon as|after|when|before|if you|если вы)\\b", flags());

    private Negation() {}

    /** «не», «нет», "not". */
    static boolean denies(String clause) {
        return DENIAL.matcher(clause).find();
    }

    /** «занято», «не работает», "taken". */
    static boolean refuses(String clause) {
        return DENIAL.matcher(clause).find() || BUSY.matcher(clause).find();
    }

    /** «если», «когда», "would": not said as a fact. */
    static boolean imagines(String clause) {
        return IMAGINED.matcher(clause).find();
    }

    /** The clause opens a condition for what follows: «как только подтвердите, …». */
    static boolean opensCondition(String clause) {
        return OPENS_CONDITION.matcher(clause).find();
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])", flags());
    }

    private static int flags() {
        return Pattern.UNICODE_CHARACTER_CLASS;
    }
}
