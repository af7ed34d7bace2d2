package io.aiadmin.spi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;

import io.aiadmin.spi.Finding;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.WebhookRequest;
import io.aiadmin.spi.channel.Channel;
import io.aiadmin.spi.channel.ChannelCapability;
import io.aiadmin.spi.channel.ChannelException;
import io.aiadmin.spi.channel.ChannelInbound;
import io.aiadmin.spi.channel.DeliveryReceipt;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MediaRef;
import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.channel.OutboundMessage;
import io.aiadmin.spi.channel.Polled;
import io.aiadmin.spi.channel.ReplyButton;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every channel does alike. A plugin's own test extends this, supplies a {@link ChannelHarness} and adds nothing to pass it. What a
 * channel can't do is asserted to be refused, never skipped.
 *
 * <p>The kit reads the console for secrets, so let the tests' logging backend write there, at its finest level.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ChannelTck {

    private static final WebhookRequest ANY_REQUEST =
            new WebhookRequest("POST", Map.of(), Map.of(), "{}".getBytes(StandardCharsets.UTF_8));

    private static final URI HOOK = URI.create("https://admin.example/api/v1/hook/1");

    private static final Phone PHONE = new Phone("+79161112233");

    private static final String PRIVATE_TEXT = "Меня зовут Аделаида Переверзева, запишите на стрижку";

    private ChannelHarness harness;
    private Channel channel;

    /** Starts the stand-in. Called once, before all tests of the class. */
    protected abstract ChannelHarness startHarness();

    @BeforeAll
    void startTheStandIn() {
        harness = startHarness();
    }

    @AfterAll
    void stopTheStandIn() {
        harness.close();
    }

    @BeforeEach
    void openTheChannel() {
        harness.faults().heal();
        channel = harness.open();
    }

    @AfterEach
    void closeTheChannel() {
        harness.faults().heal();
        channel.close();
    }

    // what it can do

    @Test
    void capabilitiesAreThoseExpected() {
        assertThat(channel.capabilities()).isEqualTo(harness.expectedCapabilities());
    }

    @ParameterizedTest
    @EnumSource(ChannelCapability.class)
    void missingCapabilityIsRefused(ChannelCapability capability) {
        boolean expected = harness.expectedCapabilities().contains(capability);
        Throwable failure = catchThrowable(() -> use(capability));
        if (expected) {
            assertThat(failure instanceof UnsupportedOperationException)
                    .as("refused although it is offered")
                    .isFalse();
        } else if (hasMethod(capability)) {
            assertThat(failure).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    private static boolean hasMethod(ChannelCapability capability) {
        return switch (capability) {
            case WEBHOOK, REGISTERS_WEBHOOK, POLLING, TYPING, MEDIA -> true;
            case BUTTONS, CONTACT_REQUEST, PROVEN_PHONE -> false;
        };
    }

    private void use(ChannelCapability capability) throws Exception {
        switch (capability) {
            case WEBHOOK -> channel.receive(ANY_REQUEST);
            case REGISTERS_WEBHOOK -> channel.connect(HOOK);
            case POLLING -> channel.poll("", Duration.ZERO);
            case TYPING -> channel.typing(harness.customer());
            case MEDIA -> channel.fetch(new MediaRef("missing", null, 0)).close();
            case BUTTONS, CONTACT_REQUEST, PROVEN_PHONE -> {}
        }
    }

    @Test
    void healthyAccountHasGoodFindingsOnly() {
        assertThat(channel.check()).isNotEmpty().allMatch(Finding::ok);
    }

    // receiving

    @Test
    void provenMessageIsDecoded() {
        if (refused(ChannelCapability.WEBHOOK, () -> channel.receive(ANY_REQUEST))) {
            return;
        }
        String text = "Здравствуйте! 👩🏽‍🦰 <b>&amp; \"кавычки\" 100% \\ {}\nвторая строка";

        InboundEvent.CustomerMessage message = onlyMessage(channel.receive(harness.customerWrites(text)));

        assertThat(message.content()).isEqualTo(new MessageContent.Text(text));
        assertThat(message.address()).isEqualTo(harness.customer());
        assertThat(message.externalId()).isNotBlank();
    }

    @Test
    void vendorIsAnsweredWithSuccess() {
        if (refused(ChannelCapability.WEBHOOK, () -> channel.receive(ANY_REQUEST))) {
            return;
        }
        assertThat(channel.receive(harness.customerWrites("Добрый день"))
                        .answer()
                        .status())
                .isBetween(200, 299);
    }

    @Test
    void requestWithoutProofIsRefused() {
        if (refused(ChannelCapability.WEBHOOK, () -> channel.receive(ANY_REQUEST))) {
            return;
        }
        WebhookRequest request = harness.withoutProof(harness.customerWrites(PRIVATE_TEXT));

        assertThatThrownBy(() -> channel.receive(request)).isInstanceOf(ChannelException.Unauthentic.class);
    }

    @Test
    void requestWithAWrongProofIsRefused() {
        if (refused(ChannelCapability.WEBHOOK, () -> channel.receive(ANY_REQUEST))) {
            return;
        }
        WebhookRequest request = harness.withWrongProof(harness.customerWrites(PRIVATE_TEXT));

        assertThatThrownBy(() -> channel.receive(request)).isInstanceOf(ChannelException.Unauthentic.class);
    }

    @Test
    void proofIsCheckedBeforeTheBodyIsRead() {
        if (refused(ChannelCapability.WEBHOOK, () -> channel.receive(ANY_REQUEST))) {
            return;
        }
        WebhookRequest garbage = harness.proven("<html>".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> channel.receive(harness.withoutProof(garbage)))
                .isInstanceOf(ChannelException.Unauthentic.class);
        assertThatThrownBy(() -> channel.receive(harness.withWrongProof(garbage)))
                .isInstanceOf(ChannelException.Unauthentic.class);
    }

    @Test
    void changedBodyBreaksAProofThatCoversIt() {
        if (refused(ChannelCapability.WEBHOOK, () -> channel.receive(ANY_REQUEST))) {
            return;
        }
        WebhookRequest request = harness.customerWrites("Запишите меня");
        byte[] changed = Arrays.copyOf(request.body(), request.body().length + 1);
        changed[changed.length - 1] = ' ';
        WebhookRequest forged = new WebhookRequest(request.method(), request.query(), request.headers(), changed);

        if (harness.proofCoversBody()) {
            assertThatThrownBy(() -> channel.receive(forged)).isInstanceOf(ChannelException.Unauthentic.class);
        } else {
            assertThat(channel.receive(forged).events()).hasSize(1);
        }
    }

    @Test
    void sameRequestTwiceHasTheSameIds() {
        if (refused(ChannelCapability.WEBHOOK, () -> channel.receive(ANY_REQUEST))) {
            return;
        }
        WebhookRequest request = harness.customerWrites("Есть время завтра?");

        assertThat(channel.receive(request)).isEqualTo(channel.receive(request));
    }

    @Test
    void sameRequestHasTheSameIdsOnAnotherReplica() {
        if (refused(ChannelCapability.WEBHOOK, () -> channel.receive(ANY_REQUEST))) {
            return;
        }
        WebhookRequest request = harness.customerWrites("Есть время завтра?");
        InboundEvent first = onlyMessage(channel.receive(request));

        Set<String> ids = TckThreads.all(
                        16, _ -> onlyMessage(channel.receive(request)).externalId())
                .stream()
                .collect(Collectors.toSet());

        assertThat(ids).containsExactly(first.externalId());
    }

    @Test
    void equalTextsAreDifferentMessages() {
        if (refused(ChannelCapability.WEBHOOK, () -> channel.receive(ANY_REQUEST))) {
            return;
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            ids.add(onlyMessage(channel.receive(harness.customerWrites("да"))).externalId());
        }

        assertThat(ids).hasSize(5);
    }

    @Test
    void unknownKindIsIgnoredAndTaken() {
        if (refused(ChannelCapability.WEBHOOK, () -> channel.receive(ANY_REQUEST))) {
            return;
        }
        ChannelInbound inbound = channel.receive(harness.unknownUpdate());

        assertThat(inbound.events()).isNotEmpty().allMatch(InboundEvent.Ignored.class::isInstance);
        assertThat(inbound.answer().status()).isBetween(200, 299);
    }

    @Test
    void garbageIsMalformed() {
        if (refused(ChannelCapability.WEBHOOK, () -> channel.receive(ANY_REQUEST))) {
            return;
        }
        List<byte[]> garbage = List.of(
                new byte[0],
                "<html><body>502</body></html>".getBytes(StandardCharsets.UTF_8),
                "{\"half\": ".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2, (byte) 0xc3},
                "[".repeat(20_000).getBytes(StandardCharsets.UTF_8));
        for (byte[] body : garbage) {
            assertThatThrownBy(() -> channel.receive(harness.proven(body)))
                    .as("a body of %s bytes", body.length)
                    .isInstanceOf(ChannelException.Malformed.class);
        }
    }

    @Test
    void strangeJsonNeverCrashes() {
        if (refused(ChannelCapability.WEBHOOK, () -> channel.receive(ANY_REQUEST))) {
            return;
        }
        for (String body : List.of("{}", "[]", "null", "0", "\"text\"", "[{}]", "{\"a\":{\"b\":[null]}}")) {
            assertMalformedOrIgnored(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void cutBodyNeverBecomesAMessage() {
        if (refused(ChannelCapability.WEBHOOK, () -> channel.receive(ANY_REQUEST))) {
            return;
        }
        byte[] whole = harness.customerWrites("Запишите меня на завтра").body();
        for (int length = 0; length < whole.length - 1; length++) {
            assertMalformedOrIgnored(Arrays.copyOf(whole, length));
        }
    }

    private void assertMalformedOrIgnored(byte[] body) {
        try {
            assertThat(channel.receive(harness.proven(body)).events())
                    .as("events out of %s bytes", body.length)
                    .allMatch(InboundEvent.Ignored.class::isInstance);
        } catch (ChannelException.Malformed _) {
            // the other right answer
        }
    }

    @Test
    void receivingSendsNothing() {
        if (refused(ChannelCapability.WEBHOOK, () -> channel.receive(ANY_REQUEST))) {
            return;
        }
        channel.receive(harness.customerWrites("Добрый день"));

        assertThat(harness.delivered()).isEmpty();
    }

    @Test
    void receivingNeedsNoVendor() {
        if (refused(ChannelCapability.WEBHOOK, () -> channel.receive(ANY_REQUEST))) {
            return;
        }
        WebhookRequest request = harness.customerWrites("Добрый день");
        if (harness.faults().possible().contains(ChannelFault.DOWN)) {
            harness.faults().start(ChannelFault.DOWN);
        }

        assertThat(onlyMessage(channel.receive(request)).content()).isEqualTo(new MessageContent.Text("Добрый день"));
    }

    @Test
    void phoneIsStatedOnlyWhereTheChannelProvesIt() {
        if (refused(ChannelCapability.WEBHOOK, () -> channel.receive(ANY_REQUEST))) {
            return;
        }
        Phone stated = onlyMessage(channel.receive(harness.customerWrites("Мой номер " + PHONE.e164())))
                .sender()
                .phone();

        if (harness.expectedCapabilities().contains(ChannelCapability.PROVEN_PHONE)) {
            assertThat(stated).isNotNull();
        } else {
            assertThat(stated).isNull();
        }
    }

    @Test
    void sharedContactIsOwnOnlyWhenItIs() {
        if (!harness.expectedCapabilities().contains(ChannelCapability.CONTACT_REQUEST)) {
            assertThat(channel.capabilities()).doesNotContain(ChannelCapability.CONTACT_REQUEST);
            return;
        }
        InboundEvent.CustomerMessage own = onlyMessage(channel.receive(harness.customerSharesContact(PHONE, true)));
        InboundEvent.CustomerMessage foreign =
                onlyMessage(channel.receive(harness.customerSharesContact(PHONE, false)));

        assertThat(own.content()).isInstanceOfSatisfying(MessageContent.Contact.class, contact -> {
            assertThat(contact.phone()).isEqualTo(PHONE);
            assertThat(contact.own()).isTrue();
        });
        assertThat(foreign.content()).isInstanceOfSatisfying(MessageContent.Contact.class, contact -> {
            assertThat(contact.phone()).isEqualTo(PHONE);
            assertThat(contact.own()).isFalse();
        });
    }

    @Test
    void voiceNoteCanBeFetched() throws Exception {
        if (refused(ChannelCapability.MEDIA, () -> channel.fetch(new MediaRef("missing", null, 0)))) {
            return;
        }
        byte[] sound = new byte[70_000];
        new Random(31).nextBytes(sound);

        InboundEvent.CustomerMessage message = onlyMessage(channel.receive(harness.customerSpeaks(sound)));

        assertThat(message.content()).isInstanceOf(MessageContent.VoiceNote.class);
        try (InputStream stream = channel.fetch(((MessageContent.VoiceNote) message.content()).media())) {
            assertThat(stream.readAllBytes()).isEqualTo(sound);
        }
    }

    // registering and polling

    @Test
    void webhookIsRegisteredAndTakenBack() {
        if (refused(ChannelCapability.REGISTERS_WEBHOOK, channel::disconnect)) {
            return;
        }
        channel.connect(HOOK);
        channel.connect(HOOK);
        assertThat(harness.registeredWebhook()).contains(HOOK);

        channel.disconnect();
        assertThat(harness.registeredWebhook()).isEmpty();
    }

    @Test
    void pollingLosesNothingAndRepeatsWhatWasNotConfirmed() {
        if (refused(ChannelCapability.POLLING, () -> channel.poll("", Duration.ZERO))) {
            return;
        }
        harness.customerWritesForPoll("первое");
        harness.customerWritesForPoll("второе");

        Polled first = channel.poll("", Duration.ZERO);
        Polled again = channel.poll("", Duration.ZERO);
        harness.customerWritesForPoll("третье");
        Polled next = channel.poll(again.cursor(), Duration.ZERO);
        Polled last = channel.poll(next.cursor(), Duration.ZERO);

        assertThat(texts(first.events())).containsExactly("первое", "второе");
        assertThat(again.events()).isEqualTo(first.events());
        assertThat(texts(next.events())).containsExactly("третье");
        assertThat(last.events()).isEmpty();
    }

    private static List<String> texts(List<InboundEvent> events) {
        List<String> texts = new ArrayList<>();
        for (InboundEvent event : events) {
            if (event instanceof InboundEvent.CustomerMessage message
                    && message.content() instanceof MessageContent.Text text) {
                texts.add(text.text());
            }
        }
        return texts;
    }

    // sending

    @Test
    void textArrivesWordForWord() {
        String text =
                "Добрый день! Цена — 2 500 ₽ <b>не разметка</b> & *не жирный* _не курсив_ [x](y)\nДо встречи 👋🏽";

        channel.send(message("1", text));

        assertThat(shown()).containsExactly(text);
    }

    @Test
    void receiptNamesEveryMessageSent() {
        DeliveryReceipt receipt = channel.send(message("1", "Добрый день"));

        assertThat(receipt.vendorMessageIds())
                .hasSize(harness.delivered().size())
                .doesNotHaveDuplicates();
    }

    @Test
    void messagesArriveInTheOrderOfSending() {
        List<String> texts =
                IntStream.range(0, 5).mapToObj(i -> "Сообщение " + i).toList();
        for (int i = 0; i < texts.size(); i++) {
            channel.send(message("key-" + i, texts.get(i)));
        }

        assertThat(shown()).containsExactlyElementsOf(texts);
    }

    @Test
    void longTextArrivesWholeAndInOrder() {
        int limit = harness.longestText().orElse(20_000);
        String text = longText(limit * 5 / 2);

        DeliveryReceipt receipt = channel.send(message("long", text));

        assertThat(withoutSpaces(String.join("", shown()))).isEqualTo(withoutSpaces(text));
        if (harness.longestText().isPresent()) {
            assertThat(shown()).allMatch(part -> part.length() <= limit);
        }
        assertThat(receipt.vendorMessageIds()).hasSize(harness.delivered().size());
    }

    @Test
    void longTextIsCutBetweenWords() {
        int limit = harness.longestText().orElse(20_000);
        Set<String> words = Set.copyOf(Arrays.asList(longText(limit * 2).split("\\s+")));

        channel.send(message("long", longText(limit * 2)));

        for (String part : shown()) {
            assertThat(words).containsAll(Arrays.asList(part.strip().split("\\s+")));
        }
    }

    @Test
    void textWithoutSpacesIsCutBetweenCharacters() {
        int limit = harness.longestText().orElse(20_000);
        String text = "👩🏽‍🦰".repeat(limit / 4);

        channel.send(message("long", text));

        assertThat(String.join("", shown())).isEqualTo(text);
        for (String part : shown()) {
            assertThat(Character.isLowSurrogate(part.charAt(0))).isFalse();
            assertThat(Character.isHighSurrogate(part.charAt(part.length() - 1)))
                    .isFalse();
        }
    }

    @Test
    void textOfTheLongestLengthIsOneMessage() {
        int limit = harness.longestText().orElse(20_000);
        String text = "я".repeat(limit);

        channel.send(message("exact", text));

        assertThat(String.join("", shown())).isEqualTo(text);
        if (harness.longestText().isPresent()) {
            assertThat(shown()).hasSize(1);
        }
    }

    @Test
    void buttonsAreShownOrBecomeText() {
        assertShownOrText(List.of("10:00", "11:30", "Другой день"));
    }

    private void assertShownOrText(List<String> labels) {
        channel.send(withButtons("Когда вам удобно?", labels));

        assertOffered(labels);
        if (harness.expectedCapabilities().contains(ChannelCapability.BUTTONS)) {
            assertThat(harness.delivered().getLast().buttons()).containsExactlyElementsOf(labels);
        } else {
            assertThat(harness.delivered())
                    .allMatch(delivered -> delivered.buttons().isEmpty());
        }
        assertThat(String.join("\n", shown())).contains("Когда вам удобно?");
    }

    @Test
    void manyAndLongButtonsAreNotLost() {
        List<String> labels = IntStream.range(0, 24)
                .mapToObj(i -> "Вариант " + i + " " + "очень ".repeat(8))
                .map(String::strip)
                .toList();

        channel.send(withButtons("Выберите", labels));

        assertOffered(labels);
    }

    private void assertOffered(List<String> labels) {
        String everything = withoutSpaces(harness.delivered().stream()
                .map(delivered -> delivered.text() + String.join("", delivered.buttons()))
                .collect(Collectors.joining()));
        int from = 0;
        for (String label : labels) {
            int at = everything.indexOf(withoutSpaces(label), from);
            assertThat(at).as("label “%s” in its order", label).isNotNegative();
            from = at + 1;
        }
    }

    @Test
    void pressedButtonComesBackWithItsPayload() {
        Set<ChannelCapability> expected = harness.expectedCapabilities();
        if (!expected.contains(ChannelCapability.BUTTONS) || !expected.contains(ChannelCapability.WEBHOOK)) {
            assertShownOrText(List.of("10:00", "11:00"));
            return;
        }
        String longPayload = "slot:" + "длинное-значение-".repeat(12);
        channel.send(new OutboundMessage(
                "1",
                harness.customer(),
                "Когда?",
                List.of(new ReplyButton("10:00", "slot:1"), new ReplyButton("11:00", longPayload)),
                false));

        assertThat(onlyMessage(channel.receive(harness.customerPresses("10:00")))
                        .content())
                .isEqualTo(new MessageContent.Button("slot:1", "10:00"));
        assertThat(onlyMessage(channel.receive(harness.customerPresses("11:00")))
                        .content())
                .isEqualTo(new MessageContent.Button(longPayload, "11:00"));
    }

    @Test
    void everyPressIsAnotherEvent() {
        Set<ChannelCapability> expected = harness.expectedCapabilities();
        if (!expected.contains(ChannelCapability.BUTTONS) || !expected.contains(ChannelCapability.WEBHOOK)) {
            assertShownOrText(List.of("10:00", "11:00"));
            return;
        }
        channel.send(withButtons("Подтверждаете?", List.of("Да", "Нет")));

        assertThat(onlyMessage(channel.receive(harness.customerPresses("Да"))).externalId())
                .isNotEqualTo(onlyMessage(channel.receive(harness.customerPresses("Да")))
                        .externalId());
    }

    @Test
    void askingForTheContactNeverLosesTheText() {
        channel.send(new OutboundMessage("1", harness.customer(), "Поделитесь, пожалуйста, номером", List.of(), true));

        assertThat(String.join("\n", shown())).contains("Поделитесь, пожалуйста, номером");
    }

    @Test
    void typingShowsNoMessage() {
        if (refused(ChannelCapability.TYPING, () -> channel.typing(harness.customer()))) {
            return;
        }
        channel.typing(harness.customer());

        assertThat(shown()).isEmpty();
    }

    // failing

    @ParameterizedTest
    @EnumSource(ChannelFault.class)
    void failureIsNamedForWhatItIs(ChannelFault fault) {
        if (impossible(fault)) {
            return;
        }
        harness.faults().start(fault);

        Throwable failure = catchThrowable(() -> channel.send(message("1", "Добрый день")));

        switch (fault) {
            case RATE_LIMIT ->
                assertThat(failure)
                        .isInstanceOfSatisfying(
                                ChannelException.RateLimited.class,
                                limited -> assertThat(limited.retryAfter())
                                        .isBetween(ChannelFault.RETRY_AFTER, ChannelFault.RETRY_AFTER.plusSeconds(3)));
            case DEAD_TOKEN -> assertThat(failure).isInstanceOf(ChannelException.Unauthorized.class);
            case BLOCKED -> assertThat(failure).isInstanceOf(ChannelException.Unreachable.class);
            case DOWN -> assertThat(failure).isInstanceOf(ChannelException.Unavailable.class);
            case LOST_ANSWER -> assertThat(failure).isInstanceOf(ChannelException.OutcomeUnknown.class);
        }
    }

    @ParameterizedTest
    @EnumSource(ChannelFault.class)
    void failedMessageIsNotSentBehindTheCallersBack(ChannelFault fault) {
        if (impossible(fault)) {
            return;
        }
        harness.faults().start(fault);
        assertThatThrownBy(() -> channel.send(message("1", "Добрый день"))).isInstanceOf(ChannelException.class);

        harness.faults().heal();

        List<String> arrived = fault == ChannelFault.LOST_ANSWER ? List.of("Добрый день") : List.of();
        assertThat(shown()).isEqualTo(arrived);
    }

    @ParameterizedTest
    @EnumSource(ChannelFault.class)
    void sendingWorksAgainAfterwards(ChannelFault fault) {
        if (impossible(fault)) {
            return;
        }
        harness.faults().start(fault);
        assertThatThrownBy(() -> channel.send(message("1", "Добрый день"))).isInstanceOf(ChannelException.class);
        harness.faults().heal();

        channel.send(message("2", "Снова на связи"));

        assertThat(shown()).endsWith("Снова на связи");
    }

    @ParameterizedTest
    @EnumSource(ChannelFault.class)
    void checkTellsOfAFailureAndNeverThrows(ChannelFault fault) {
        if (impossible(fault)) {
            return;
        }
        harness.faults().start(fault);

        List<Finding> findings = channel.check();

        assertThat(findings).isNotEmpty();
        if (fault == ChannelFault.DEAD_TOKEN || fault == ChannelFault.DOWN) {
            assertThat(findings).anyMatch(finding -> !finding.ok());
        }
    }

    @ParameterizedTest
    @EnumSource(ChannelFault.class)
    void failureOfTypingIsOfNoMatter(ChannelFault fault) {
        if (impossible(fault) || refused(ChannelCapability.TYPING, () -> channel.typing(harness.customer()))) {
            return;
        }
        harness.faults().start(fault);

        Throwable failure = catchThrowable(() -> channel.typing(harness.customer()));

        if (failure != null) {
            assertThat(failure).isInstanceOf(ChannelException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(ChannelFault.class)
    void noSecretAndNothingPrivateShowsUp(ChannelFault fault) {
        if (impossible(fault)) {
            return;
        }
        harness.faults().start(fault);
        Throwable failure;
        String logged;
        try (TckOutput output = TckOutput.keep()) {
            failure = catchThrowable(() -> channel.send(message("1", PRIVATE_TEXT)));
            List<Finding> findings = channel.check();
            logged = output.text() + findings;
        }

        assertSilent(TckMessages.of(failure));
        assertSilent(logged);
    }

    @Test
    void nothingPrivateShowsUpWhereAllGoesWell() {
        String logged;
        try (TckOutput output = TckOutput.keep()) {
            channel.send(message("1", PRIVATE_TEXT));
            if (harness.expectedCapabilities().contains(ChannelCapability.WEBHOOK)) {
                channel.receive(harness.customerWrites(PRIVATE_TEXT));
                Throwable refusal = catchThrowable(() -> channel.receive(
                        harness.withWrongProof(harness.proven(PRIVATE_TEXT.getBytes(StandardCharsets.UTF_8)))));
                Throwable malformed = catchThrowable(
                        () -> channel.receive(harness.proven(("{\"" + PRIVATE_TEXT).getBytes(StandardCharsets.UTF_8))));
                assertSilent(TckMessages.of(refusal));
                assertSilent(TckMessages.of(malformed));
            }
            logged = output.text() + channel;
        }

        assertSilent(logged);
    }

    private void assertSilent(String text) {
        for (String secret : harness.secrets()) {
            assertThat(text.contains(secret)).as("a secret shows up").isFalse();
        }
        assertThat(text).doesNotContain("Аделаида");
    }

    /** Asserts that the harness can't produce what it declares to be impossible. */
    private boolean impossible(ChannelFault fault) {
        if (harness.faults().possible().contains(fault)) {
            return false;
        }
        assertThatThrownBy(() -> harness.faults().start(fault)).isInstanceOf(UnsupportedOperationException.class);
        return true;
    }

    /** Asserts that a missing capability is refused. */
    private boolean refused(ChannelCapability capability, Runnable call) {
        if (harness.expectedCapabilities().contains(capability)) {
            return false;
        }
        assertThatThrownBy(call::run).isInstanceOf(UnsupportedOperationException.class);
        return true;
    }

    private InboundEvent.CustomerMessage onlyMessage(ChannelInbound inbound) {
        assertThat(inbound.events()).hasSize(1);
        if (inbound.events().getFirst() instanceof InboundEvent.CustomerMessage message) {
            return message;
        }
        return fail("not a customer's message: " + inbound.events().getFirst().getClass());
    }

    private List<String> shown() {
        return harness.delivered().stream().map(ChannelHarness.Delivered::text).toList();
    }

    private OutboundMessage message(String key, String text) {
        return new OutboundMessage(key, harness.customer(), text, List.of(), false);
    }

    private OutboundMessage withButtons(String text, List<String> labels) {
        return new OutboundMessage(
                "1",
                harness.customer(),
                text,
                labels.stream().map(ReplyButton::saying).toList(),
                false);
    }

    /** Numbered words in sentences and paragraphs, of at least this length, so that a lost or moved piece shows. */
    private static String longText(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            text.append("слово").append(i).append(i % 9 == 8 ? "." : "").append(i % 45 == 44 ? "\n\n" : " ");
        }
        return text.toString().strip();
    }

    private static String withoutSpaces(String text) {
        return text.replaceAll("\\s+", "");
    }
}
