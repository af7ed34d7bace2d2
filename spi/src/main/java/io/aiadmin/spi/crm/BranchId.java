package io.aiadmin.spi.crm;

/** A branch of the company in the CRM's own naming. */
public record BranchId(String value) {

    public BranchId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("blank id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
