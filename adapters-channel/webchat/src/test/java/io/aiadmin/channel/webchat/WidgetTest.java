package io.aiadmin.channel.webchat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.aiadmin.channel.webchat.ChatPageServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.aiadmin.spi.Secret;
import io.aiadmin.spi.tck.TckContext;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The widget on a company's site, in Chromium. */
@Tag("browser")
class WidgetTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private static Playwright playwright;
    private static Browser browser;

    private SalonSite site;
    private ChatPageServer server;
    private BrowserContext context;
    private Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void launch() {
        playwright = Browsers.playwright();
        browser = Browsers.launch(playwright);
    }

    @AfterAll
    static void quit() {
        browser.close();
        playwright.close();
    }

    @BeforeEach
    void start() {
        site = SalonSite.start();
        server = ChatPageServer.start(settings(site.origin()));
        site.embed(server.origin(), server.channel().page().snippet(URI.create(server.origin())));
        context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 800).setLocale("ru-RU"));
        page = opened();
    }

    @AfterEach
    void stop() {
        context.close();
        server.close();
        site.close();
    }

    @Test
    void nothingIsLoadedBeforeTheChatIsOpened() {
        List<String> addresses = new CopyOnWriteArrayList<>();
        page.onRequest(request -> addresses.add(request.url()));
        page.navigate(site.origin());
        assertThat(launcher()).isVisible();

        assertThat(addresses).noneMatch(address -> address.contains("/chat/"));
        assertThat(page.locator("iframe")).hasCount(0);
        assertThat(launcher()).hasAttribute("aria-expanded", "false");
        assertThat((List<?>) page.evaluate("Object.keys(window).filter((key) => /aiadmin/i.test(key))"))
                .hasSize(1);
    }

    @Test
    void customerOpensWritesAndCloses() {
        server.agent = _ -> says("Добрый день! Чем помочь?");
        page.navigate(site.origin());
        launcher().click();

        assertThat(frame().locator("#text")).isVisible();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasAttribute("aria-label", "Чат с администратором");
        assertThat(launcher()).hasAttribute("aria-expanded", "true");
        frame().locator("#text").fill("Здравствуйте");
        frame().locator("#send").click();
        assertThat(frame().locator(".row.agent").last()).containsText("Чем помочь?");

        frame().locator("#text").press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(launcher()).isFocused();
        assertThat(complaints).isEmpty();
    }

    @Test
    void conversationGoesOnWhenTheSiteIsReloaded() {
        page.navigate(site.origin());
        launcher().click();
        frame().locator("#text").fill("Здравствуйте");
        frame().locator("#send").click();
        await().until(() -> server.customerTexts().size() == 1);

        page.reload();
        launcher().click();

        assertThat(frame().locator(".row.customer")).containsText("Здравствуйте");
        assertThat(server.conversationCount()).isEqualTo(1);
    }

    @Test
    void unreadIsCountedWhileClosed() {
        page.navigate(site.origin());
        launcher().click();
        frame().locator("#text").fill("Здравствуйте");
        frame().locator("#send").click();
        await().until(() -> server.customerTexts().size() == 1);
        frame().locator("#close-button").click();

        server.log(says("Раз"));
        server.log(says("Два"));

        assertThat(page.locator(".badge")).hasText("2");
        assertThat(launcher()).hasAttribute("aria-label", "Открыть чат, 2 непрочитанных");
        launcher().click();
        assertThat(page.locator(".badge")).isHidden();
        frame().locator("#close-button").click();
        assertThat(page.locator(".badge")).isHidden();
    }

    @Test
    void siteCallsBeforeLoadingAreKept() {
        context.addInitScript("""
                window.AIAdmin = [['setContext', {service: 'Маникюр с покрытием'}], ['open']];
                window.heard = [];
                window.AIAdmin.push(['on', 'ready', () => heard.push('ready')], ['on', 'close', () => heard.push('close')]);
                """);
        page.navigate(site.origin());

        assertThat(frame().locator(".chip").first()).hasText("Хочу записаться: Маникюр с покрытием");
        page.evaluate("AIAdmin.close()");
        await().untilAsserted(() -> assertThat((List<?>) page.evaluate("heard")).isEqualTo(List.of("ready", "close")));
    }

    @Test
    void linkOpensTheChat() {
        page.navigate(site.origin());
        assertThat(launcher()).isVisible();

        page.locator("#link").click();

        assertThat(frame().locator("#text")).isVisible();
    }

    @Test
    void destroyLeavesNothing() {
        page.navigate(site.origin());
        launcher().click();
        assertThat(frame().locator("#text")).isVisible();

        page.evaluate("AIAdmin.destroy()");

        assertThat(page.locator("iframe")).hasCount(0);
        assertThat(page.locator("button")).hasCount(0);
    }

    @Test
    void signedCustomerOfTheSiteIsTakenOver() {
        page.navigate(site.origin());
        long until = TckContext.START.plusSeconds(600).getEpochSecond();
        String signature = new IdentityClaim("17", "Анна", "+79161112233", until, "")
                .signature(TckContext.COMPANY, Secret.of(SECRET));
        launcher().click();
        assertThat(frame().locator("#text")).isVisible();
        page.evaluate(
                "window.heard = []; AIAdmin.on('identified', () => heard.push('yes')); AIAdmin.on('not-identified', () => heard.push('no')); undefined");

        page.evaluate(
                "(user) => AIAdmin.setUser(user)",
                Map.of(
                        "id",
                        "17",
                        "name",
                        "Анна",
                        "phone",
                        "+79161112233",
                        "exp",
                        (double) until,
                        "sig",
                        "0".repeat(64)));
        await().untilAsserted(() -> assertThat((List<?>) page.evaluate("heard")).isEqualTo(List.of("no")));
        page.evaluate(
                "(user) => AIAdmin.setUser(user)",
                Map.of("id", "17", "name", "Анна", "phone", "+79161112233", "exp", (double) until, "sig", signature));
        await().untilAsserted(() -> assertThat((List<?>) page.evaluate("heard")).isEqualTo(List.of("no", "yes")));

        frame().locator("#text").fill("Здравствуйте");
        frame().locator("#send").click();
        await().until(() -> server.customerTexts().size() == 1);
        assertThat(server.conversationCount()).isEqualTo(1);
    }

    @Test
    void siteCanNeitherReadNorSpeakForTheCustomer() {
        page.navigate(site.origin());
        launcher().click();
        assertThat(frame().locator("#text")).isVisible();
        page.evaluate("""
                () => {
                  window.stolen = [];
                  addEventListener('message', (event) => stolen.push(JSON.stringify(event.data)));
                  const inner = document.querySelector('div[data-side]').shadowRoot.querySelector('iframe');
                  try { stolen.push(inner.contentDocument.body.textContent); } catch { /* another origin */ }
                  for (const data of [{aiadmin: 1, type: 'say', text: 'взлом'}, {aiadmin: 1, type: 'message', body: 'взлом'}, 'взлом', null, {aiadmin: 2, type: 'shown'}]) {
                    inner.contentWindow.postMessage(data, '*');
                  }
                }
                """);
        server.agent = _ -> says("Тайный ответ");
        frame().locator("#text").fill("Тайный вопрос");
        frame().locator("#send").click();
        assertThat(frame().locator(".row.agent").last()).containsText("Тайный ответ");

        assertThat(page.evaluate("stolen.join()").toString()).doesNotContain("Тайный");
        assertThat(server.customerTexts()).containsExactly("Тайный вопрос");
    }

    @Test
    void foreignSiteGetsNoFrameAndNoBrokenOne() {
        server.configure(settings("https://salon.example"));
        page.clock().install();
        page.navigate(site.origin());
        launcher().click();
        assertThat(page.locator("iframe")).hasCount(1);
        assertThat(frame().locator("#text")).hasCount(0);

        page.clock().fastForward(13_000);

        assertThat(page.locator("iframe")).hasCount(0);
        Page window = page.waitForPopup(() -> launcher().click());
        assertThat(window).hasURL(java.util.regex.Pattern.compile(".*/chat/" + TckContext.COMPANY + ".*"));
        assertThat(window.locator("#text")).isVisible();
    }

    @Test
    void suspendedCompanysLauncherDisappears() {
        server.gone = true;
        page.navigate(site.origin());

        launcher().click();

        assertThat(page.locator("iframe")).hasCount(0);
        assertThat(page.locator("button")).hasCount(0);
    }

    @Test
    void phoneShowsTheChatOverThePageAndGivesItBack() {
        page.setViewportSize(360, 720);
        page.navigate(site.origin());
        page.evaluate("scrollTo(0, 300)");
        launcher().click();
        assertThat(frame().locator("#text")).isVisible();

        assertThat(page.locator(".panel")).hasAttribute("aria-modal", "true");
        assertThat(page.locator(".panel").boundingBox().width).isEqualTo(360);
        assertThat(page.locator(".panel").boundingBox().height).isEqualTo(720);
        assertThat(page.locator("html")).hasCSS("overflow", "hidden");

        page.goBack();
        assertThat(page.locator(".panel")).isHidden();
        assertThat(page.locator("html")).hasCSS("overflow", "visible");
        assertThat(((Number) page.evaluate("scrollY")).intValue()).isEqualTo(300);
        assertThat(page).hasURL(site.origin() + "/");
    }

    @Test
    void axeFindsNothingSerious() {
        page.navigate(site.origin());
        launcher().click();
        assertThat(frame().locator("#text")).isVisible();

        assertThat(Browsers.seriousFaults(page)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 360, 720", "DARK, 360, 720", "LIGHT, 1440, 900", "DARK, 1440, 900"})
    void picturesForPeopleToLookAt(ColorScheme scheme, int width, int height) {
        page.setViewportSize(width, height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        String name = "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
        page.navigate(site.origin());
        assertThat(launcher()).isVisible();
        Browsers.picture(page, "widget-closed" + name);

        launcher().click();
        assertThat(frame().locator("#log .bubble")).hasCount(1);
        assertThat(page.locator(".panel.ready")).isVisible();
        Browsers.picture(page, "widget-open" + name);
    }

    private Locator launcher() {
        return page.locator("div[data-side] > button, div[data-side] button").first();
    }

    private FrameLocator frame() {
        return page.frameLocator("iframe");
    }

    private Page opened() {
        Page made = context.newPage();
        made.setDefaultTimeout(10_000);
        made.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        made.onPageError(complaints::add);
        return made;
    }

    private static Map<String, String> settings(String origin) {
        Map<String, String> settings = new HashMap<>();
        settings.put("allowed-origins", origin);
        settings.put("policy-link", "https://salon.example/privacy");
        settings.put("widget-secret", SECRET);
        return settings;
    }
}
