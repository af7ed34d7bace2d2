package io.aiadmin.core.booking;

import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.crm.CrmConnector;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Opens companies' CRM accounts for work that no conversation's turn is doing. */
public interface CrmAccounts {

    /**
     * Lends the account to the work and takes it back when that returns.
     *
     * @return false when the company or its CRM is gone; the work was not done
     */
    boolean with(CompanyId company, BiConsumer<CompanyConfig, CrmConnector> work);

    /** Accounts that are simply there. */
    static CrmAccounts of(java.util.function.Function<CompanyId, Optional<CompanyConfig>> companies, CrmConnector crm) {
        return (company, work) -> {
            Optional<CompanyConfig> config = companies.apply(company);
            config.ifPresent(found -> work.accept(found, crm));
            return config.isPresent();
        };
    }
}
