package io.aiadmin.core.company;

import io.aiadmin.spi.CompanyId;
import java.util.List;

/** Changes companies. Every change raises the version of the config and reaches all replicas. Used from many threads. */
public interface CompanyEditor {

    void create(Company company, CompanyProfile profile);

    void rename(CompanyId id, String name);

    void saveProfile(CompanyId id, CompanyProfile profile);

    void saveCrm(CompanyId id, CrmSettings settings);

    void saveAgent(CompanyId id, AgentSettings settings);

    void saveChannel(CompanyId id, ChannelSettings settings);

    /** Replaces all entries. */
    void saveKnowledge(CompanyId id, List<KnowledgeEntry> entries);
}
