package io.aiadmin.spi.crm;

/** A service in the CRM's own naming. */
public record ServiceId(String value) {

    public ServiceId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("blank id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
