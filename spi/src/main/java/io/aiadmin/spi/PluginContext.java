package io.aiadmin.spi;

import java.time.Clock;
import java.time.ZoneId;

/**
 * What the host gives a plugin about the company it works for. One company's: nothing here reaches another's.
 *
 * @since 1.0
 */
public interface PluginContext {

    CompanyId company();

    /** The zone of the company's main branch; a vendor's times without an offset are meant in the zone of their branch, or in this one. */
    ZoneId zone();

    /** The product's clock. Plugins never ask the system for the time. */
    Clock clock();

    PluginStore store();

    /** Call limits that hold for all replicas together. */
    SharedLimits limits();

    /** Whether addresses that the company names may lie in private networks. Only in development, or by the operator's leave. */
    default boolean privateAddressesAllowed() {
        return false;
    }
}
