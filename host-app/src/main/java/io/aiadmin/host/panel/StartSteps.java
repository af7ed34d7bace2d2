package io.aiadmin.host.panel;

import io.aiadmin.core.company.ChannelSettings;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.conversation.ConversationLog;
import jakarta.inject.Singleton;
import java.util.List;

/** The five steps from a new company to a first booking; which are done shows in the settings themselves. */
@Singleton
final class StartSteps {

    private final ConversationLog log;

    StartSteps(ConversationLog log) {
        this.log = log;
    }

    List<StartView.Step> of(Visit visit) {
        CompanyConfig company = visit.company();
        String address = company.profile().address();
        return List.of(
                step(visit, 1, "company", address != null && !address.isBlank()),
                step(visit, 2, "crm", company.crm() != null),
                step(visit, 3, "agent", !company.agent().description().isBlank()),
                step(visit, 4, "channel", company.channels().stream().anyMatch(ChannelSettings::active)),
                step(
                        visit,
                        5,
                        "try",
                        !log.list(company.id(), ConversationLog.Filter.ALL, null, 1)
                                .isEmpty()));
    }

    private static StartView.Step step(Visit visit, int number, String key, boolean done) {
        return new StartView.Step(number, key, visit.t().of("start." + key), done);
    }
}
