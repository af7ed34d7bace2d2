package io.aiadmin.spi.channel;

/**
 * A ready answer under a message. Pressing it is the same as writing the payload.
 *
 * @param label 1 to 64 characters
 * @param payload what comes back in {@link MessageContent.Button}
 */
public record ReplyButton(String label, String payload) {

    public ReplyButton {
        if (label.isBlank() || label.length() > 64 || payload.isBlank()) {
            throw new IllegalArgumentException("a button has a label of at most 64 characters and a payload");
        }
    }

    /** A button that says what it does. */
    public static ReplyButton saying(String label) {
        return new ReplyButton(label, label);
    }
}
