package io.aiadmin.core.memory;

import io.aiadmin.core.company.AgentSettings;
import io.aiadmin.core.company.ChannelSettings;
import io.aiadmin.core.company.Company;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyDirectory;
import io.aiadmin.core.company.CompanyEditor;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.core.company.CrmSettings;
import io.aiadmin.core.company.KnowledgeEntry;
import io.aiadmin.spi.CompanyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Companies that last as long as the process. */
final class MemoryCompanies implements CompanyDirectory, CompanyEditor {

    private final Map<CompanyId, CompanyConfig> companies = new ConcurrentHashMap<>();

    @Override
    public Optional<CompanyConfig> find(CompanyId id) {
        return Optional.ofNullable(companies.get(id));
    }

    @Override
    public Optional<CompanyConfig> find(CompanyId id, long atLeastVersion) {
        return find(id); // there is no older copy anywhere
    }

    @Override
    public void create(Company company, CompanyProfile profile) {
        CompanyConfig config = new CompanyConfig(company, 1, profile, null, AgentSettings.EMPTY, List.of(), List.of());
        if (companies.putIfAbsent(company.id(), config) != null) {
            throw new IllegalArgumentException("there is such a company already");
        }
    }

    @Override
    public void rename(CompanyId id, String name) {
        change(id, old -> {
            Company company = new Company(
                    id, name, old.company().createdAt(), old.company().plan());
            return with(old, company, old.profile(), old.crm(), old.agent(), old.channels(), old.knowledge());
        });
    }

    @Override
    public void saveProfile(CompanyId id, CompanyProfile profile) {
        change(id, old -> with(old, old.company(), profile, old.crm(), old.agent(), old.channels(), old.knowledge()));
    }

    @Override
    public void saveCrm(CompanyId id, CrmSettings settings) {
        change(
                id,
                old -> with(old, old.company(), old.profile(), settings, old.agent(), old.channels(), old.knowledge()));
    }

    @Override
    public void saveAgent(CompanyId id, AgentSettings settings) {
        change(
                id,
                old -> with(old, old.company(), old.profile(), old.crm(), settings, old.channels(), old.knowledge()));
    }

    @Override
    public void saveChannel(CompanyId id, ChannelSettings settings) {
        change(id, old -> {
            List<ChannelSettings> channels = new ArrayList<>(old.channels());
            channels.removeIf(channel -> channel.type().equals(settings.type()));
            channels.add(settings);
            return with(old, old.company(), old.profile(), old.crm(), old.agent(), channels, old.knowledge());
        });
    }

    @Override
    public void saveKnowledge(CompanyId id, List<KnowledgeEntry> entries) {
        change(id, old -> with(old, old.company(), old.profile(), old.crm(), old.agent(), old.channels(), entries));
    }

    private void change(CompanyId id, UnaryOperator<CompanyConfig> change) {
        CompanyConfig changed = companies.computeIfPresent(id, (_, old) -> change.apply(old));
        if (changed == null) {
            throw new IllegalArgumentException("there is no such company");
        }
    }

    private static CompanyConfig with(
            CompanyConfig old,
            Company company,
            CompanyProfile profile,
            @Nullable CrmSettings crm,
            AgentSettings agent,
            List<ChannelSettings> channels,
            List<KnowledgeEntry> knowledge) {
        return new CompanyConfig(company, old.version() + 1, profile, crm, agent, channels, knowledge);
    }
}
