package io.aiadmin.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainReplyTest {

    @Test
    void markupIsTakenOut() {
        assertThat(PlainReply.of("## Привет\n\n\n\n**Стрижка** — 2 500 ₽  \n* раз\n• два"))
                .isEqualTo("Привет\n\nСтрижка — 2 500 ₽\n- раз\n- два");
    }

    @Test
    void longRepliesEndAtAThought() {
        String text = "Предложение номер раз. ".repeat(100);
        assertThat(PlainReply.of(text))
                .hasSizeLessThanOrEqualTo(PlainReply.MAX_LENGTH)
                .endsWith("раз.");
    }

    @Test
    void onlyInvisibleLettersAreNothing() {
        assertThat(PlainReply.of("\u200B \u2060\n")).isEmpty();
    }
}
