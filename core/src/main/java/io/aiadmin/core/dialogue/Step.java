package io.aiadmin.core.dialogue;

/** One step of answering. Keeps nothing between turns. */
interface Step {

    void take(Turn turn);
}
