package io.aiadmin.core.access;

import io.aiadmin.spi.CompanyId;

/** A user's role in a company. */
public record Membership(CompanyId company, String companyName, Role role) {}
