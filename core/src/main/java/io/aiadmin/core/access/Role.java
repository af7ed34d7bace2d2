package io.aiadmin.core.access;

/** What a user may do in one company, from most to least. */
public enum Role {
    OWNER,
    MANAGER,
    /** Answers customers. */
    OPERATOR,
    VIEWER;

    /** Whether settings of CRM, channels and agent may be changed. */
    public boolean maySet() {
        return this == OWNER || this == MANAGER;
    }

    /** Whether conversations may be taken over. */
    public boolean mayAnswer() {
        return this != VIEWER;
    }
}
