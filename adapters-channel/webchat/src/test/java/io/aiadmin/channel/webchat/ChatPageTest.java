package io.aiadmin.channel.webchat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.aiadmin.channel.webchat.ChatPageServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.aiadmin.spi.channel.ReplyButton;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

/** The chat page in Chromium, against {@link ChatPageServer}. */
@Tag("browser")
class ChatPageTest {

    private static final Map<String, String> SETTINGS = Map.of(
            "policy-link",
            "https://salon.example/privacy",
            "start-buttons",
            "Хочу записаться\nСколько стоит стрижка?\nКак до вас добраться?",
            "hours",
            "Ежедневно 10:00–21:00");

    private static Playwright playwright;
    private static Browser browser;

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
        server = ChatPageServer.start(SETTINGS);
        context = browser.newContext(desktop());
        page = opened(context);
    }

    @AfterEach
    void stop() {
        context.close();
        server.close();
    }

    // ---- writing and being answered

    @Test
    void customerWritesAndIsAnswered() {
        server.agent = _ -> says("Есть окно в **15:00**. Записать вас?");
        page.navigate(server.page());
        assertThat(bubbles()).hasCount(1);
        assertThat(bubbles().first()).containsText("подберу удобное время");

        write("Есть время завтра?");

        assertThat(bubbles()).hasCount(3);
        assertThat(bubbles().nth(1)).containsText("Есть время завтра?");
        assertThat(bubbles().nth(2)).containsText("Есть окно в 15:00. Записать вас?");
        assertThat(bubbles().nth(2).locator("strong")).hasText("15:00");
        assertThat(server.customerTexts()).containsExactly("Есть время завтра?");
        assertThat(complaints).isEmpty();
    }

    @Test
    void agentIsNamedAsWhatItIs() {
        page.navigate(server.page());

        assertThat(page.locator("#notice")).containsText("Вам отвечает ИИ-администратор");
        assertThat(page.locator(".presence")).containsText("обычно отвечает сразу");
        assertThat(page.locator("h1")).hasText("Студия красоты «Ромашка»");
        assertThat(page).hasTitle("Студия красоты «Ромашка»");
    }

    @Test
    void dotsShowWithinThreeHundredMilliseconds() {
        page.navigate(server.page());
        page.evaluate("""
                () => {
                  window.sentAt = 0;
                  document.getElementById('composer').addEventListener('submit', () => (window.sentAt = performance.now()), true);
                  new MutationObserver(() => {
                    if (!document.getElementById('typing').hidden) window.dotsAfter ??= performance.now() - window.sentAt;
                  }).observe(document.getElementById('typing'), { attributes: true });
                }
                """);

        write("Здравствуйте");

        assertThat(page.locator("#typing")).isVisible();
        assertThat(((Number) page.evaluate("window.dotsAfter")).doubleValue()).isBetween(0.0, 300.0);
        server.log(says("Здравствуйте!"));
        assertThat(page.locator("#typing")).isHidden();
    }

    @Test
    void nothingIsSentOrCreatedBeforeTheFirstWord() {
        page.navigate(server.page());
        assertThat(bubbles()).hasCount(1);

        assertThat(server.sessions).isEmpty();
        assertThat(page.locator("#consent")).containsText("соглашаетесь");
        assertThat(page.locator("#consent a")).hasAttribute("href", "https://salon.example/privacy");

        write("Здравствуйте");
        assertThat(page.locator("#consent")).isHidden();
        assertThat(server.sessions.getFirst().path("consent").asText())
                .isEqualTo(server.channel().page().consentVersion());
    }

    @Test
    void starterSpeaksForTheCustomer() {
        server.agent = _ -> says("На какую услугу?");
        page.navigate(server.page());

        chip("Хочу записаться").click();

        assertThat(bubbles()).hasCount(3);
        assertThat(server.posts.getFirst().path("button").path("payload").asText())
                .isEqualTo("Хочу записаться");
        assertThat(page.locator(".chip")).hasCount(0);
    }

    @Test
    void slotsAreChipsUnderTheirDay() {
        page.navigate(server.page());
        said("Когда можно?");
        server.log(says(
                "Свободно:",
                new ReplyButton("пт, 27 ноября, 15:00", "slot:1"),
                new ReplyButton("пт, 27 ноября, 16:30", "slot:2"),
                new ReplyButton("сб, 28 ноября, 11:00", "slot:3"),
                new ReplyButton("Другой день", "other")));

        assertThat(page.locator(".chip-day > p")).hasText(new String[] {"пт, 27 ноября", "сб, 28 ноября"});
        assertThat(page.locator(".chip")).hasText(new String[] {"15:00", "16:30", "11:00", "Другой день"});
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("пт, 27 ноября, 16:30"))
                .click();

        await().until(() -> server.posts.size() == 2);
        assertThat(server.posts.getLast().path("button").path("payload").asText())
                .isEqualTo("slot:2");
        assertThat(page.locator(".chip")).hasCount(0);
    }

    @Test
    void oldChipsCanNotBePressed() {
        page.navigate(server.page());
        said("Когда можно?");
        server.log(says("Свободно:", new ReplyButton("15:00", "slot:1"), new ReplyButton("16:00", "slot:2")));
        assertThat(page.locator(".chip")).hasCount(2);

        server.log(says("Уже занято. Осталось:", new ReplyButton("17:00", "slot:3")));

        assertThat(page.locator(".chip")).hasText(new String[] {"17:00"});
    }

    @Test
    void bookingIsACardWithACalendarFile() throws IOException {
        page.navigate(server.page());
        said("Запишите меня");
        server.log(says("Готово, вы записаны.", card("active")));

        Locator card = page.locator(".card");
        assertThat(card).containsText("Вы записаны");
        assertThat(card).containsText("Стрижка женская, длинные волосы");
        assertThat(card).containsText("Анна Смирнова · 1 ч 30 мин · 2 500 ₽");
        assertThat(card.locator(".when")).containsText("15:00");

        Download download = page.waitForDownload(
                () -> card.getByText("Добавить в календарь").click());
        String file = Files.readString(download.path());
        assertThat(download.suggestedFilename()).isEqualTo("booking.ics");
        assertThat(file)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .endsWith("END:VCALENDAR\r\n")
                .contains("DTSTART:" + visit().toInstant().toString().replaceAll("[-:]", ""))
                .contains("UID:b01@127.0.0.1");
        assertThat(file.replace("\r\n ", "")).contains("SUMMARY:Стрижка женская\\, длинные волосы · Студия красоты");
        assertThat(file.lines()).allMatch(line -> line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 75);

        card.getByText("Перенести").click();
        await().until(() -> server.posts.size() == 2);
        assertThat(server.posts.getLast().path("button").path("payload").asText())
                .startsWith("Хочу перенести запись: Стрижка женская, длинные волосы, ");
    }

    @Test
    void cancelledBookingOffersNothing() {
        page.navigate(server.page());
        said("Отмените");
        server.log(says("Запись отменена.", card("cancelled")));

        assertThat(page.locator(".card")).containsText("Отменена");
        assertThat(page.locator(".card-actions")).hasCount(0);
    }

    @Test
    void phoneIsSentFromTheFormWhenTheAgentAsks() {
        page.navigate(server.page());
        said("Запишите меня");
        server.log(new ChatMessage(
                0, ChatMessage.From.AGENT, "Оставьте номер", List.of(), Instant.EPOCH, null, null, true));
        chip("Отправить мой номер").click();

        page.getByLabel("Телефон").pressSequentially("916111");
        assertThat(page.getByLabel("Телефон")).hasValue("+7 (916) 111");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Отправить").setExact(true))
                .last()
                .click();
        assertThat(page.locator("#phone-error")).containsText("десять цифр");
        page.getByLabel("Телефон").fill("8 916 111-22-33");
        page.getByLabel("Имя").fill("Анна");
        page.keyboard().press("Enter");

        await().until(() -> server.posts.size() == 2);
        assertThat(server.posts.getLast().path("contact").path("phone").asText())
                .isEqualTo("+79161112233");
        assertThat(server.posts.getLast().path("contact").path("name").asText()).isEqualTo("Анна");
        assertThat(page.locator("#phone-form")).isHidden();
        assertThat(page.locator("#composer")).isVisible();
    }

    @Test
    void humanCanAlwaysBeCalled() {
        page.navigate(server.page());

        menu("Позвать человека");

        await().until(() -> server.posts.size() == 1);
        assertThat(server.posts.getFirst().path("button").path("payload").asText())
                .isEqualTo("Позовите, пожалуйста, человека");
        server.status(WebchatWire.Status.HUMAN, "Мария");
        assertThat(page.locator("#notice")).containsText("С вами общается Мария");
        page.reload();
        assertThat(page.locator("#notice")).containsText("С вами общается Мария");
        server.log(new ChatMessage(
                0, ChatMessage.From.HUMAN, "Добрый день!", List.of(), Instant.EPOCH, null, null, false));
        assertThat(page.locator(".row.human")).containsText("Администратор");
    }

    @Test
    void lateAnswerIsApologisedFor() {
        page.clock().install();
        page.navigate(server.page());
        write("Здравствуйте");
        assertThat(page.locator("#typing")).isVisible();

        page.clock().fastForward(31_000);

        assertThat(bubbles().last()).containsText("Ответ задерживается");
        assertThat(chip("Отправить мой номер")).isVisible();
        assertThat(page.locator("#typing")).isHidden();
    }

    // ---- nothing is lost, nothing is sent twice

    @Test
    void reloadKeepsTheConversation() {
        server.agent = text -> says("Ответ на «" + text + "»");
        page.navigate(server.page());
        write("Первое");
        assertThat(bubbles()).hasCount(3);

        page.reload();

        assertThat(bubbles()).hasText(new String[] {"Вы: Первое", "Администратор: Ответ на «Первое»"});
        write("Второе");
        assertThat(bubbles()).hasCount(4);
        assertThat(server.conversationCount()).isEqualTo(1);
    }

    @Test
    void textsWrittenOfflineGoOutOnceAndInOrder() {
        page.navigate(server.page());
        said("Ноль");
        server.down = true;
        server.cutStreams();

        write("Раз");
        write("Два");
        write("Три");
        assertThat(page.locator("#alert")).containsText("Нет связи");
        assertThat(page.locator(".mark.waiting")
                        .or(page.locator(".mark.sending"))
                        .first())
                .isVisible();

        server.down = false;
        page.evaluate("dispatchEvent(new Event('online'))");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(server.customerTexts()).containsExactly("Ноль", "Раз", "Два", "Три"));
        assertThat(page.locator(".mark")).hasCount(0);
        assertThat(page.locator("#alert")).isHidden();
    }

    @Test
    void unsentTextSurvivesTheReload() {
        page.navigate(server.page());
        said("Ноль");
        context.route("**/webhook/**", route -> route.abort());
        write("Раз");
        assertThat(page.locator(".mark.waiting").or(page.locator(".mark.sending")))
                .hasCount(1);

        context.unroute("**/webhook/**");
        page.reload();

        await().untilAsserted(() -> assertThat(server.customerTexts()).containsExactly("Ноль", "Раз"));
        assertThat(bubbles()).hasCount(2);
    }

    @Test
    void lostAnswerMakesOneMessage() {
        server.lostAnswers.set(2);
        // without events the page learns nothing but by sending again
        context.route("**/events", route -> route.abort());
        page.navigate(server.page());

        write("Запишите меня");

        await().atMost(Duration.ofSeconds(20)).until(() -> server.posts.size() >= 3);
        assertThat(server.customerTexts()).containsExactly("Запишите меня");
        assertThat(server.posts.stream()
                        .map(post -> post.path("clientId").asText())
                        .distinct())
                .hasSize(1);
        assertThat(page.locator(".row.customer")).hasCount(1);
    }

    @Test
    void tooFastIsTriedAgainByItself() {
        server.tooFast.set(1);
        page.navigate(server.page());

        write("Здравствуйте");

        await().atMost(Duration.ofSeconds(10))
                .until(() -> server.customerTexts().size() == 1);
        assertThat(page.locator(".mark")).hasCount(0);
    }

    @Test
    void eventsGoOnWhereTheyBroke() {
        page.navigate(server.page());
        said("Здравствуйте");
        server.log(says("Один"));
        assertThat(bubbles().last()).containsText("Один");
        int before = server.eventStreams.get();

        server.cutStreams();
        server.log(says("Два"));

        assertThat(bubbles().last()).containsText("Два");
        assertThat(page.locator(".row.agent")).hasCount(3);
        await().until(() -> server.eventStreams.get() > before);
        assertThat(server.lastEventIds.getLast()).isEqualTo("2");
    }

    @Test
    void bufferingProxyTurnsToPolling() {
        server.buffering = true;
        page.clock().install();
        page.navigate(server.page());
        said("Здравствуйте");

        server.log(says("Добрый день"));
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            page.clock().fastForward(5_000);
            return server.polls.get() > 0;
        });

        assertThat(bubbles().last()).containsText("Добрый день");
    }

    @Test
    void twoTabsShowOneConversation() {
        Page other = context.newPage();
        page.navigate(server.page());
        other.navigate(server.page());
        write("Из первой вкладки");
        assertThat(other.locator(".row.customer")).containsText("Из первой вкладки");

        other.locator("#text").fill("Из второй");
        other.keyboard().press("Enter");
        assertThat(page.locator(".row.customer")).hasCount(2);
        server.log(says("Вижу обе"));

        assertThat(page.locator(".row.agent").last()).containsText("Вижу обе");
        assertThat(other.locator(".row.agent").last()).containsText("Вижу обе");
        assertThat(server.conversationCount()).isEqualTo(1);
        assertThat(server.customerTexts()).containsExactly("Из первой вкладки", "Из второй");
    }

    @Test
    void forgottenByTheServerIsANewConversationAndLosesNoText() {
        page.navigate(server.page());
        said("Раз");

        server.forgetTokens();
        assertThat(page.locator(".row.system")).containsText("это новый");
        write("Два");

        await().until(() ->
                server.conversationCount() == 2 && server.customerTexts().contains("Два"));
        assertThat(page.locator(".row.customer")).containsText("Вы: Два");
    }

    @Test
    void visitorIsForgottenOnDemand() {
        page.navigate(server.page());
        said("Раз");

        menu("Завершить и забыть меня");
        page.locator("#forget-yes").click();

        assertThat(page.locator(".row.customer")).hasCount(0);
        assertThat(server.conversationCount()).isZero();
        assertThat((String) page.evaluate("Object.keys(localStorage).filter((key) => /token|outbox/.test(key)).join()"))
                .isEmpty();
        page.reload();
        assertThat(bubbles()).hasCount(1);
    }

    @Test
    void olderMessagesComeOnDemandAndTheViewStays() {
        page.navigate(server.page());
        said("Начало");
        for (int i = 2; i <= 120; i++) {
            server.log(says("Сообщение " + i));
        }
        page.reload();
        assertThat(page.locator("#log .row")).hasCount(50);

        page.locator("#log-frame").evaluate("(frame) => frame.scrollTo(0, 30)");
        assertThat(page.locator("#log .row")).hasCount(100);
        assertThat((Boolean) page.locator("#log-frame").evaluate("(frame) => frame.scrollTop > 200"))
                .isTrue();
        page.locator("#log-frame").evaluate("(frame) => frame.scrollTo(0, 0)");
        assertThat(page.locator("#log .row")).hasCount(120);

        assertThat(bubbles().first()).containsText("Начало");
        List<String> texts = bubbles().allTextContents();
        assertThat(texts.get(1)).endsWith("Сообщение 2");
        assertThat(texts.getLast()).endsWith("Сообщение 120");
        assertThat(page.locator("#older")).isHidden();
    }

    @Test
    void readerIsNotMovedByNewMessages() {
        page.navigate(server.page());
        said("Начало");
        for (int i = 2; i <= 40; i++) {
            server.log(says("Сообщение " + i));
        }
        assertThat(bubbles().last()).containsText("Сообщение 40");
        page.locator("#log-frame").evaluate("(frame) => frame.scrollTo(0, 200)");

        server.log(says("Новое"));

        assertThat(page.locator("#jump")).isVisible();
        assertThat(((Number) page.locator("#log-frame").evaluate("(frame) => frame.scrollTop")).intValue())
                .isEqualTo(200);
        page.locator("#jump").click();
        assertThat(page.locator("#jump")).isHidden();
    }

    @Test
    void closedChatSaysSo() {
        server.gone = true;
        page.navigate(server.page());

        assertThat(page.locator("#alert")).containsText("Чат сейчас не работает");
        assertThat(page.locator("#composer")).isHidden();
    }

    @Test
    void chatThatClosesMeanwhileSaysSo() {
        page.navigate(server.page());
        said("Раз");

        server.gone = true;
        server.cutStreams();

        assertThat(page.locator("#alert")).containsText("Чат сейчас не работает");
    }

    // ---- hostile words

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<img src=x onerror=\"window.hit=1\">",
                "<script>window.hit=1</script>",
                "**<b onmouseover=window.hit=1>жирно</b>**",
                "[нажмите](javascript:window.hit=1)",
                "[нажмите](data:text/html,<script>window.hit=1</script>)",
                "\"><svg onload=window.hit=1>",
                "- <iframe src=javascript:window.hit=1></iframe>"
            })
    void markupIsInertWhoeverWritesIt(String hostile) {
        page.navigate(server.page());
        said(hostile);
        server.log(says(
                hostile,
                new ChatMessage.Card("b1", hostile, hostile, visit(), 60, hostile, "active"),
                new ReplyButton(hostile.substring(0, Math.min(64, hostile.length())), hostile)));
        server.status(WebchatWire.Status.HUMAN, hostile);
        assertThat(page.locator(".card")).hasCount(1);
        bubbles().last().hover();

        assertThat(page.locator("#log img, #log script, #log iframe, #log b, #notice img"))
                .hasCount(0);
        assertThat(page.locator("#log a[href^='javascript'], #log a[href^='data']"))
                .hasCount(0);
        assertThat(page.evaluate("window.hit")).isNull();
    }

    @Test
    void linksOpenElsewhereAndShowWhereTheyLead() {
        page.navigate(server.page());
        said("Где вы?");
        server.log(says("Мы тут: https://maps.example/salon?id=1, звоните tel:+74951234567.\n"
                + "[Ваш банк](https://evil.example/login)\n- первое\n- второе"));

        Locator links = page.locator(".row.agent").last().locator("a");
        assertThat(links)
                .hasText(
                        new String[] {"https://maps.example/salon?id=1", "+74951234567", "https://evil.example/login"});
        assertThat(links.first()).hasAttribute("rel", "noopener noreferrer nofollow ugc");
        assertThat(links.nth(1)).hasAttribute("href", "tel:+74951234567");
        assertThat(page.locator(".row.agent").last().locator("li")).hasText(new String[] {"первое", "второе"});
    }

    @Test
    void policyOfThePageIsNeverBroken() {
        server.agent = _ -> says("Да", card("active"), new ReplyButton("Хорошо", "ok"));
        page.navigate(server.page());
        write("Раз");
        assertThat(page.locator(".card")).hasCount(1);
        menu("Тёмное оформление");
        menu("English");
        assertThat(page.locator("#notice")).containsText("AI receptionist");

        assertThat(complaints).isEmpty();
    }

    @Test
    void tokenIsInNoAddress() {
        List<String> addresses = new ArrayList<>();
        page.onRequest(request -> addresses.add(request.url()));
        page.navigate(server.page());
        said("Раз");
        page.reload();
        assertThat(bubbles()).hasCount(1);

        String token =
                (String) page.evaluate("Object.entries(localStorage).find(([key]) => key.endsWith(':token'))[1]");
        assertThat(token).hasSize(43);
        assertThat(addresses).isNotEmpty().noneMatch(address -> address.contains(token));
        assertThat(context.cookies()).isEmpty();
    }

    // ---- for everybody

    @Test
    void everythingWorksByKeyboard() {
        page.navigate(server.page());
        assertThat(page.locator("#text")).isFocused();
        page.keyboard().type("Здравствуйте");
        page.keyboard().press("Shift+Enter");
        page.keyboard().type("вторая строка");
        page.keyboard().press("Enter");
        await().untilAsserted(() -> assertThat(server.customerTexts()).containsExactly("Здравствуйте\nвторая строка"));

        page.locator("#menu-button").focus();
        page.keyboard().press("Enter");
        assertThat(item("Позвать человека")).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(item("Отправить мой номер")).isFocused();
        page.keyboard().press("ArrowUp");
        page.keyboard().press("ArrowUp");
        assertThat(item("Завершить и забыть меня")).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator("#menu")).isHidden();
        assertThat(page.locator("#menu-button")).isFocused();

        menu("Отправить мой номер");
        assertThat(page.getByLabel("Телефон")).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator("#phone-form")).isHidden();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, #5B4BDB", "DARK, #5B4BDB", "LIGHT, #FFE14D", "DARK, #101040"})
    void axeFindsNothingSerious(ColorScheme scheme, String colour) {
        server.configure(Map.of("policy-link", "https://salon.example/privacy", "colour", colour));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.navigate(server.page());
        assertThat(bubbles()).hasCount(1);
        assertThat(Browsers.seriousFaults(page)).as("empty").isEmpty();

        conversation();
        assertThat(Browsers.seriousFaults(page)).as("conversation").isEmpty();
        page.locator("#menu-button").click();
        assertThat(Browsers.seriousFaults(page)).as("menu").isEmpty();
        item("Отправить мой номер").click();
        assertThat(Browsers.seriousFaults(page)).as("phone form").isEmpty();
    }

    @Test
    void newMessagesAreSpokenAndHistoryIsNot() {
        page.navigate(server.page());

        assertThat(page.locator("#live")).hasAttribute("role", "log");
        assertThat(page.locator("#live")).hasAttribute("aria-live", "polite");
        assertThat(page.locator("html")).hasAttribute("lang", "ru");
        assertThat(page.locator("#chat[aria-busy]")).hasCount(0);
    }

    @Test
    void fingersFindTheirTargetsAndPhonesDoNotZoom() {
        page.navigate(server.page());
        conversation();
        page.locator("#menu-button").click();

        Object small = page.evaluate("""
                () => [...document.querySelectorAll('button, textarea')]
                  .filter((each) => each.offsetParent !== null)
                  .map((each) => [each.className || each.id, each.getBoundingClientRect()])
                  .filter(([, box]) => box.height < 44 || box.width < 44)
                  .map(([name, box]) => name + ' ' + box.width + 'x' + box.height)
                """);
        assertThat((List<?>) small).isEmpty();
        assertThat(page.locator("#text")).hasCSS("font-size", "16px");
    }

    @Test
    void calmPeopleSeeNoMotion() {
        page.emulateMedia(
                new Page.EmulateMediaOptions().setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        page.navigate(server.page());
        write("Раз");
        assertThat(page.locator("#typing")).isVisible();

        assertThat(page.locator(".dots i").first()).hasCSS("animation-name", "none");
    }

    @Test
    void languageIsSwitchedAndKept() {
        page.navigate(server.page());
        menu("English");
        assertThat(page.locator("#notice")).containsText("AI receptionist");
        assertThat(bubbles()).hasCount(1);
        assertThat(bubbles().first()).containsText("Hello!");

        page.reload();

        assertThat(page.locator("#notice")).containsText("AI receptionist");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
    }

    @Test
    void firstOpenIsLight() {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        page.onResponse(response -> sizes.add(response.body().length));
        page.navigate(server.page());
        assertThat(bubbles()).hasCount(1);

        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isLessThan(150 * 1024);
        assertThat(((Number) page.evaluate("""
                                () => new Promise((resolve) => new PerformanceObserver((list) =>
                                  resolve(list.getEntries().reduce((sum, each) => sum + each.value, 0)))
                                  .observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(() => resolve(0), 300))
                                """)).doubleValue()).isLessThan(0.1);
    }

    // ---- pictures

    @ParameterizedTest
    @CsvSource({"LIGHT, 360, 720", "DARK, 360, 720", "LIGHT, 1440, 900", "DARK, 1440, 900"})
    void picturesForPeopleToLookAt(ColorScheme scheme, int width, int height) {
        context.close();
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("ru-RU")
                .setTimezoneId("Europe/Moscow"));
        page = opened(context);
        String name = "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
        page.navigate(server.page());
        assertThat(bubbles()).hasCount(1);
        Browsers.picture(page, "chat-empty" + name);

        conversation();
        Browsers.picture(page, "chat-slots" + name);
        server.log(says(
                "Готово, вы записаны. Ждём вас!",
                new ChatMessage.Card(
                        "b01",
                        "Окрашивание в технике аиртач с тонированием и уходом",
                        "Александра Константинопольская",
                        visit(),
                        240,
                        "12 500 ₽",
                        "active")));
        assertThat(page.locator(".card")).hasCount(1);
        Browsers.picture(page, "chat-booked" + name);
        page.locator("#menu-button").click();
        Browsers.picture(page, "chat-menu" + name);
        item("Отправить мой номер").click();
        page.getByLabel("Телефон").pressSequentially("9161112233");
        Browsers.picture(page, "chat-phone" + name);
        page.keyboard().press("Escape");
        server.status(WebchatWire.Status.HUMAN, "Мария");
        server.log(new ChatMessage(
                0,
                ChatMessage.From.HUMAN,
                "Добрый день, это Мария. Подскажу по парковке: въезд с Лесной улицы.",
                List.of(),
                Instant.EPOCH,
                null,
                null,
                false));
        assertThat(page.locator(".row.human")).hasCount(1);
        server.down = true;
        server.cutStreams();
        write("Спасибо! А с собакой можно?");
        assertThat(page.locator("#alert")).containsText("Нет связи");
        Browsers.picture(page, "chat-offline" + name);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing sticks out sideways")
                .isTrue();
    }

    // ---- steps

    private void conversation() {
        write("Здравствуйте! Хочу записаться на стрижку в пятницу после обеда, к Анне если можно");
        assertThat(page.locator(".row.customer .mark")).hasCount(0);
        server.log(says(
                "Здравствуйте! У Анны на **женскую стрижку** есть время:\n- стоимость 2 500 ₽\n- длится 60 минут",
                new ReplyButton("пт, 27 ноября, 15:00", "slot:1"),
                new ReplyButton("пт, 27 ноября, 16:30", "slot:2"),
                new ReplyButton("пт, 27 ноября, 18:00", "slot:3"),
                new ReplyButton("сб, 28 ноября, 11:00", "slot:4"),
                new ReplyButton("сб, 28 ноября, 13:30", "slot:5"),
                new ReplyButton("Другой день или мастер", "other")));
        assertThat(page.locator(".chip").first()).isVisible();
    }

    private void write(String text) {
        page.locator("#text").fill(text);
        page.locator("#send").click();
    }

    /** Writes and waits until the server has it, for tests that go on with an answer. */
    private void said(String text) {
        int before = server.customerTexts().size();
        write(text);
        await().until(() -> server.customerTexts().size() == before + 1);
    }

    private void menu(String entry) {
        page.locator("#menu-button").click();
        item(entry).click();
    }

    private Locator item(String name) {
        return page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name));
    }

    private Locator chip(String words) {
        return page.locator(".chip", new Page.LocatorOptions().setHasText(words));
    }

    private Locator bubbles() {
        return page.locator("#log .bubble");
    }

    private Page opened(BrowserContext where) {
        Page made = where.newPage();
        made.setDefaultTimeout(10_000);
        made.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")
                    || message.text().contains("Content-Security-Policy")) {
                complaints.add(message.text());
            }
        });
        made.onPageError(complaints::add);
        return made;
    }

    private static Browser.NewContextOptions desktop() {
        return new Browser.NewContextOptions()
                .setViewportSize(1024, 768)
                .setLocale("ru-RU")
                .setTimezoneId("Asia/Vladivostok")
                .setAcceptDownloads(true);
    }

    /** The next day but one at 15:00 by the salon's clock, whatever the browser's zone. */
    private static OffsetDateTime visit() {
        return Instant.now()
                .atZone(ZoneId.of("Europe/Moscow"))
                .plusDays(2)
                .truncatedTo(ChronoUnit.DAYS)
                .withHour(15)
                .toOffsetDateTime();
    }

    private static ChatMessage.Card card(String status) {
        return new ChatMessage.Card(
                "b01", "Стрижка женская, длинные волосы", "Анна Смирнова", visit(), 90, "2 500 ₽", status);
    }
}
