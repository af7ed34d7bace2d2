package io.aiadmin.host.panel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.aiadmin.core.company.ChannelSettings;
import io.aiadmin.host.demo.DemoCompany;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("browser")
class PanelTest {

    private static final int FIRST_LOAD = 150 * 1024;
    private static final double PATIENCE = 20_000;

    private static PanelServer server;
    private static Playwright playwright;
    private static Browser browser;

    /** The owner's cookies: five log-ins in a row make an account wait. */
    private static String owner;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void launch() {
        setDefaultAssertionTimeout(PATIENCE);
        server = new PanelServer();
        playwright = Browsers.playwright();
        browser = Browsers.launch(playwright);
        server.openTask("Марина, завтра в 15:00, женская стрижка: CRM не отвечала, запишите сами.");
        try (BrowserContext customer = browser.newContext(options(1440, ColorScheme.LIGHT))) {
            bookByChat(customer.newPage());
        }
        try (BrowserContext first = browser.newContext(options(1440, ColorScheme.LIGHT))) {
            logIn(first.newPage(), DemoCompany.EMAIL, DemoCompany.PASSWORD);
            owner = first.storageState();
        }
    }

    @AfterAll
    static void quit() {
        browser.close();
        playwright.close();
        server.close();
    }

    @BeforeEach
    void open() {
        context = browser.newContext(options(1440, ColorScheme.LIGHT));
        page = watched(context.newPage());
    }

    @AfterEach
    void close() {
        context.close();
    }

    // ---- the customer's way

    private static void bookByChat(Page chat) {
        chat.navigate(server.url("/chat/" + DemoCompany.ID));
        say(chat, "Хочу постричься в пятницу после обеда, женская стрижка у Анны");
        say(chat, "Давайте в 15:00");
        say(chat, "Мария, 8 916 111-22-33");
        say(chat, "Да, записывайте");
        assertThat(chat.locator("#log .card").first()).isVisible();
        Browsers.picture(chat, "chat-light-1440");
    }

    private static void say(Page chat, String text) {
        Locator answers = chat.locator("#log .row.agent");
        assertThat(answers.first()).isVisible();
        int before = answers.count();
        chat.locator("#text").fill(text);
        chat.locator("#send").click();
        assertThat(answers.nth(before)).isVisible();
    }

    // ---- the owner's way

    @Test
    void bookingOfTheChatIsReadWithWhatTheAgentLookedUp() {
        logIn();
        page.navigate(server.url("/panel/inbox"));
        page.locator("[data-row]").first().click();

        assertThat(page.locator(".said.customer").first()).containsText("Хочу постричься в пятницу");
        assertThat(page.locator(".said.agent .booking")).containsText("Запись внесена");
        assertThat(page.locator(".said.agent .booking")).containsText("15:00");
        Locator tool = page.locator("details.tool").first();
        assertThat(tool.locator("pre").first()).isHidden();
        tool.locator("summary").click();
        assertThat(tool.locator("pre").first()).isVisible();
        assertThat(page.locator(".customer .booking")).containsText("Женская стрижка");
        assertThat(complaints).isEmpty();
    }

    @Test
    void bookingOfTheWeekLeadsToTheConversationThatMadeIt() {
        logIn();
        page.navigate(server.url("/panel/bookings"));

        Locator ours = page.locator(".week .visit.ours");
        assertThat(ours).hasCount(1);
        assertThat(ours).containsText("15:00");
        assertThat(ours).containsText("+7 916 111-22-33");
        ours.locator("a").click();
        assertThat(page.locator(".said.agent .booking")).isVisible();
    }

    @Test
    void newMessagesComeWithoutMovingWhatIsRead() {
        logIn();
        page.navigate(server.url("/panel/inbox"));
        page.locator("[data-row]").first().click();
        int before = page.locator(".said").count();
        page.locator("#scroll").evaluate("box => { box.scrollTop = 0; }");
        try (BrowserContext customer = browser.newContext(options(360, ColorScheme.LIGHT))) {
            Page chat = customer.newPage();
            chat.navigate(server.url("/chat/" + DemoCompany.ID));
            say(chat, "Сколько стоит маникюр?");
        }
        assertThat(page.locator("[data-row]")).not().hasCount(1);
        assertThat(page.locator(".said")).hasCount(before);
        assertThat((int) page.locator("#scroll").evaluate("box => box.scrollTop"))
                .isZero();
    }

    @Test
    void keyboardWalksTheConversations() {
        logIn();
        page.navigate(server.url("/panel/inbox"));
        page.keyboard().press("j");
        assertThat(page.locator("[data-row]").first()).isFocused();
        page.keyboard().press("/");
        assertThat(page.locator(".filters a").first()).isFocused();
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        page.keyboard().press("Escape");
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        assertThat(page.locator("#scroll")).isVisible();
    }

    @Test
    void maskedSecretStaysWhenTheFormIsSaved() {
        server.storage()
                .editor()
                .saveChannel(
                        DemoCompany.ID,
                        new ChannelSettings(
                                "telegram", false, Map.of("bot-token", "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")));
        logIn();
        page.navigate(server.url("/panel/connections/channel/telegram"));
        assertThat(page.locator("[data-secret]").first()).hasValue("••••6789");
        page.locator("details.rare summary").click();
        page.locator("[name=f-gathering-quiet]").fill("3s");
        page.locator("button[type=submit]")
                .filter(new Locator.FilterOptions().setHasText("Сохранить"))
                .click();

        assertThat(page.locator(".notice")).containsText("Сохранено");
        Map<String, String> stored = server.storage()
                .directory()
                .find(DemoCompany.ID)
                .orElseThrow()
                .channel("telegram")
                .orElseThrow()
                .config();
        assertThat(stored)
                .containsEntry("bot-token", "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
                .containsEntry("gathering-quiet", "3s");
    }

    @Test
    void wrongValueIsSaidAtItsFieldAndNothingTypedIsLost() {
        logIn();
        page.navigate(server.url("/panel/connections/crm/calendar"));
        page.locator("[name=f-zone]").fill("Москва");
        page.locator("[name=f-lead-time]").fill("2h");
        page.locator("button[type=submit]")
                .filter(new Locator.FilterOptions().setHasText("Сохранить"))
                .click();

        assertThat(page.locator(".field.wrong .error")).containsText("Europe/Moscow");
        assertThat(page.locator("[name=f-zone]")).hasValue("Москва");
        assertThat(page.locator("[name=f-lead-time]")).hasValue("2h");
        Browsers.picture(page, "connection-error-light-1440");
    }

    @Test
    void connectionTestShowsItsFindings() {
        logIn();
        page.navigate(server.url("/panel/connections/crm/calendar"));
        page.locator("#check").click();

        assertThat(page.locator(".findings li").first()).isVisible();
        assertThat(page.locator(".findings li.good").first()).isVisible();
        Browsers.picture(page, "connection-checked-light-1440");
        assertThat(complaints).isEmpty();
    }

    @Test
    void signUpLeadsThroughTheWizardToAChatThatAnswers() {
        page.navigate(server.url("/signup"));
        page.locator("#company_name").fill("Барбершоп «Усы»");
        page.locator("#name").fill("Олег");
        page.locator("#email").fill("oleg@example.org");
        page.locator("#password").fill("длинный пароль");
        page.locator("button.wide").click();
        assertThat(page.locator("h2").first()).containsText("Где вас найти?");
        page.locator("#address").fill("Казань, ул. Баумана, 5");
        next();
        assertThat(page.locator(".tile").first()).isVisible();
        page.locator(".tile")
                .filter(new Locator.FilterOptions().setHasText("Встроенный журнал"))
                .click();
        next();
        page.locator("#description").fill("Мужские стрижки и бороды.");
        next();
        next();
        assertThat(page.locator("h2").first()).containsText("Напишите себе");
        assertThat(page.locator("iframe")).isVisible();
        var chat = page.frameLocator("iframe");
        chat.locator("#text").fill("Какой у вас адрес?");
        chat.locator("#send").click();
        assertThat(chat.locator("#log .row.agent").last()).containsText("Баумана");
        page.navigate(server.url("/panel/inbox"));
        assertThat(page.locator("[data-row]")).hasCount(1);
    }

    @Test
    void anotherCompanysConversationIsNotThere() {
        logIn();
        page.navigate(server.url("/panel/inbox"));
        String foreign = page.locator("[data-row]").first().getAttribute("href");
        try (BrowserContext other = browser.newContext(options(1440, ColorScheme.LIGHT))) {
            Page stranger = other.newPage();
            stranger.navigate(server.url("/signup"));
            stranger.locator("#company_name").fill("Чужая компания");
            stranger.locator("#name").fill("Некто");
            stranger.locator("#email").fill("stranger@example.org");
            stranger.locator("#password").fill("длинный пароль");
            stranger.locator("button.wide").click();
            assertThat(stranger.navigate(server.url(foreign)).status()).isEqualTo(404);
        }
    }

    @Test
    void viewerReadsOnly() {
        logIn(page, PanelServer.VIEWER, PanelServer.VIEWER_PASSWORD);
        page.navigate(server.url("/panel/settings"));
        assertThat(page.locator("#name")).isDisabled();
        assertThat(page.locator(".form button[type=submit]")).hasCount(0);
        page.navigate(server.url("/panel/bookings"));
        assertThat(page.locator(".week .visit.ours")).containsText("••• 33");
        String token = page.locator("[name=csrf]").first().inputValue();
        APIResponse answer = page.request()
                .post(
                        server.url("/panel/settings"),
                        RequestOptions.create()
                                .setForm(FormData.create().set("csrf", token).set("name", "Взлом")));
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void formFromElsewhereChangesNothing() {
        logIn();
        APIResponse answer = page.request()
                .post(
                        server.url("/panel/settings"),
                        RequestOptions.create().setForm(FormData.create().set("name", "Взлом")));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(server.storage()
                        .directory()
                        .find(DemoCompany.ID)
                        .orElseThrow()
                        .company()
                        .name())
                .isNotEqualTo("Взлом");
    }

    @Test
    void wrongPasswordSaysNothingOfTheAccountAndKeepsTheAddress() {
        page.navigate(server.url("/login"));
        page.locator("#email").fill("nobody@example.org");
        page.locator("#password").fill("wrong-password");
        page.locator("button.wide").click();
        assertThat(page.locator(".problem")).containsText("Адрес или пароль не подходят");
        assertThat(page.locator("#email")).hasValue("nobody@example.org");
        Browsers.picture(page, "login-error-light-1440");
    }

    @Test
    void strangerIsAskedToLogInAndThenLedOn() {
        page.navigate(server.url("/panel/bookings"));
        assertThat(page).hasTitle("Вход");
        page.locator("#email").fill(DemoCompany.EMAIL);
        page.locator("#password").fill(DemoCompany.PASSWORD);
        page.locator("button.wide").click();
        assertThat(page.locator("h1")).hasText("Записи");
    }

    // ---- every page

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "1440, DARK", "360, LIGHT", "360, DARK"})
    void pagesAreReadableAndStill(int width, ColorScheme scheme) {
        try (BrowserContext own = browser.newContext(options(width, scheme))) {
            page = watched(own.newPage());
            List<String> faults = new ArrayList<>();
            for (String path : List.of("/", "/login", "/signup")) {
                look(path, width, scheme, faults);
            }
            own.addCookies(ownerCookies());
            for (String path : List.of(
                    "/panel",
                    "/panel/inbox",
                    conversation(),
                    "/panel/bookings",
                    "/panel/knowledge",
                    "/panel/agent",
                    "/panel/connections",
                    "/panel/connections/channel/webchat",
                    "/panel/settings",
                    "/panel/start?step=1",
                    "/panel/start?step=2",
                    "/panel/start?step=5",
                    "/panel/more")) {
                look(path, width, scheme, faults);
            }
            assertThat(faults).isEmpty();
            assertThat(complaints).isEmpty();
        }
    }

    private void look(String path, int width, ColorScheme scheme, List<String> faults) {
        page.navigate(server.url(path));
        String name = path.equals("/")
                ? "landing"
                : path.substring(1).replaceAll("[0-9a-f-]{36}.*", "one").replaceAll("[/?=]", "-");
        Browsers.picture(page, name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width);
        Browsers.seriousFaults(page).forEach(fault -> faults.add(path + " " + width + ": " + fault));
        if ((boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth")) {
            faults.add(path + " " + width + ": wider than the screen");
        }
        double shift = ((Number) page.evaluate("window.shift ?? 0")).doubleValue();
        if (shift > 0) {
            faults.add(path + " " + width + ": jumps by " + shift);
        }
        int loaded = ((Number) page.evaluate(
                        "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation')).filter(each"
                                + " => each.initiatorType !== 'iframe').reduce((sum, each) => sum + each.transferSize,"
                                + " 0)"))
                .intValue();
        if (loaded > FIRST_LOAD) {
            faults.add(path + " " + width + ": " + loaded + " bytes");
        }
    }

    private static List<Cookie> ownerCookies() {
        try (BrowserContext logged =
                browser.newContext(options(1440, ColorScheme.LIGHT).setStorageState(owner))) {
            return logged.cookies();
        }
    }

    private String conversation() {
        page.navigate(server.url("/panel/inbox"));
        return page.locator("[data-row]").last().getAttribute("href");
    }

    private void next() {
        page.locator(".wizard-card button.button:not(.second)").click();
    }

    private void logIn() {
        context.close();
        context = browser.newContext(options(1440, ColorScheme.LIGHT).setStorageState(owner));
        page = watched(context.newPage());
    }

    private static void logIn(Page page, String email, String password) {
        page.navigate(server.url("/login"));
        page.locator("#email").fill(email);
        page.locator("#password").fill(password);
        page.locator("button.wide").click();
        assertThat(page.locator("h1")).hasText("Сегодня");
    }

    private Page watched(Page fresh) {
        fresh.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        fresh.onPageError(complaints::add);
        fresh.addInitScript("new PerformanceObserver(list => list.getEntries().forEach(each => {"
                + " if (!each.hadRecentInput) { window.shift = (window.shift ?? 0) + each.value; } }))"
                + ".observe({type: 'layout-shift', buffered: true})");
        return fresh;
    }

    private static Browser.NewContextOptions options(int width, ColorScheme scheme) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, width < 600 ? 780 : 900)
                .setColorScheme(scheme)
                .setLocale("ru-RU");
    }
}
