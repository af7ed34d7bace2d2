package io.aiadmin.storage.jdbi;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Companies' settings, cached and never older than what this replica has heard of.
 *
 * <p>It hears of a change in four ways: it made the change itself; another replica announced it; {@link #poll} saw it; a caller knows a
 * newer version. Decrypted secrets stay for five minutes at most.
 */
public final class CompanyCache implements CompanyDirectory, CompanyEditor {

    private static final Logger LOG = LoggerFactory.getLogger(CompanyCache.class);
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final JdbiCompanies companies;
    private final Cache<CompanyId, CompanyConfig> configs =
            Caffeine.newBuilder().maximumSize(5_000).expireAfterWrite(KEPT).build();
    /** Versions that exist. Kept longer than any config that could be older. */
    private final Cache<CompanyId, Long> heardOf = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(KEPT.multipliedBy(2))
            .build();

    private volatile Announcement announcement = (_, _) -> {};

    CompanyCache(JdbiCompanies companies) {
        this.companies = companies;
    }

    /** Tells the other replicas. Never fails. */
    public interface Announcement {
        void changed(CompanyId company, long version);
    }

    public void announceBy(Announcement other) {
        announcement = other;
    }

    @Override
    public Optional<CompanyConfig> find(CompanyId id) {
        return find(id, 0);
    }

    @Override
    public Optional<CompanyConfig> find(CompanyId id, long atLeastVersion) {
        Long heard = heardOf.getIfPresent(id);
        long needed = Math.max(atLeastVersion, heard == null ? 0 : heard);
        CompanyConfig known = configs.getIfPresent(id);
        if (known != null && known.version() >= needed) {
            return Optional.of(known);
        }
        Optional<CompanyConfig> loaded = companies.load(id);
        loaded.ifPresent(this::keep);
        return loaded;
    }

    /** A slow reader must not put back what a faster one has replaced. */
    private void keep(CompanyConfig config) {
        configs.asMap().merge(config.id(), config, (old, fresh) -> fresh.version() >= old.version() ? fresh : old);
    }

    /** Somebody has changed the company: what is cached below this version no longer counts. */
    public void heard(CompanyId company, long version) {
        heardOf.asMap().merge(company, version, Math::max);
    }

    /** News may have been missed: everything is read anew. */
    public void forgetAll() {
        configs.invalidateAll();
    }

    /** Looks for changes whose announcement did not arrive. Called every 15 seconds. */
    public void poll() {
        try {
            for (JdbiCompanies.Change change : companies.recentChanges()) {
                heard(change.company(), change.version());
            }
        } catch (RuntimeException e) {
            LOG.warn("Changed settings could not be looked for: {}", e.getMessage());
        }
    }

    @Override
    public void create(Company company, CompanyProfile profile) {
        changed(company.id(), companies.create(company, profile));
    }

    @Override
    public void rename(CompanyId id, String name) {
        changed(id, companies.rename(id, name));
    }

    @Override
    public void saveProfile(CompanyId id, CompanyProfile profile) {
        changed(id, companies.saveProfile(id, profile));
    }

    @Override
    public void saveCrm(CompanyId id, CrmSettings settings) {
        changed(id, companies.saveCrm(id, settings));
    }

    @Override
    public void saveAgent(CompanyId id, AgentSettings settings) {
        changed(id, companies.saveAgent(id, settings));
    }

    @Override
    public void saveChannel(CompanyId id, ChannelSettings settings) {
        changed(id, companies.saveChannel(id, settings));
    }

    @Override
    public void saveKnowledge(CompanyId id, List<KnowledgeEntry> entries) {
        changed(id, companies.saveKnowledge(id, entries));
    }

    private void changed(CompanyId id, long version) {
        heard(id, version);
        announcement.changed(id, version);
    }
}
