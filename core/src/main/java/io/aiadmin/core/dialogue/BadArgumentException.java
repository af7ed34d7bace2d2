package io.aiadmin.core.dialogue;

/** An argument that fits its schema and still can't be used. The message is for the model. */
final class BadArgumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadArgumentException(String argument, String expected) {
        super(argument + ": expected " + expected);
    }
}
