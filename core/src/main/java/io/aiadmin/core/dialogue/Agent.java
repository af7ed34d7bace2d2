package io.aiadmin.core.dialogue;

/** Answers customers. Keeps nothing between turns but what stands in the session. Used from many threads. */
public interface Agent {

    /** Blocks for as long as models and CRMs need, at most the turn's time limit. */
    Answer answer(Question question);
}
