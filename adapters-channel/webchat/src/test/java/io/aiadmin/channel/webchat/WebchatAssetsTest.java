package io.aiadmin.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aiadmin.spi.channel.ChannelPlugin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class WebchatAssetsTest {

    private static final List<String> SCRIPTS =
            List.of("chat.js", "connection.js", "thread.js", "format.js", "calendar.js", "colour.js", "widget.js");

    private final WebchatAssets assets = WebchatAssets.load();

    @Test
    void pluginIsFoundByItsType() {
        assertThat(ServiceLoader.load(ChannelPlugin.class))
                .anyMatch(plugin -> plugin.type().equals("webchat"));
    }

    @Test
    void onlyThePagesFilesAreServed() {
        assertThat(assets.find("chat.html")).isPresent();
        assertThat(assets.find("../META-INF/MANIFEST.MF")).isEmpty();
        assertThat(assets.find("")).isEmpty();
        assertThat(assets.find("/chat.html")).isEmpty();
    }

    @Test
    void bundlesHaveTheSameKeysAndPlaceholders() {
        JsonNode russian = WebchatWire.parse(text("messages.ru.json"));
        JsonNode english = WebchatWire.parse(text("messages.en.json"));

        assertThat(names(english)).isEqualTo(names(russian));
        for (String key : names(russian)) {
            assertThat(placeholders(english.path(key).asText()))
                    .as(key)
                    .isEqualTo(placeholders(russian.path(key).asText()));
        }
    }

    @Test
    void pageNamesOnlyTextsThatExist() {
        Set<String> known = names(WebchatWire.parse(text("messages.ru.json")));
        Matcher used = Pattern.compile("data-(?:text|label|placeholder)=\"(\\w+)\"|words\\.(\\w+)")
                .matcher(text("chat.html") + text("chat.js") + text("thread.js"));
        while (used.find()) {
            assertThat(known).contains(used.group(1) == null ? used.group(2) : used.group(1));
        }
    }

    @Test
    void pageHasNothingThatItsPolicyForbids() {
        assertThat(text("chat.html"))
                .doesNotContain("style=")
                .doesNotContainPattern("<script(?![^>]*\\ssrc=)")
                .doesNotContainPattern("\\son\\w+=")
                .doesNotContain("//cdn");
        for (String script : SCRIPTS) {
            assertThat(text(script))
                    .as(script)
                    .doesNotContainPattern(
                            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function");
        }
    }

    @Test
    void nothingLoadsFromAnotherHost() {
        for (String name : assets.names()) {
            assertThat(text(name).replace("http://www.w3.org/2000/svg", ""))
                    .as(name)
                    .doesNotContainPattern("(src|href|url\\()\\s*=?\\s*['\"(]?https?://");
        }
    }

    @Test
    void loaderAndPageAreSmall() throws IOException {
        int page = 0;
        for (String name : assets.names()) {
            page += name.equals("widget.js") || name.equals("messages.en.json") ? 0 : packed(name);
        }

        assertThat(packed("widget.js")).isLessThan(15 * 1024);
        assertThat(page).isLessThan(60 * 1024);
    }

    @Test
    void etagFollowsTheContent() {
        assertThat(assets.find("chat.js").orElseThrow().etag())
                .isEqualTo(WebchatAssets.load().find("chat.js").orElseThrow().etag())
                .isNotEqualTo(assets.find("chat.css").orElseThrow().etag());
    }

    private String text(String name) {
        return new String(assets.find(name).orElseThrow().content(), StandardCharsets.UTF_8);
    }

    private int packed(String name) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(assets.find(name).orElseThrow().content());
        }
        return packed.size();
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{\\w+}").matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
