package io.aiadmin.core.guard;

/** What a customer's answer to a proposal is. Only {@link #YES} lets it be carried out. */
public enum Agreement {
    YES,
    NO,
    /** Something else than what was proposed: «да, но лучше в 16:00». */
    OTHER_WISH,
    /** Asks back before deciding. */
    QUESTION,
    /** No answer to the proposal at all. */
    UNCLEAR
}
