package io.aiadmin.spi.crm;

import io.aiadmin.spi.TimeRange;

/** A stretch in which somebody works, bookings or not. */
public record Shift(StaffId staff, TimeRange time) {}
