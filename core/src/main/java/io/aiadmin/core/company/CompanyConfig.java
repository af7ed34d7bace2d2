package io.aiadmin.core.company;

import io.aiadmin.spi.CompanyId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a turn needs to know of a company, read at one moment.
 *
 * @param version grows with every change of any part
 * @param crm null until the owner has connected one
 */
public record CompanyConfig(
        Company company,
        long version,
        CompanyProfile profile,
        @Nullable CrmSettings crm,
        AgentSettings agent,
        List<ChannelSettings> channels,
        List<KnowledgeEntry> knowledge) {

    public CompanyConfig {
        channels = List.copyOf(channels);
        knowledge = List.copyOf(knowledge);
    }

    public CompanyId id() {
        return company.id();
    }

    public Optional<ChannelSettings> channel(String type) {
        return channels.stream().filter(channel -> channel.type().equals(type)).findFirst();
    }
}
