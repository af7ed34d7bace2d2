package io.aiadmin.host.http;

import io.micronaut.http.HttpRequest;

/** Paths as logs and metrics may show them: ids and addresses replaced, so that nothing of a customer is in them. */
public final class Paths {

    private static final int LONGEST = 120;

    private Paths() {}

    public static String template(HttpRequest<?> request) {
        String path = request.getPath()
                .replaceAll("[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}", "{id}")
                .replaceAll("/[^/]*\\d{4}[^/]*", "/{value}")
                .replaceAll("[^A-Za-z0-9/_.{}-]", "_");
        return path.length() > LONGEST ? path.substring(0, LONGEST) : path;
    }
}
