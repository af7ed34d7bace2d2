package io.aiadmin.core.plugin;

/** The company has no such account, it is switched off, its plugin is not installed, or its settings no longer fit the plugin. */
public final class NotConnectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotConnectedException(String message) {
        super(message);
    }

    public NotConnectedException(String message, Throwable cause) {
        super(message, cause);
    }
}
