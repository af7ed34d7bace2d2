package io.aiadmin.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads vendors' JSON as it comes: ids that are a number here and text there, flags as 1, "1" and true, an empty list where a map belongs,
 * fields that are null, absent or new. Absent and null read alike; text that is no number, where one is asked for, reads as absent.
 */
public final class Json {

    /** As deep as an answer may be nested. */
    public static final int MAX_DEPTH = 64;

    private static final JsonMapper MAPPER = lenient();

    private Json() {}

    private static JsonMapper lenient() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(HttpAnswer.MAX_BYTES)
                        .maxNumberLength(100)
                        .build())
                .build();
        JsonMapper.Builder mapper = JsonMapper.builder(factory)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT)
                .enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addModule(new SimpleModule()
                        .addDeserializer(Boolean.class, new FlagReader())
                        .addDeserializer(boolean.class, new FlagReader()));
        for (LogicalType number : List.of(LogicalType.Integer, LogicalType.Float)) {
            mapper.withCoercionConfig(
                    number, shape -> shape.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull));
        }
        return mapper.build();
    }

    /** The mapper behind all of this, for adapters that write JSON or bind by themselves. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** Binds to a record of the vendor's names; unknown fields are passed by. A part that is absent in the vendor's JSON is null. */
    public static <T> T bind(JsonNode node, Class<T> type) throws JsonProcessingException {
        return MAPPER.treeToValue(node, type);
    }

    /** The field under a path of names; a missing node when any of them is absent. */
    public static JsonNode at(JsonNode node, String... path) {
        JsonNode found = node;
        for (String name : path) {
            found = found.path(name);
        }
        return found.isNull() ? MissingNode.getInstance() : found;
    }

    /** Text, number or flag as text; empty when absent, null or a structure. Blank text stays as it is. */
    public static Optional<String> text(JsonNode node, String field) {
        return text(node.path(field));
    }

    /** The same for the node itself. */
    public static Optional<String> text(JsonNode value) {
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        if (value.isNumber()) {
            return Optional.of(plain(value.decimalValue()));
        }
        return value.isBoolean() ? Optional.of(value.asText()) : Optional.empty();
    }

    /** An id, given as a number or as text; empty when absent, blank or zero, which vendors write for none. */
    public static Optional<String> id(JsonNode node, String field) {
        return text(node, field).map(String::strip).filter(id -> !id.isEmpty() && !id.equals("0"));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** A whole number, given as 12, 12.0 or "12". */
    public static OptionalLong whole(JsonNode node, String field) {
        Optional<BigDecimal> number = decimal(node, field);
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(number.get().longValueExact());
        } catch (ArithmeticException _) {
            return OptionalLong.empty();
        }
    }

    /** A number, given as such or as text, with a point or a comma and spaces between thousands. */
    public static Optional<BigDecimal> decimal(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isNumber()) {
            return Optional.of(value.decimalValue());
        }
        if (!value.isTextual() || value.textValue().length() > 60) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(
                    value.textValue().replaceAll("[\\s\\u00a0\\u202f]", "").replace(',', '.')));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** True for true, 1 and the texts "true", "1", "y", "yes", "on" in any case; false for all else, absence included. */
    public static boolean flag(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return value.decimalValue().signum() != 0;
        }
        return value.isTextual() && isYes(value.textValue());
    }

    private static boolean isYes(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "y", "yes", "on" -> true;
            default -> false;
        };
    }

    /** The items of a list, or of a map that stands for one as PHP writes it; empty when absent, null or a plain value. */
    public static List<JsonNode> list(JsonNode node, String field) {
        return list(node.path(field));
    }

    /** The same for the node itself. */
    public static List<JsonNode> list(JsonNode value) {
        List<JsonNode> items = new ArrayList<>();
        if (value.isContainerNode()) {
            value.forEach(items::add);
        }
        return items;
    }

    /** The entries of a map; empty when absent, null, a plain value or the empty list that PHP writes for an empty map. */
    public static Map<String, JsonNode> map(JsonNode node, String field) {
        return map(node.path(field));
    }

    /** The same for the node itself; a list's items go by their numbers. */
    public static Map<String, JsonNode> map(JsonNode value) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        if (value.isObject()) {
            value.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        } else if (value.isArray()) {
            for (int number = 0; number < value.size(); number++) {
                entries.put(Integer.toString(number), value.get(number));
            }
        }
        return entries;
    }

    /** Reads flags in records the way {@link Json#flag} does. */
    private static final class FlagReader extends StdScalarDeserializer<Boolean> {
        private static final long serialVersionUID = 1L;

        FlagReader() {
            super(Boolean.class);
        }

        @Override
        public @Nullable Boolean deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return switch (parser.currentToken()) {
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    parser.getDecimalValue().signum() != 0;
                case VALUE_STRING -> isYes(parser.getText());
                default -> (Boolean) context.handleUnexpectedToken(Boolean.class, parser);
            };
        }

        @Override
        public Boolean getNullValue(DeserializationContext context) {
            return false;
        }
    }
}
