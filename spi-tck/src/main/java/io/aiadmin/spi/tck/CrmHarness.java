package io.aiadmin.spi.tck;

import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmConnector;
import java.util.List;
import java.util.Set;

/** What the author of a CRM plugin supplies to the kit: the connector, and a stand-in of its vendor that keeps state. Started once for a test class. */
public interface CrmHarness extends AutoCloseable {

    /**
     * A connector to a fresh account that holds this salon and nothing else. Puts {@link #clock} to the salon's moment. Called before every test;
     * what was opened before is closed by then.
     */
    CrmConnector openSalon(TckSalon salon);

    /** What the account offers, written down again here so that a lost capability fails. */
    Set<CrmCapability> expectedCapabilities();

    TckFaults<CrmFault> faults();

    /** The clock that the connectors and the stand-in go by. */
    TckClock clock();

    /** Keys of the account, none of which may show up in an exception or a log. */
    default List<String> secrets() {
        return List.of();
    }

    /** Whether the vendor states prices. Where it does not, the kit asserts that none is named. */
    default boolean statesPrices() {
        return true;
    }

    /** Stops the stand-in. */
    @Override
    default void close() {}
}
