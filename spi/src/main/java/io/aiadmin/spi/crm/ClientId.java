package io.aiadmin.spi.crm;

/** A client's card in the CRM's own naming. */
public record ClientId(String value) {

    public ClientId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("blank id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
