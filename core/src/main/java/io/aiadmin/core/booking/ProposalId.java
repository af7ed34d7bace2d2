package io.aiadmin.core.booking;

/** Names a proposal inside its conversation: {@code p-3}. */
public record ProposalId(String value) {

    public ProposalId {
        if (!value.matches("p-\\d{1,6}")) {
            throw new IllegalArgumentException("not a proposal's id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
