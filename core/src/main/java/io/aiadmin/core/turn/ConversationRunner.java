package io.aiadmin.core.turn;

/**
 * Does a conversation's work: answers what is unhandled, delivers what is not delivered. The engine calls it for one conversation from one
 * thread at a time across all replicas, as well as a dead replica's work can be told from a slow one's; the epoch fences the rest.
 */
public interface ConversationRunner {

    /** Throws when the work failed; the engine tries again later, and after too many tries parks the conversation. */
    NextRun run(ConversationRef conversation);
}
