package io.aiadmin.host.panel;

import io.aiadmin.core.access.Role;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.host.settings.CompanyDesk;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The company's name, place and house rules. */
@Controller("/panel/settings")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CompanyPageController {

    private static final List<String> ZONES = List.of(
            "Europe/Kaliningrad",
            "Europe/Moscow",
            "Europe/Samara",
            "Asia/Yekaterinburg",
            "Asia/Omsk",
            "Asia/Novosibirsk",
            "Asia/Krasnoyarsk",
            "Asia/Irkutsk",
            "Asia/Yakutsk",
            "Asia/Vladivostok",
            "Asia/Magadan",
            "Asia/Kamchatka");
    private static final List<String> FIELDS =
            List.of("name", "zone", "address", "phone", "notice", "bookings", "privacy");
    private static final int LONGEST = 200;

    private final Pages pages;
    private final CompanyDesk desk;

    CompanyPageController(Pages pages, CompanyDesk desk) {
        this.pages = pages;
        this.desk = desk;
    }

    @Get
    HttpResponse<?> settings(HttpRequest<?> request) {
        return pages.read(request, visit -> pages.show(visit, "settings", "settings", view(visit)));
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<?> save(HttpRequest<?> request, @Body byte[] body) {
        return pages.change(request, body, Role::maySet, (visit, form) -> {
            Map<String, String> values = new LinkedHashMap<>(stored(visit));
            FIELDS.stream().filter(form::has).forEach(field -> values.put(field, form.text(field)));
            Map<String, String> errors = errors(visit.t(), values);
            if (!errors.isEmpty()) {
                return pages.show(
                        visit, HttpStatus.BAD_REQUEST, "settings", "settings", new CompanyView(values, errors, ZONES));
            }
            desk.saveProfile(
                    visit.companyId(),
                    value(values, "name"),
                    profile(visit.company().profile(), values),
                    visit.actor());
            return Pages.to(form.text("then").equals("start") ? "/panel/start" : "/panel/settings?done=saved");
        });
    }

    static CompanyView view(Visit visit) {
        String zone = visit.zone().getId();
        List<String> zones = ZONES.contains(zone)
                ? ZONES
                : Stream.concat(Stream.of(zone), ZONES.stream()).toList();
        return new CompanyView(stored(visit), Map.of(), zones);
    }

    private static Map<String, String> stored(Visit visit) {
        CompanyProfile profile = visit.company().profile();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", visit.company().company().name());
        values.put("zone", profile.zone().getId());
        values.put("address", or(profile.address()));
        values.put("phone", or(profile.phone()));
        values.put("notice", String.valueOf(profile.cancelNotice().toHours()));
        values.put("bookings", String.valueOf(profile.maxActiveBookings()));
        values.put("privacy", or(profile.privacyLink()));
        return values;
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Map<String, String> errors(Texts t, Map<String, String> values) {
        Map<String, String> errors = new LinkedHashMap<>();
        String name = value(values, "name");
        if (name.isBlank() || name.length() > LONGEST) {
            errors.put("name", t.of("form.name"));
        }
        if (!isZone(value(values, "zone"))) {
            errors.put("zone", t.of("form.zone"));
        }
        if (!value(values, "phone").matches("|[+\\d() -]{7,25}")) {
            errors.put("phone", t.of("form.phone"));
        }
        if (!value(values, "notice").matches("\\d{1,3}")) {
            errors.put("notice", t.of("form.notice"));
        }
        if (!value(values, "bookings").matches("[1-9]\\d?")) {
            errors.put("bookings", t.of("form.bookings"));
        }
        if (!value(values, "privacy").matches("|https?://\\S{3,300}")) {
            errors.put("privacy", t.of("form.address"));
        }
        return errors;
    }

    private static boolean isZone(String text) {
        try {
            ZoneId.of(text);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static CompanyProfile profile(CompanyProfile old, Map<String, String> values) {
        return new CompanyProfile(
                ZoneId.of(value(values, "zone")),
                old.language(),
                orNull(value(values, "address")),
                orNull(value(values, "phone")),
                notice(old.cancelNotice(), Long.parseLong(value(values, "notice"))),
                Integer.parseInt(value(values, "bookings")),
                old.aliases(),
                old.hiddenServices(),
                orNull(value(values, "privacy")));
    }

    /** Half an hour, set by API, is not lost when the form says zero hours unchanged. */
    private static Duration notice(Duration old, long hours) {
        return old.toHours() == hours ? old : Duration.ofHours(hours);
    }

    private static String value(Map<String, String> values, String field) {
        return Optional.ofNullable(values.get(field)).orElse("");
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }
}
