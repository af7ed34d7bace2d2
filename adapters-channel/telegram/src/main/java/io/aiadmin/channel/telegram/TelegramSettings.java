package io.aiadmin.channel.telegram;

import io.aiadmin.spi.InvalidSettingsException;
import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.Secret;
import io.aiadmin.spi.SettingField;
import io.aiadmin.spi.SettingField.Kind;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.SettingsSchema;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a company sets for its bot.
 *
 * @param botId the bot's user id, or a digest of a token of an unusual form; no secret
 * @param webhookSecret what the vendor sends along with each update
 * @param polling whether updates are fetched instead of received
 * @param asksForPhone whether the button that shares the own number is offered
 * @param businessOwners ids and lower-case names of the accounts that the bot may answer for; empty for all
 */
record TelegramSettings(
        Secret token,
        String botId,
        Secret webhookSecret,
        URI baseUrl,
        boolean polling,
        boolean asksForPhone,
        Set<String> businessOwners) {

    static final String DEFAULT_BASE_URL = "https://api.telegram.org";

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9:_-]{3,200}");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final Pattern BOT_ID = Pattern.compile("(\\d{1,20}):.*");

    static final SettingsSchema SCHEMA = SettingsSchema.of(
            SettingField.required(
                    "bot-token",
                    Kind.SECRET,
                    new LocalText("Токен бота", "Bot token"),
                    new LocalText(
                            "Откройте @BotFather → /newbot (или /mybots → ваш бот → API Token) и вставьте строку вида 123456789:AA…",
                            "Open @BotFather → /newbot (or /mybots → your bot → API Token) and paste a line such as 123456789:AA…")),
            SettingField.choice(
                    "mode",
                    new LocalText("Как приходят сообщения", "How messages come in"),
                    new LocalText(
                            "webhook: Telegram присылает их сам, нужен адрес, доступный из интернета. polling: мы забираем их сами.",
                            "webhook: Telegram sends them, which needs an address on the internet. polling: we fetch them."),
                    "webhook",
                    List.of("webhook", "polling")),
            SettingField.optional(
                    "phone-request",
                    Kind.FLAG,
                    new LocalText("Кнопка «Отправить мой номер»", "Button “Send my number”"),
                    new LocalText(
                            "Клиент одним нажатием подтверждает свой номер. Без неё номер спрашиваем словами.",
                            "The customer confirms the own number with one press. Without it we ask in words."),
                    "true"),
            SettingField.optional(
                    "business-owners",
                    Kind.LONG_TEXT,
                    new LocalText("Аккаунты Telegram Business", "Telegram Business accounts"),
                    new LocalText(
                            "Если бот подключён к аккаунту салона: @имя или числовой id владельца, по одному на строку. "
                                    + "Пусто: отвечаем в любом подключённом аккаунте.",
                            "If the bot is connected to the salon's own account: its @name or numeric id, one a line. "
                                    + "Empty: we answer in any account that connects the bot."),
                    null),
            SettingField.optional(
                    "webhook-secret",
                    Kind.SECRET,
                    new LocalText("Секрет вебхука", "Webhook secret"),
                    new LocalText(
                            "Обычно не нужен: выводится из токена. До 256 знаков: латинские буквы, цифры, _ и -.",
                            "Usually not needed: derived from the token. Up to 256 letters, digits, _ and -."),
                    null),
            SettingField.optional(
                    "api-base-url",
                    Kind.URL,
                    new LocalText("Адрес Bot API", "Address of the Bot API"),
                    new LocalText(
                            "Меняйте, только если у вас свой сервер Bot API или прокси.",
                            "Change it only for a Bot API server or relay of your own."),
                    DEFAULT_BASE_URL));

    static TelegramSettings read(Settings settings) {
        Secret token = settings.secret("bot-token");
        if (!TOKEN.matcher(token.reveal()).matches()) {
            throw problem(
                    "bot-token",
                    "Это не похоже на токен бота: он выглядит как 123456789:AA…",
                    "This does not look like a bot token: one looks like 123456789:AA…");
        }
        Secret secret = settings.findSecret("webhook-secret").orElseGet(() -> derived(token));
        if (!SECRET.matcher(secret.reveal()).matches()) {
            throw problem(
                    "webhook-secret",
                    "До 256 знаков: латинские буквы, цифры, _ и -",
                    "Up to 256 letters, digits, _ and -");
        }
        return new TelegramSettings(
                token,
                botId(token),
                secret,
                settings.address("api-base-url"),
                settings.text("mode").equals("polling"),
                settings.flag("phone-request"),
                owners(settings.find("business-owners").orElse("")));
    }

    /** The same for connecting and receiving, on every replica, with nothing to store. */
    private static Secret derived(Secret token) {
        return Secret.of(digest(token, "aiadmin telegram webhook secret 1"));
    }

    private static String botId(Secret token) {
        var matcher = BOT_ID.matcher(token.reveal());
        return matcher.matches()
                ? matcher.group(1)
                : digest(token, "aiadmin telegram bot id").substring(0, 12);
    }

    private static String digest(Secret key, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every JDK", e);
        }
    }

    private static Set<String> owners(String text) {
        return Arrays.stream(text.split("[\\s,;]+"))
                .map(each -> each.replaceFirst("^@", "").toLowerCase(Locale.ROOT))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    static InvalidSettingsException problem(String key, String russian, String english) {
        return new InvalidSettingsException(
                List.of(new InvalidSettingsException.Problem(key, new LocalText(russian, english))));
    }
}
