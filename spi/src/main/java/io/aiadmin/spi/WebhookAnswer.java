package io.aiadmin.spi;

/** What a vendor gets back at once. */
public record WebhookAnswer(int status, String contentType, String body) {

    /** 200 with no content: "taken". */
    public static final WebhookAnswer OK = new WebhookAnswer(200, "text/plain", "");

    public WebhookAnswer {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status: " + status);
        }
    }

    public static WebhookAnswer text(String body) {
        return new WebhookAnswer(200, "text/plain; charset=utf-8", body);
    }

    public static WebhookAnswer json(String body) {
        return new WebhookAnswer(200, "application/json", body);
    }
}
