package io.aiadmin.spi.crm;

/** A member of staff in the CRM's own naming. */
public record StaffId(String value) {

    public StaffId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("blank id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
