package io.aiadmin.spi.crm;

import io.aiadmin.spi.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * A free time in which the whole visit fits.
 *
 * @param staff null where the CRM gives the person only when booking
 * @param branch null where the company has one branch
 */
public record Slot(
        TimeRange time, @Nullable StaffId staff, @Nullable BranchId branch) {}
