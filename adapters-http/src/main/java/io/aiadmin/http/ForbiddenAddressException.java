package io.aiadmin.http;

import io.aiadmin.spi.LocalText;

/** An address that {@link EgressGuard} refuses by its form. The message never holds the address. */
public final class ForbiddenAddressException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient LocalText text;

    ForbiddenAddressException(LocalText text) {
        super(text.english());
        this.text = text;
    }

    /** Why, in the words of a form. */
    public LocalText text() {
        return text;
    }
}
