package io.aiadmin.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.spi.Phone;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MaskingTest {

    private final Masking masking = new Masking(Map.of(), Set.of("+74951234567"));

    @Test
    void theSameNumberHasTheSameTokenHoweverItIsWritten() {
        assertThat(masking.mask("8 (926) 120-15-90 или +79261201590")).isEqualTo("<PHONE_1> или <PHONE_1>");
        assertThat(masking.mask("а ещё 8 903 000-11-22")).isEqualTo("а ещё <PHONE_2>");
        assertThat(masking.token(new Phone("+79261201590"))).isEqualTo("<PHONE_1>");
    }

    @Test
    void tokensOutliveTheTurn() {
        masking.mask("8 926 120-15-90");
        Masking next = new Masking(masking.values(), Set.of());
        assertThat(next.mask("8 903 000-11-22, +7 926 120 15 90")).isEqualTo("<PHONE_2>, <PHONE_1>");
    }

    @Test
    void mailsAndCardsAreHiddenAsWell() {
        assertThat(masking.mask("Anna@Mail.ru и 4111 1111 1111 1111")).isEqualTo("<EMAIL_1> и <CARD_1>");
        assertThat(masking.reveal("<EMAIL_1>, <CARD_1>")).isEqualTo("anna@mail.ru, •••• 1111");
    }

    @Test
    void theCompanysOwnNumberNeedsNoHiding() {
        assertThat(masking.mask("Звоните: +7 495 123-45-67")).isEqualTo("Звоните: +7 495 123-45-67");
    }

    @Test
    void treesAreMaskedThroughout() {
        Map<String, Object> tree = Map.of("a", List.of(Map.of("phone", "+79261201590")), "n", 5L);
        assertThat(masking.mask(tree)).isEqualTo(Map.of("a", List.of(Map.of("phone", "<PHONE_1>")), "n", 5L));
    }

    @Test
    void unknownTokensVanishFromReplies() {
        assertThat(masking.reveal("Номер: <PHONE_9>.")).isEqualTo("Номер: .");
        assertThat(masking.value("<PHONE_9>")).isEmpty();
    }

    @Test
    void toolsGetTheWholeValue() {
        masking.mask("8 926 120-15-90");
        assertThat(masking.restore("перезвонить на <PHONE_1>")).isEqualTo("перезвонить на +79261201590");
        assertThat(masking.reveal("<PHONE_1>")).isEqualTo("+7 926 120-15-90");
    }

    @Test
    void pricesDatesAndTimesAreLeftAlone() {
        String text = "27.11.2026 в 15:00, 2 500 рублей, дом 12, сыну 6 лет";
        assertThat(masking.mask(text)).isEqualTo(text);
    }
}
