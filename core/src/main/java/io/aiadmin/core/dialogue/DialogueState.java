package io.aiadmin.core.dialogue;

/** Where a conversation stands; the prompt has a part for each. */
public enum DialogueState {
    /** Nothing is wished for yet. */
    OPEN,
    /** A service, a person or a time is being found. */
    CHOOSING,
    /** A proposal waits for the customer's yes. */
    CONFIRMING,
    /** A write is done in this conversation and nothing else is open. */
    DONE,
    /** A person of the company was called or has taken over. */
    HANDED_OVER
}
