package io.aiadmin.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.core.access.AuditLog;
import io.aiadmin.spi.CompanyId;
import org.junit.jupiter.api.Test;

/** What every audit log does. */
public abstract class AuditLogContract {

    protected abstract StorageUnderTest storage();

    @Test
    void entriesComeNewestFirstAndOfOneCompanyOnly() {
        AuditLog audit = storage().audit();
        CompanyId company = Sample.company(storage());
        AuditLog.Entry first = new AuditLog.Entry(Sample.NOON, "system", "company.created", null);
        AuditLog.Entry second = new AuditLog.Entry(Sample.NOON.plusSeconds(1), "user-1", "crm.saved", "yclients");
        audit.add(company, first);
        audit.add(company, second);
        assertThat(audit.list(company, 10)).containsExactly(second, first);
        assertThat(audit.list(company, 1)).containsExactly(second);
        assertThat(audit.list(Sample.company(storage()), 10)).isEmpty();
    }
}
