package io.aiadmin.host.panel;

import java.util.List;

/**
 * What the agent knows.
 *
 * @param noServices why there are none to show; empty when there are
 * @param problem what is wrong with the answers; empty when nothing is
 */
public record KnowledgeView(List<ServiceRow> services, String noServices, List<Entry> entries, String problem) {

    public KnowledgeView {
        services = List.copyOf(services);
        entries = List.copyOf(entries);
    }

    /** A service of the CRM, and how customers call it. */
    public record ServiceRow(String id, String title, String detail, String aliases, boolean hidden) {}

    /** A frequent question. */
    public record Entry(String topic, String keywords, String answer) {}
}
