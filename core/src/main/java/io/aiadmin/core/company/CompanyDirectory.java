package io.aiadmin.core.company;

import io.aiadmin.spi.CompanyId;
import java.util.Optional;

/** Reads companies; cached, and never older than a change that was saved before the call began on this replica. Used from many threads. */
public interface CompanyDirectory {

    Optional<CompanyConfig> find(CompanyId id);

    /**
     * The same, but at least as new as the version named: a caller that has seen a newer version elsewhere gets that.
     */
    Optional<CompanyConfig> find(CompanyId id, long atLeastVersion);
}
