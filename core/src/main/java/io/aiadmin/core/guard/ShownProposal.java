package io.aiadmin.core.guard;

import java.time.LocalDateTime;

/**
 * What the customer answers to.
 *
 * @param cancellation whether a yes ends a visit
 * @param start of the visit, local to the branch
 * @param wantsContact whether the customer was asked for a name or phone along with it, so that giving one is a yes
 */
public record ShownProposal(boolean cancellation, LocalDateTime start, boolean wantsContact) {}
