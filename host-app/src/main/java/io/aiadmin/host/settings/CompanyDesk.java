package io.aiadmin.host.settings;

import io.aiadmin.core.access.AuditLog;
import io.aiadmin.core.company.AgentSettings;
import io.aiadmin.core.company.CompanyEditor;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.core.company.KnowledgeEntry;
import io.aiadmin.spi.CompanyId;
import java.time.Clock;
import java.util.List;

/** Saves what a company says of itself and to its agent, and who did it. */
public final class CompanyDesk {

    private final CompanyEditor companies;
    private final AuditLog audit;
    private final Clock clock;

    public CompanyDesk(CompanyEditor companies, AuditLog audit, Clock clock) {
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    public void saveAgent(CompanyId company, AgentSettings agent, String actor) {
        companies.saveAgent(company, agent);
        note(company, actor, "agent.saved");
    }

    public void saveKnowledge(CompanyId company, List<KnowledgeEntry> entries, String actor) {
        companies.saveKnowledge(company, entries);
        note(company, actor, "knowledge.saved");
    }

    public void saveProfile(CompanyId company, String name, CompanyProfile profile, String actor) {
        companies.rename(company, name);
        companies.saveProfile(company, profile);
        note(company, actor, "company.saved");
    }

    private void note(CompanyId company, String actor, String action) {
        audit.add(company, new AuditLog.Entry(clock.instant(), actor, action, null));
    }
}
