package io.aiadmin.host.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FormTest {

    @Test
    void readsWhatBrowsersSend() {
        Form form = parse("name=%D0%90%D0%BD%D0%BD%D0%B0+%D0%9F.&note=a%0D%0Ab&empty=");
        assertThat(form.text("name")).isEqualTo("Анна П.");
        assertThat(form.text("note")).isEqualTo("a\nb");
        assertThat(form.text("empty")).isEmpty();
        assertThat(form.has("empty")).isTrue();
        assertThat(form.text("other")).isEmpty();
        assertThat(form.has("other")).isFalse();
    }

    @Test
    void tickedBoxGoesBeforeItsHiddenNo() {
        assertThat(parse("active=false&active=true").text("active")).isEqualTo("true");
        assertThat(parse("active=false").text("active")).isEqualTo("false");
    }

    @Test
    void brokenBytesAreNoFailure() {
        assertThat(parse("a=%ZZ&=&&b").text("a")).isEmpty();
        assertThat(parse("").has("a")).isFalse();
    }

    @Test
    void settingsComeWithoutTheirPrefix() {
        assertThat(parse("f-api-key=1&f-base-url=2&csrf=3").under("f-"))
                .containsEntry("api-key", "1")
                .containsEntry("base-url", "2")
                .hasSize(2);
    }

    private static Form parse(String body) {
        return Form.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
