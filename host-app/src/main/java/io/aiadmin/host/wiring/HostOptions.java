package io.aiadmin.host.wiring;

import io.aiadmin.spi.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How this process was started: arguments and environment, checked.
 *
 * <p>Without an external database named it is the development profile: bound to localhost, embedded servers in the data folder, the demo company.
 * With one it is the production profile, which needs all its parts.
 *
 * @param port 0 takes any free one
 * @param database null in the development profile
 * @param redis address of an external Redis; null starts the embedded one, or none beside an external database
 * @param keyFile the master key set; null keeps one in the data folder
 * @param publicUrl under which vendors reach this host; null when they can't
 * @param clockStart where the product's clock starts; null is the real time
 * @param demoCrm the CRM that the demo company runs on, {@code calendar} unless asked otherwise
 */
public record HostOptions(
        String bindAddress,
        int port,
        Path data,
        @Nullable Database database,
        @Nullable String redis,
        @Nullable Path keyFile,
        @Nullable URI publicUrl,
        @Nullable OffsetDateTime clockStart,
        boolean privateAddressesAllowed,
        Gemini gemini,
        String demoCrm) {

    /** An external PostgreSQL. */
    public record Database(String url, String user, Secret password) {}

    /**
     * The primary model.
     *
     * @param key null leaves the offline dialogue alone
     */
    public record Gemini(
            @Nullable Secret key,
            @Nullable String baseUrl,
            @Nullable String model) {}

    public boolean development() {
        return database == null;
    }

    /**
     * Reads the command line and the environment.
     *
     * @throws StartupProblem something is missing, unknown or contradictory
     */
    public static HostOptions read(List<String> arguments, Map<String, String> environment) {
        Map<String, String> named = named(arguments);
        Database database = database(environment);
        boolean development = database == null;
        String key = environment.get("AI_ADMIN_KEY_FILE");
        if (!development && key == null) {
            throw new StartupProblem(
                    "Рабочему профилю нужен файл ключей: укажите его в AI_ADMIN_KEY_FILE.",
                    "The production profile needs a key file: name it in AI_ADMIN_KEY_FILE.");
        }
        if (!development && environment.get("AI_ADMIN_REDIS_URL") == null) {
            throw new StartupProblem(
                    "Рабочему профилю нужен Redis: укажите его адрес в AI_ADMIN_REDIS_URL.",
                    "The production profile needs Redis: name its address in AI_ADMIN_REDIS_URL.");
        }
        return new HostOptions(
                named.getOrDefault("host", environment.getOrDefault("AI_ADMIN_HOST", "127.0.0.1")),
                port(named.getOrDefault("port", "8080")),
                Path.of(named.getOrDefault("data", "data")).toAbsolutePath().normalize(),
                database,
                environment.get("AI_ADMIN_REDIS_URL"),
                key == null ? null : Path.of(key).toAbsolutePath().normalize(),
                address(environment, "AI_ADMIN_PUBLIC_URL"),
                clock(environment.get("AI_ADMIN_CLOCK"), development),
                Boolean.parseBoolean(
                        environment.getOrDefault("AI_ADMIN_ALLOW_PRIVATE_ADDRESSES", String.valueOf(development))),
                new Gemini(
                        secret(environment.get("GEMINI_API_KEY")),
                        environment.get("AI_ADMIN_GEMINI_BASE_URL"),
                        environment.get("AI_ADMIN_GEMINI_MODEL")),
                named.getOrDefault("demo-crm", "calendar"));
    }

    private static Map<String, String> named(List<String> arguments) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!List.of("--port", "--data", "--host", "--demo-crm").contains(name) || i + 1 == arguments.size()) {
                throw new StartupProblem(
                        "Непонятный параметр: " + name
                                + ". Есть --port, --data, --host и --demo-crm, у каждого одно значение.",
                        "Unknown option: " + name
                                + ". There are --port, --data, --host and --demo-crm, each with one value.");
            }
            named.put(name.substring(2), arguments.get(i + 1));
        }
        return named;
    }

    private static @Nullable Database database(Map<String, String> environment) {
        String url = environment.get("AI_ADMIN_DATABASE_URL");
        if (url == null || url.isBlank()) {
            return null;
        }
        String user = environment.get("AI_ADMIN_DATABASE_USER");
        String password = environment.get("AI_ADMIN_DATABASE_PASSWORD");
        if (user == null || password == null) {
            throw new StartupProblem(
                    "К AI_ADMIN_DATABASE_URL нужны AI_ADMIN_DATABASE_USER и AI_ADMIN_DATABASE_PASSWORD.",
                    "AI_ADMIN_DATABASE_URL needs AI_ADMIN_DATABASE_USER and AI_ADMIN_DATABASE_PASSWORD.");
        }
        return new Database(url, user, Secret.of(password));
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
            return Integer.parseInt(text);
        }
        throw new StartupProblem("Порт должен быть числом от 0 до 65535.", "The port is a number from 0 to 65535.");
    }

    private static @Nullable URI address(Map<String, String> environment, String name) {
        String text = environment.get(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            URI address = URI.create(text);
            if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw badAddress(name, e);
        }
        throw badAddress(name, null);
    }

    private static StartupProblem badAddress(String name, @Nullable Throwable cause) {
        StartupProblem problem = new StartupProblem(
                name + ": нужен полный адрес, например https://chat.example.ru.",
                name + " takes a full address, such as https://chat.example.com.");
        if (cause != null) {
            problem.initCause(cause);
        }
        return problem;
    }

    private static @Nullable OffsetDateTime clock(@Nullable String text, boolean development) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!development) {
            throw new StartupProblem(
                    "AI_ADMIN_CLOCK бывает только в профиле разработки.",
                    "AI_ADMIN_CLOCK belongs to the development profile only.");
        }
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            StartupProblem problem = new StartupProblem(
                    "AI_ADMIN_CLOCK: нужен момент со смещением, например 2026-11-23T10:00:00+03:00.",
                    "AI_ADMIN_CLOCK takes a moment with its offset, such as 2026-11-23T10:00:00+03:00.");
            problem.initCause(e);
            throw problem;
        }
    }

    private static @Nullable Secret secret(@Nullable String text) {
        return text == null || text.isBlank() ? null : Secret.of(text);
    }
}
