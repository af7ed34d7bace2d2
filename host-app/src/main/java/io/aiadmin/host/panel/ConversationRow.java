package io.aiadmin.host.panel;

/**
 * A line of the list of conversations.
 *
 * @param waiting how long the customer has waited; empty when answered
 * @param heat 0 to 2: how long that is for a customer
 */
public record ConversationRow(
        String id,
        String customer,
        String channel,
        String last,
        String at,
        String waiting,
        int heat,
        boolean needsHuman,
        boolean open) {}
