package io.aiadmin.llm.offline;

/** Tells messages that can be answered without looking anything up. */
final class SmallTalk {

    private SmallTalk() {}

    /** Thanks, goodbye, greetings and the like, while nothing is being arranged. */
    static boolean is(Understanding heard, Memory memory) {
        boolean idle = memory.errand == Memory.Errand.NONE && memory.interest.isEmpty() && memory.pending.isEmpty();
        boolean courteous = heard.message().wordless()
                || heard.hasAny(
                        Intent.GREETING, Intent.THANKS, Intent.BYE, Intent.HUMAN, Intent.COMPLAINT, Intent.EMERGENCY);
        boolean brief = heard.message().words().size() <= LONGEST;
        boolean calls = heard.hasAny(Intent.HUMAN, Intent.COMPLAINT, Intent.EMERGENCY);
        return idle
                && courteous
                && (calls
                        || brief
                                && !heard.foreign()
                                && !heard.saysWhat()
                                && !heard.asksSomething()
                                && !heard.hasAny(Intent.BOOK, Intent.MOVE, Intent.CANCEL, Intent.MINE));
    }

    private static final int LONGEST = 6;
}
