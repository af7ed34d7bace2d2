package io.aiadmin.core.turn;

/**
 * What a turn wants committed, and what is announced once it is.
 *
 * @param replies how many messages go to the customer
 */
record TurnResult(TurnCommit commit, TurnListener.Committed announcement, int replies) {}
