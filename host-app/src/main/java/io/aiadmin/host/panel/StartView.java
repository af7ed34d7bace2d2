package io.aiadmin.host.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from a new company to a first booking.
 *
 * @param current from 1
 * @param chat address of the company's chat; empty until it is switched on
 */
public record StartView(
        int current,
        List<Step> steps,
        String chat,
        @Nullable CompanyView company,
        List<ConnectionsView.Tile> crms,
        @Nullable ConnectionView crm,
        @Nullable AgentView agent,
        boolean chatOn) {

    public StartView {
        steps = List.copyOf(steps);
        crms = List.copyOf(crms);
    }

    /** One step. */
    public record Step(int number, String key, String title, boolean done) {}
}
