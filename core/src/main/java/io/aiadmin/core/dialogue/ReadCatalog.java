package io.aiadmin.core.dialogue;

import io.aiadmin.core.catalog.CatalogCache;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the catalogue at hand for the whole turn. Without one the agent still answers what it can. */
final class ReadCatalog implements Step {

    private static final Logger LOG = LoggerFactory.getLogger(ReadCatalog.class);

    private final CatalogCache catalogs;

    ReadCatalog(CatalogCache catalogs) {
        this.catalogs = catalogs;
    }

    @Override
    public void take(Turn turn) {
        CrmConnector crm = turn.crm();
        if (crm == null) {
            return;
        }
        try {
            turn.knows(catalogs.read(turn.company(), crm));
        } catch (CrmException e) {
            LOG.warn(
                    "no catalogue: company={} reason={}",
                    turn.company().id(),
                    e.getClass().getSimpleName());
        }
    }
}
