package io.aiadmin.llm.offline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a dialogue stands. Belongs to one turn and one thread; between turns it is text, see {@link MemoryText}.
 */
final class Memory {

    /** What is being arranged. */
    enum Errand {
        NONE,
        BOOK,
        MOVE,
        CANCEL
    }

    Errand errand = Errand.NONE;
    Ask ask = Ask.NOTHING;

    /** The words of the last question, said again after a question of the customer's own. */
    String open = "";

    List<Wish> wishes = new ArrayList<>();
    /** The person asked for before it was said for what. */
    List<String> staffFirst = new ArrayList<>();

    /** Visits to be arranged when the present ones are booked. */
    List<Wish> later = new ArrayList<>();

    When when = When.UNSAID;
    /** The person asked for shares the name with another, and it was not said which of them is meant. */
    boolean sameName;

    List<Slot> offered = new ArrayList<>();
    List<Pending> pending = new ArrayList<>();

    /** Said yes to what is pending, while something else was still missing. */
    boolean agreed;

    /** Visits made in this dialogue, the last one last. */
    List<Booked> booked = new ArrayList<>();

    /** The visit that is being moved or cancelled. */
    @Nullable
    Booked target;

    List<Booked> choices = new ArrayList<>();

    /** What the customer was told about, ready to be booked on a yes. */
    List<Wish> interest = new ArrayList<>();

    /** Under which the visit is written; null when the customer gave none. */
    @Nullable
    String name;

    boolean nameAsked;

    /** Name or phone were asked for and have not come yet. */
    boolean contactsOpen;

    /** How often a proposal was declined without a word of what would be better. */
    int refusals;

    boolean phoneGiven;

    /** Something was answered before. */
    boolean begun;

    /** Whether the dialogue has not begun. */
    boolean untouched() {
        return !begun;
    }

    /** Forgets what was being arranged; what is known of the customer stays. */
    void settle() {
        errand = Errand.NONE;
        ask = Ask.NOTHING;
        open = "";
        wishes = new ArrayList<>();
        later = new ArrayList<>();
        staffFirst = new ArrayList<>();
        when = When.UNSAID;
        sameName = false;
        offered = new ArrayList<>();
        pending = new ArrayList<>();
        agreed = false;
        target = null;
        choices = new ArrayList<>();
        interest = new ArrayList<>();
        refusals = 0;
    }

    /** Forgets what was proposed; the wish stays. */
    void withdraw() {
        pending = new ArrayList<>();
        agreed = false;
    }
}
