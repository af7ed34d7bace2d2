package io.aiadmin.core.turn;

import java.time.Instant;

/** When a conversation's work goes on. */
public sealed interface NextRun {

    /** Nothing is left to do until something new arrives. */
    record Idle() implements NextRun {}

    /** Something waits for its time, such as a delivery to be tried again. */
    record At(Instant time) implements NextRun {}
}
