package io.aiadmin.storage.jdbi;

import io.aiadmin.spi.CompanyId;
import io.aiadmin.storage.secrets.KeyRotation;
import io.aiadmin.storage.secrets.Keyring;
import io.aiadmin.storage.secrets.Place;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Seals a company's values anew with the key of now, a few at a time, while everything else goes on. May be stopped and begun again. */
public final class Resealing {

    private static final int BATCH = 200;

    private final TenantDatabase database;
    private final Keyring keyring;
    private final KeyRotation rotation;

    public Resealing(TenantDatabase database, Keyring keyring, KeyRotation rotation) {
        this.database = database;
        this.keyring = keyring;
        this.rotation = rotation;
    }

    /** @return how many values were sealed anew; none is left under an older key */
    public long run(CompanyId company) {
        byte[] prefix = rotation.prefix(company);
        long done = 0;
        for (SealedColumn column : SealedColumn.values()) {
            long pass;
            do {
                pass = pass(company, column, prefix);
                done += pass;
            } while (pass > 0);
        }
        return done;
    }

    /** Goes through the table once, in the order in which the rows lie; a row sealed anew lies elsewhere and is passed over. */
    private long pass(CompanyId company, SealedColumn column, byte[] prefix) {
        long done = 0;
        String last = "(0,0)";
        while (true) {
            String from = last;
            List<Value> batch = database.inCompany(company, handle -> batch(handle, company, column, prefix, from));
            if (batch.isEmpty()) {
                return done;
            }
            done += batch.size();
            last = batch.getLast().lies();
        }
    }

    private List<Value> batch(Handle handle, CompanyId company, SealedColumn column, byte[] prefix, String from) {
        List<Value> values = handle.createQuery("select ctid::text as lies, " + column.row + " as place, "
                        + column.column
                        + " as sealed from " + column.table + " where ctid > :from::tid and company_id = :company and "
                        + column.column + " is not null and substring(" + column.column
                        + " from 1 for 5) <> :prefix order by ctid limit "
                        + BATCH + " for update")
                .bind("from", from)
                .bind("company", company.value())
                .bind("prefix", prefix)
                .map((row, _) -> new Value(row.getString("lies"), row.getString("place"), row.getBytes("sealed")))
                .list();
        for (Value value : values) {
            Place place = new Place(column.table, column.column, value.place());
            handle.createUpdate("update " + column.table + " set " + column.column
                            + " = :fresh where ctid = :lies::tid and company_id = :company")
                    .bind("fresh", keyring.seal(company, place, keyring.open(company, place, value.sealed())))
                    .bind("lies", value.lies())
                    .bind("company", company.value())
                    .execute();
        }
        return values;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Value(String lies, String place, byte[] sealed) {}
}
