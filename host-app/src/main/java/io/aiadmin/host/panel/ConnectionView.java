package io.aiadmin.host.panel;

import java.util.List;

/**
 * The form of one CRM or channel.
 *
 * @param action where the form goes to
 * @param active whether the switch is on; CRMs have none
 * @param replaces the CRM that this one takes the place of; empty when none
 * @param problem what is wrong with the whole; empty when nothing is
 */
public record ConnectionView(
        String title,
        String letter,
        String action,
        boolean channel,
        boolean active,
        String webhook,
        String replaces,
        List<FieldView> fields,
        List<FieldView> rare,
        List<FindingView> findings,
        String problem) {

    public ConnectionView {
        fields = List.copyOf(fields);
        rare = List.copyOf(rare);
        findings = List.copyOf(findings);
    }

    /** One line of a connection test. */
    public record FindingView(boolean ok, String text) {}
}
