package io.aiadmin.core.dialogue;

import io.aiadmin.core.catalog.CatalogCache;
import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmException;

/** The catalogue of the company that a turn works for. */
final class Catalogs {

    private final CatalogCache cache;

    Catalogs(CatalogCache cache) {
        this.cache = cache;
    }

    /** @throws CrmException there is none at hand, and the CRM does not give one */
    CatalogView of(Turn turn) {
        return turn.catalog().orElseGet(() -> cache.read(turn.company(), crm(turn)));
    }

    static CrmConnector crm(Turn turn) {
        CrmConnector crm = turn.crm();
        if (crm == null) {
            throw new CrmException.Unavailable("no CRM is connected", null);
        }
        return crm;
    }
}
