package io.aiadmin.core.dialogue;

/** Where a conversation stands, read off what a turn did. */
final class States {

    private States() {}

    /** While the model thinks. */
    static DialogueState during(Turn turn) {
        if (!turn.proposals().isEmpty()) {
            return DialogueState.CONFIRMING;
        }
        if (!turn.deeds().isEmpty()) {
            return DialogueState.DONE;
        }
        DialogueState before = turn.session().state();
        if (before == DialogueState.HANDED_OVER && turn.session().pausedUntil() != null) {
            return DialogueState.OPEN; // the person has answered and left the word to the agent again
        }
        return before == DialogueState.CONFIRMING ? DialogueState.CHOOSING : before;
    }

    /** When the turn is over. */
    static DialogueState after(Turn turn) {
        if (turn.handedOver()) {
            return DialogueState.HANDED_OVER;
        }
        if (!turn.proposals().isEmpty()) {
            return DialogueState.CONFIRMING;
        }
        if (!turn.deeds().isEmpty()) {
            return DialogueState.DONE;
        }
        boolean chose = turn.runs().stream()
                .anyMatch(run -> run.name().equals("find_slots")
                        || run.name().equals("list_services")
                        || run.name().startsWith("propose_"));
        return chose ? DialogueState.CHOOSING : during(turn);
    }
}
