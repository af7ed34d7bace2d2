package io.aiadmin.channel.webchat;

import io.aiadmin.spi.InvalidSettingsException;
import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.Secret;
import io.aiadmin.spi.SettingField;
import io.aiadmin.spi.SettingField.Kind;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.SettingsSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a company decides about its chat.
 *
 * @param title null shows the company's own name
 * @param greeting null shows the page's own words
 * @param colour {@code #RRGGBB}
 * @param origins sites that may show the widget
 * @param policy the address of the company's personal-data policy
 * @param secret signs visitors that the company's site knows
 * @param starters ready first questions, at most {@value #MAX_STARTERS}
 */
record WebchatSettings(
        @Nullable String title,
        @Nullable String greeting,
        String colour,
        String language,
        List<AllowedOrigin> origins,
        @Nullable String policy,
        Optional<Secret> secret,
        List<String> starters,
        @Nullable String hours,
        boolean left) {

    static final int MAX_STARTERS = 6;
    static final int MAX_ORIGINS = 30;
    static final String DEFAULT_COLOUR = "#5B4BDB";

    private static final int MIN_SECRET = 32;
    private static final int MAX_TITLE = 80;
    private static final int MAX_GREETING = 600;
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    static final SettingsSchema SCHEMA = SettingsSchema.of(
            SettingField.optional(
                    "title",
                    Kind.TEXT,
                    new LocalText("Название в шапке", "Name in the header"),
                    new LocalText(
                            "Что видит клиент наверху чата. Пусто: название компании.",
                            "What the customer sees on top of the chat. Empty: the company's name."),
                    null),
            SettingField.optional(
                    "greeting",
                    Kind.LONG_TEXT,
                    new LocalText("Приветствие", "Greeting"),
                    new LocalText(
                            "Первая реплика в пустом чате. Пусто: наше стандартное приветствие.",
                            "The first line of an empty chat. Empty: our standard greeting."),
                    null),
            SettingField.optional(
                    "start-buttons",
                    Kind.LONG_TEXT,
                    new LocalText("Готовые вопросы", "Ready questions"),
                    new LocalText(
                            "По одному на строку, не больше шести и не длиннее 64 знаков: «Хочу записаться», «Сколько стоит?»",
                            "One a line, at most six of at most 64 characters: “I'd like to book”, “What does it cost?”"),
                    null),
            SettingField.optional(
                    "colour",
                    Kind.TEXT,
                    new LocalText("Цвет", "Colour"),
                    new LocalText(
                            "Цвет кнопок в виде #RRGGBB. Слишком светлый мы затемним, чтобы текст читался.",
                            "The colour of the buttons as #RRGGBB. One too light is darkened so that text stays readable."),
                    DEFAULT_COLOUR),
            SettingField.choice(
                    "language",
                    new LocalText("Язык чата", "Language of the chat"),
                    new LocalText("Клиент может переключить его в меню.", "The customer can switch it in the menu."),
                    "ru",
                    List.of("ru", "en")),
            SettingField.optional(
                    "hours",
                    Kind.TEXT,
                    new LocalText("Часы работы", "Opening hours"),
                    new LocalText(
                            "Строка в меню чата: «Ежедневно 10:00–21:00».",
                            "A line in the chat's menu: “Daily 10:00–21:00”."),
                    null),
            SettingField.optional(
                    "allowed-origins",
                    Kind.LONG_TEXT,
                    new LocalText("Сайты, где стоит виджет", "Sites that show the widget"),
                    new LocalText(
                            "По одному адресу на строку: https://salon.ru или https://*.salon.ru. Пусто: виджет не откроется нигде, "
                                    + "работает только отдельная страница чата.",
                            "One address a line: https://salon.example or https://*.salon.example. Empty: the widget opens nowhere, "
                                    + "only the chat's own page works."),
                    null),
            SettingField.choice(
                    "launcher-side",
                    new LocalText("Где кнопка", "Where the button sits"),
                    new LocalText("Нижний угол сайта.", "The lower corner of the site."),
                    "right",
                    List.of("right", "left")),
            SettingField.optional(
                    "policy-link",
                    Kind.URL,
                    new LocalText("Политика персональных данных", "Personal-data policy"),
                    new LocalText(
                            "Адрес страницы; ссылка стоит над полем ввода до первого сообщения.",
                            "The page's address; the link stands above the input until the first message."),
                    null),
            SettingField.optional(
                    "widget-secret",
                    Kind.SECRET,
                    new LocalText("Секрет для входа с сайта", "Secret for signed visitors"),
                    new LocalText(
                            "Нужен, только если на сайте есть личный кабинет: им ваш сервер подписывает имя и телефон клиента. "
                                    + "Не короче 32 знаков.",
                            "Only for sites with a login: your server signs the customer's name and phone with it. "
                                    + "At least 32 characters."),
                    null));

    static WebchatSettings read(Settings settings) {
        List<InvalidSettingsException.Problem> problems = new ArrayList<>();
        String colour = settings.text("colour");
        if (!COLOUR.matcher(colour).matches()) {
            problems.add(problem("colour", "Нужен цвет в виде #5B4BDB", "A colour looks like #5B4BDB"));
        }
        String title = settings.find("title").orElse(null);
        if (title != null && title.length() > MAX_TITLE) {
            problems.add(problem("title", "Не длиннее 80 знаков", "At most 80 characters"));
        }
        String greeting = settings.find("greeting").orElse(null);
        if (greeting != null && greeting.length() > MAX_GREETING) {
            problems.add(problem("greeting", "Не длиннее 600 знаков", "At most 600 characters"));
        }
        List<AllowedOrigin> origins = origins(settings, problems);
        List<String> starters = lines(settings, "start-buttons");
        if (starters.size() > MAX_STARTERS || starters.stream().anyMatch(each -> each.length() > 64)) {
            problems.add(problem(
                    "start-buttons",
                    "Не больше шести строк, каждая не длиннее 64 знаков",
                    "At most six lines of at most 64 characters"));
        }
        Optional<Secret> secret = settings.findSecret("widget-secret");
        if (secret.isPresent() && secret.get().reveal().length() < MIN_SECRET) {
            problems.add(problem("widget-secret", "Не короче 32 знаков", "At least 32 characters"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return new WebchatSettings(
                title,
                greeting,
                colour.toUpperCase(Locale.ROOT),
                settings.text("language"),
                List.copyOf(origins),
                settings.find("policy-link").orElse(null),
                secret,
                starters,
                settings.find("hours").orElse(null),
                settings.text("launcher-side").equals("left"));
    }

    private static List<AllowedOrigin> origins(Settings settings, List<InvalidSettingsException.Problem> problems) {
        List<AllowedOrigin> origins = new ArrayList<>();
        for (String line : lines(settings, "allowed-origins")) {
            for (String each : line.split("[,\\s]+")) {
                Optional<AllowedOrigin> origin = AllowedOrigin.read(each);
                if (origin.isPresent()) {
                    origins.add(origin.get());
                } else {
                    problems.add(problem(
                            "allowed-origins",
                            "Нужны адреса вида https://salon.ru, без пути",
                            "Addresses look like https://salon.example, with no path"));
                }
            }
        }
        if (origins.size() > MAX_ORIGINS) {
            problems.add(problem("allowed-origins", "Не больше 30 адресов", "At most 30 addresses"));
        }
        return origins;
    }

    private static List<String> lines(Settings settings, String key) {
        return Arrays.stream(settings.find(key).orElse("").split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static InvalidSettingsException.Problem problem(String key, String russian, String english) {
        return new InvalidSettingsException.Problem(key, new LocalText(russian, english));
    }
}
