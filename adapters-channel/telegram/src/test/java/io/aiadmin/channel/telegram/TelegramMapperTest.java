package io.aiadmin.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.aiadmin.http.Json;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MediaRef;
import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.channel.Sender;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's sample updates in, our events out. */
class TelegramMapperTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");

    private final TelegramMapper mapper = new TelegramMapper("6660001", _ -> Optional.empty());

    @Test
    void privateTextIsAMessage() {
        assertThat(sample("message-text-private"))
                .isEqualTo(new InboundEvent.CustomerMessage(
                        "6660001:174114370",
                        new ConversationAddress("3527065"),
                        Instant.ofEpochSecond(1_454_119_029),
                        new Sender("Nic Pottier", null, null),
                        new MessageContent.Text("Hello World")));
    }

    @Test
    void languageOfTheProgramIsAHint() {
        InboundEvent.CustomerMessage message = customer("message-text-digit");

        assertThat(message.content()).isEqualTo(new MessageContent.Text("4"));
        assertThat(message.sender().language()).isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource({"message-start-plain, /start", "message-start-deeplink, /start site_main-17"})
    void startIsTextWithItsPayload(String sample, String text) {
        assertThat(customer(sample).content()).isEqualTo(new MessageContent.Text(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/start@romashka_bot promo|/start promo",
                "/start@romashka_bot|/start",
                "/start  x y|/start  x y",
                "/started|/started"
            })
    void botsNameInACommandIsLeftOut(String written, String read) {
        assertThat(((InboundEvent.CustomerMessage) read(text(written))).content())
                .isEqualTo(new MessageContent.Text(read));
    }

    @Test
    void unknownFieldsAreNoHindrance() {
        assertThat(customer("message-with-effect").content()).isEqualTo(new MessageContent.Text("El Psy Kongroo"));
    }

    @Test
    void ownContactIsProven() {
        assertThat(customer("message-contact-own").content())
                .isEqualTo(new MessageContent.Contact(new Phone("+79161234567"), "Анна Смирнова", true));
    }

    @Test
    void cardWithALocalNumberBecomesWords() {
        assertThat(customer("message-contact-foreign-card").content())
                .isEqualTo(new MessageContent.Text("contact: Adolf Taxi, 0788531373"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"phone_number\":\"+79161234567\",\"user_id\":7|+79161234567|true",
                "\"phone_number\":\"7 (916) 123-45-67\",\"user_id\":7|+79161234567|true",
                "\"phone_number\":\"375291234567\",\"user_id\":7|+375291234567|true",
                "\"phone_number\":\"79161234567\",\"user_id\":8|+79161234567|false",
                "\"phone_number\":\"79161234567\"|+79161234567|false",
                "\"phone_number\":\"8 916 123-45-67\"|+79161234567|false",
                "\"phone_number\":\"9161234567\"|+79161234567|false"
            })
    void cardIsOwnOnlyWhenItCarriesTheSendersId(String contact, String phone, boolean own) {
        assertThat(((InboundEvent.CustomerMessage) read("\"contact\":{" + contact + ",\"first_name\":\"Анна\"}"))
                        .content())
                .isEqualTo(new MessageContent.Contact(new Phone(phone), "Анна", own));
    }

    @Test
    void forwardedOwnCardProvesNothing() {
        InboundEvent event = read("\"contact\":{\"phone_number\":\"79161234567\",\"user_id\":7,\"first_name\":\"А\"},"
                + "\"forward_origin\":{\"type\":\"user\",\"date\":1,\"sender_user\":{\"id\":7}}");

        assertThat(((MessageContent.Contact) ((InboundEvent.CustomerMessage) event).content()).own())
                .isFalse();
    }

    @Test
    void voiceIsToBeFetched() {
        assertThat(customer("message-voice").content())
                .isEqualTo(new MessageContent.VoiceNote(
                        new MediaRef("AwADAQADCQADgtFRRGn8KrC-0D_MAg", "audio/ogg", 4288), Duration.ofSeconds(1)));
    }

    @Test
    void captionCountsAsText() {
        assertThat(customer("message-photo-caption").content()).isEqualTo(new MessageContent.Text("Photo Caption"));
    }

    @ParameterizedTest
    @CsvSource({"message-document, document", "message-location, location", "venue, venue", "media-group-part, video"})
    void wordlessContentIsNamed(String sample, String kind) {
        assertThat(sample(sample))
                .isInstanceOfSatisfying(
                        InboundEvent.Unsupported.class,
                        unsupported -> assertThat(unsupported.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"sticker\":{\"emoji\":\"😀\",\"file_id\":\"x\"}', sticker",
        "'\"animation\":{\"file_id\":\"x\"},\"document\":{\"file_id\":\"x\"}', animation",
        "'\"video_note\":{\"file_id\":\"x\"}', video_note",
        "'\"rich_message\":{\"blocks\":[]}', rich_message",
        "'\"dice\":{\"emoji\":\"🎲\",\"value\":3}', dice",
        "'\"hologram\":{\"file_id\":\"x\"}', unknown",
        "'\"text\":\"   \"', unknown"
    })
    void whateverElseAPersonSendsIsUnsupported(String content, String kind) {
        assertThat(read(content))
                .isInstanceOfSatisfying(
                        InboundEvent.Unsupported.class,
                        unsupported -> assertThat(unsupported.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "group-migrated",
                "pinned-message-service",
                "story-share",
                "message-reaction",
                "update-without-payload",
                "business-connection-enabled"
            })
    void whatIsNotForUsIsIgnored(String sample) {
        assertThat(sample(sample)).isInstanceOf(InboundEvent.Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"pinned_message\":{\"message_id\":1,\"date\":1,\"chat\":{\"id\":7,\"type\":\"private\"},\"text\":\"старое\"}",
                "\"message_auto_delete_timer_changed\":{\"message_auto_delete_time\":1}",
                "\"write_access_allowed\":{}",
                "\"users_shared\":{\"request_id\":1,\"users\":[]}"
            })
    void serviceMessagesInAPrivateChatAreIgnored(String content) {
        assertThat(read(content)).isInstanceOf(InboundEvent.Ignored.class);
    }

    @Test
    void botsAreNotAnswered() {
        String json =
                "{\"update_id\":5,\"message\":{\"message_id\":1,\"date\":1795000000,\"chat\":{\"id\":7,\"type\":\"private\"},"
                        + "\"from\":{\"id\":7,\"is_bot\":true,\"first_name\":\"Б\"},\"text\":\"привет\"}}";

        assertThat(mapper.read(parse(json), NOW)).isInstanceOf(InboundEvent.Ignored.class);
    }

    @Test
    void pressBringsPayloadLabelAndConversation() {
        InboundEvent.CustomerMessage message = customer("callback-query");

        assertThat(message.content()).isEqualTo(new MessageContent.Button("s:1a2b", "10:00"));
        assertThat(message.address()).isEqualTo(new ConversationAddress("5550101"));
        assertThat(message.sender().name()).isEqualTo("Анна Смирнова");
        assertThat(message.externalId()).isEqualTo("6660001:880100004");
    }

    @Test
    void pressUnderAMessageTooOldToSeeStillCounts() {
        InboundEvent event = mapper.read(
                parse(
                        "{\"update_id\":5,\"callback_query\":{\"id\":\"1\",\"from\":{\"id\":7,\"is_bot\":false,\"first_name\":\"А\"},"
                                + "\"message\":{\"message_id\":1,\"date\":0,\"chat\":{\"id\":7,\"type\":\"private\"}},\"chat_instance\":\"1\",\"data\":\"Да\"}}"),
                NOW);

        assertThat(((InboundEvent.CustomerMessage) event).content()).isEqualTo(new MessageContent.Button("Да", "Да"));
        assertThat(event.at()).isEqualTo(NOW);
    }

    @Test
    void expiredKeyStandsForTheWordsOnTheButton() {
        String press =
                "{\"update_id\":5,\"callback_query\":{\"id\":\"1\",\"from\":{\"id\":7,\"is_bot\":false,\"first_name\":\"А\"},"
                        + "\"message\":{\"message_id\":1,\"date\":0,\"chat\":{\"id\":7,\"type\":\"private\"}%s},\"data\":\"k~gone\"}}";
        String keyboard =
                ",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"Другой день\",\"callback_data\":\"k~gone\"}]]}";

        assertThat(((InboundEvent.CustomerMessage) mapper.read(parse(press.formatted(keyboard)), NOW)).content())
                .isEqualTo(new MessageContent.Button("Другой день", "Другой день"));
        assertThat(mapper.read(parse(press.formatted("")), NOW)).isInstanceOf(InboundEvent.Ignored.class);
    }

    @Test
    void blockedCustomerCanNotBeReachedAndComesBack() {
        assertThat(sample("my-chat-member-blocked"))
                .isEqualTo(new InboundEvent.Reachability(
                        "6660001:0", new ConversationAddress("0"), Instant.ofEpochSecond(1_644_677_726), false));
        assertThat(mapper.read(
                        parse(
                                "{\"update_id\":6,\"my_chat_member\":{\"chat\":{\"id\":7,\"type\":\"private\"},\"date\":1795000000,"
                                        + "\"new_chat_member\":{\"user\":{\"id\":1},\"status\":\"member\"}}}"),
                        NOW))
                .isInstanceOfSatisfying(
                        InboundEvent.Reachability.class,
                        change -> assertThat(change.reachable()).isTrue());
        assertThat(mapper.read(
                        parse(
                                "{\"update_id\":6,\"my_chat_member\":{\"chat\":{\"id\":-7,\"type\":\"group\"},\"date\":1795000000,"
                                        + "\"new_chat_member\":{\"user\":{\"id\":1},\"status\":\"kicked\"}}}"),
                        NOW))
                .isInstanceOf(InboundEvent.Ignored.class);
    }

    @Test
    void businessChatIsAnotherConversationThanTheBots() {
        InboundEvent.CustomerMessage message = customer("business-message-client");

        assertThat(message.address()).isEqualTo(new ConversationAddress("5550101@bc_7hTqLk2uAAIB"));
        assertThat(message.content())
                .isEqualTo(new MessageContent.Text("Здравствуйте, есть окошко на маникюр завтра?"));
    }

    @Test
    void ownerWhoAnswersByHandIsAHuman() {
        assertThat(sample("business-message-owner-own"))
                .isEqualTo(new InboundEvent.HumanReplied(
                        "6660001:880100012",
                        new ConversationAddress("5550101@bc_7hTqLk2uAAIB"),
                        Instant.ofEpochSecond(1_795_000_220),
                        "Да, есть на 12:00 🙂"));
    }

    @Test
    void ownMessageComingBackIsAnEcho() {
        assertThat(
                        ownersBusiness(
                                "\"sender_business_bot\":{\"id\":6660001,\"is_bot\":true,\"first_name\":\"Р\"},\"text\":\"Ок\""))
                .isInstanceOf(InboundEvent.OwnEcho.class);
        assertThat(ownersBusiness(
                        "\"sender_business_bot\":{\"id\":999,\"is_bot\":true,\"first_name\":\"Ч\"},\"text\":\"Ок\""))
                .isInstanceOf(InboundEvent.Ignored.class);
        assertThat(ownersBusiness("\"is_from_offline\":true,\"text\":\"Мы скоро ответим\""))
                .isInstanceOf(InboundEvent.Ignored.class);
        assertThat(ownersBusiness("\"sticker\":{\"file_id\":\"x\"}"))
                .isInstanceOfSatisfying(
                        InboundEvent.HumanReplied.class,
                        human -> assertThat(human.text()).isEqualTo("[sticker]"));
    }

    private InboundEvent ownersBusiness(String content) {
        return mapper.read(
                parse(
                        "{\"update_id\":9,\"business_message\":{\"message_id\":1,\"business_connection_id\":\"bc1\",\"date\":1795000000,"
                                + "\"from\":{\"id\":77,\"is_bot\":false,\"first_name\":\"Салон\"},\"chat\":{\"id\":7,\"type\":\"private\"},"
                                + content
                                + "}}"),
                NOW);
    }

    @Test
    void editedMessageBringsItsNewText() {
        InboundEvent event = mapper.read(
                parse(
                        "{\"update_id\":9,\"edited_message\":{\"message_id\":31,\"date\":1795000000,\"edit_date\":1795000050,"
                                + "\"from\":{\"id\":7,\"is_bot\":false,\"first_name\":\"А\"},\"chat\":{\"id\":7,\"type\":\"private\"},\"text\":\"в 16:00\"}}"),
                NOW);

        assertThat(event)
                .isEqualTo(new InboundEvent.MessageEdited(
                        "6660001:9",
                        new ConversationAddress("7"),
                        Instant.ofEpochSecond(1_795_000_050),
                        "7/31",
                        "в 16:00"));
    }

    @Test
    void editedContactAndOwnersEditsChangeNothing() {
        assertThat(mapper.read(
                        parse("{\"update_id\":9,\"edited_message\":{\"message_id\":31,\"date\":1795000000,"
                                + "\"from\":{\"id\":7,\"is_bot\":false},\"chat\":{\"id\":7,\"type\":\"private\"},"
                                + "\"contact\":{\"phone_number\":\"79161234567\",\"user_id\":7}}}"),
                        NOW))
                .isInstanceOf(InboundEvent.Ignored.class);
        assertThat(mapper.read(
                        parse(
                                "{\"update_id\":9,\"edited_business_message\":{\"message_id\":31,\"business_connection_id\":\"bc1\",\"date\":1795000000,"
                                        + "\"from\":{\"id\":77,\"is_bot\":false},\"chat\":{\"id\":7,\"type\":\"private\"},\"text\":\"другое\"}}"),
                        NOW))
                .isInstanceOf(InboundEvent.Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"update_id\":1,\"message\":\"text\"}",
                "{\"update_id\":1,\"message\":{\"chat\":[]}}",
                "{\"update_id\":1,\"message\":null}",
                "{\"update_id\":1,\"message\":{}}",
                "{\"update_id\":1,\"callback_query\":{}}",
                "{\"update_id\":1,\"my_chat_member\":{}}",
                "{\"update_id\":1,\"business_message\":{}}",
                "{\"update_id\":1,\"message\":{\"date\":99999999999999999,\"chat\":{\"id\":7,\"type\":\"private\"}}}",
                "{\"update_id\":1,\"deleted_business_messages\":{\"business_connection_id\":\"b\",\"message_ids\":[1]}}"
            })
    void strangeUpdatesAreTakenAndIgnored(String json) {
        assertThat(mapper.read(parse(json), NOW)).isInstanceOf(InboundEvent.Ignored.class);
    }

    private InboundEvent read(String content) {
        return mapper.read(
                parse(
                        "{\"update_id\":5,\"message\":{\"message_id\":1,\"date\":1795000000,\"chat\":{\"id\":7,\"type\":\"private\"},"
                                + "\"from\":{\"id\":7,\"is_bot\":false,\"first_name\":\"Анна\"}," + content + "}}"),
                NOW);
    }

    private static String text(String written) {
        return "\"text\":\"" + written + "\"";
    }

    private InboundEvent.CustomerMessage customer(String name) {
        return (InboundEvent.CustomerMessage) sample(name);
    }

    private InboundEvent sample(String name) {
        try (InputStream stream = TelegramMapperTest.class.getResourceAsStream("/samples/" + name + ".json")) {
            return mapper.read(Json.mapper().readTree(stream), NOW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
