package io.aiadmin.core.embed;

/** The receptionist has not answered in time. The message is kept, and will be answered: ask the conversation's log, or listen for news. */
public final class NoReplyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoReplyException(String message) {
        super(message);
    }
}
