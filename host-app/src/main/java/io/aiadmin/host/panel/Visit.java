package io.aiadmin.host.panel;

import io.aiadmin.core.access.Role;
import io.aiadmin.core.access.User;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.spi.CompanyId;
import io.micronaut.http.HttpRequest;
import java.time.ZoneId;

/** One request of a person who is logged in, for the company that this person belongs to. */
record Visit(HttpRequest<?> request, User user, Role role, CompanyConfig company, Texts t) {

    CompanyId companyId() {
        return company.id();
    }

    String actor() {
        return "user:" + user.id();
    }

    ZoneId zone() {
        return company.profile().zone();
    }

    /** Viewers see neither names' numbers nor addresses in full. */
    boolean seesPhones() {
        return role.mayAnswer();
    }
}
