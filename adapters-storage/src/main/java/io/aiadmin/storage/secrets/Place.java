package io.aiadmin.storage.secrets;

import io.aiadmin.spi.CompanyId;
import java.nio.charset.StandardCharsets;

/**
 * Where a sealed value stands. It is bound to the ciphertext: moved to another company, table, column or row, the value can't be opened.
 *
 * @param row what tells the row from all others of the company in that table
 */
public record Place(String table, String column, String row) {

    /** Of this binding; a new one must still open what the old one sealed. */
    private static final int VERSION = 1;

    byte[] associatedData(CompanyId company) {
        return (company + "|" + table + "|" + column + "|" + row + "|" + VERSION).getBytes(StandardCharsets.UTF_8);
    }
}
