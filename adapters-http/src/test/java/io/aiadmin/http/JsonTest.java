package io.aiadmin.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":17}|17",
                "{\"id\":\"17\"}|17",
                "{\"id\":17.0}|17",
                "{\"id\":12345678901234567890}|12345678901234567890",
                "{\"id\":1e3}|1000",
                "{\"id\":\" a-1 \"}|a-1",
            })
    void idsAreTextWhateverTheirForm(String json, String id) throws JsonProcessingException {
        assertThat(Json.id(parse(json), "id")).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"id\":null}", "{\"id\":\"\"}", "{\"id\":0}", "{\"id\":\"0\"}", "{\"id\":{}}", "[]"})
    void missingIdsAreEmpty(String json) throws JsonProcessingException {
        assertThat(Json.id(parse(json), "id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "\"1\"", "\"true\"", "\"Y\"", "\"YES\"", "\"on\"", "5"})
    void flagsAreRaisedInManyWays(String value) throws JsonProcessingException {
        assertThat(Json.flag(parse("{\"f\":" + value + "}"), "f")).isTrue();
        assertThat(Json.bind(parse("{\"f\":" + value + "}"), Flagged.class).f()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "0", "\"0\"", "\"false\"", "\"N\"", "\"\"", "null"})
    void otherFlagsAreDown(String value) throws JsonProcessingException {
        assertThat(Json.flag(parse("{\"f\":" + value + "}"), "f")).isFalse();
        assertThat(Json.bind(parse("{\"f\":" + value + "}"), Flagged.class).f()).isFalse();
    }

    private record Flagged(boolean f) {}

    @Test
    void numbersAreReadFromText() throws JsonProcessingException {
        JsonNode node =
                parse("{\"a\":\"2 500,50\",\"b\":2500,\"c\":\"x\",\"d\":12.5,\"e\":\"60\",\"f\":99999999999999999999}");
        assertThat(Json.decimal(node, "a")).contains(new BigDecimal("2500.50"));
        assertThat(Json.whole(node, "b")).hasValue(2500);
        assertThat(Json.decimal(node, "c")).isEmpty();
        assertThat(Json.whole(node, "d")).isEmpty();
        assertThat(Json.whole(node, "e")).hasValue(60);
        assertThat(Json.whole(node, "f")).isEmpty();
        assertThat(Json.whole(node, "g")).isEmpty();
    }

    @Test
    void listsAndMapsStandInForEachOther() throws JsonProcessingException {
        JsonNode node = parse(
                "{\"map\":{\"5\":\"a\",\"7\":\"b\"},\"list\":[\"a\",\"b\"],\"none\":[],\"null\":null,\"word\":\"w\"}");
        assertThat(Json.list(node, "map")).extracting(JsonNode::asText).containsExactly("a", "b");
        assertThat(Json.list(node, "list")).hasSize(2);
        assertThat(Json.map(node, "map")).containsOnlyKeys("5", "7");
        assertThat(Json.map(node, "list")).containsOnlyKeys("0", "1");
        assertThat(Json.map(node, "none")).isEmpty();
        assertThat(Json.list(node, "null")).isEmpty();
        assertThat(Json.list(node, "word")).isEmpty();
        assertThat(Json.map(node, "absent")).isEmpty();
    }

    @Test
    void nullOnThePathIsMissing() throws JsonProcessingException {
        JsonNode node = parse("{\"a\":{\"b\":null}}");
        assertThat(Json.at(node, "a", "b").isMissingNode()).isTrue();
        assertThat(Json.at(node, "x", "y").isMissingNode()).isTrue();
    }

    @Test
    void boundRecordsTolerateVendors() throws JsonProcessingException {
        Bound bound = Json.bind(
                parse("{\"id\":5,\"count\":\"12\",\"map\":[],\"items\":[{\"id\":\"1\"}],\"extra\":1}"), Bound.class);
        assertThat(bound).isEqualTo(new Bound("5", 12, null, List.of(new Bound("1", 0, null, null))));
    }

    private record Bound(
            String id,
            int count,
            @Nullable Map<String, String> map,
            @Nullable List<Bound> items) {}

    @Test
    void excerptHoldsNoPersonAndNoKey() {
        String excerpt = Redaction.excerpt("""
                {"error": "wrong phone +7 (921) 555-12-34 or 89215551234 of anna.smirnova@example.ru,
                 token 1234567890:AAE8f_kLmNoPqRsTuVwXyZ-abcdef see https://api.example/bot123:abc/x?y=1", "code": 412}""");
        assertThat(excerpt)
                .contains("wrong phone", "\"code\": 412")
                .doesNotContain("921")
                .doesNotContain("anna")
                .doesNotContain("AAE8f")
                .doesNotContain("bot123");
        assertThat(Redaction.excerpt("я ".repeat(1000))).hasSizeLessThan(210);
    }

    private static JsonNode parse(String json) throws JsonProcessingException {
        return Json.mapper().readTree(json);
    }
}
