package io.aiadmin.storage.secrets;

/** A sealed value can't be opened: another key, another place, or changed by somebody. Its message holds nothing of the value. */
public final class SealingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SealingException(String message, Throwable cause) {
        super(message, cause);
    }
}
