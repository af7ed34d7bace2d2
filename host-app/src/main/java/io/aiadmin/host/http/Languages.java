package io.aiadmin.host.http;

import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;

/** In which language a caller is answered: English for those who ask for it first, Russian for all others. */
public final class Languages {

    public static final Locale RUSSIAN = Locale.of("ru");

    private Languages() {}

    public static Locale of(HttpRequest<?> request) {
        String header = request.getHeaders().get("Accept-Language");
        if (header == null || header.length() > 200) {
            return RUSSIAN;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), List.of(RUSSIAN, Locale.ENGLISH));
            return best == null ? RUSSIAN : best;
        } catch (IllegalArgumentException _) {
            return RUSSIAN;
        }
    }
}
