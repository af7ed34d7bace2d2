package io.aiadmin.llm.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks requests against the vendor's own description of {@code GenerateContentRequest}. */
final class RequestSchema {

    private static final JsonNode SCHEMAS =
            Samples.json("generate-content-request.schema.json").at("/components/schemas");

    private RequestSchema() {}

    /** @return what is wrong, with its place; empty when nothing is */
    static List<String> problems(JsonNode request) {
        List<String> problems = new ArrayList<>();
        check("", request, SCHEMAS.path("GenerateContentRequest"), problems);
        return problems;
    }

    private static void check(String place, JsonNode value, JsonNode given, List<String> problems) {
        JsonNode schema = given.has("$ref") ? named(given.path("$ref").asText()) : given;
        if (schema.has("oneOf")) {
            boolean fits = false;
            for (JsonNode one : schema.path("oneOf")) {
                List<String> tried = new ArrayList<>();
                check(place, value, one, tried);
                fits |= tried.isEmpty();
            }
            if (!fits) {
                problems.add(place + ": none of the allowed forms");
            }
            return;
        }
        boolean typed = switch (schema.path("type").asText("")) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> true;
        };
        if (!typed) {
            problems.add(place + ": " + value.getNodeType() + " is no " + schema.path("type"));
            return;
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(place + "/" + i, value.get(i), schema.path("items"), problems);
            }
        }
        if (value.isObject()) {
            checkObject(place, value, schema, problems);
        }
    }

    private static void checkObject(String place, JsonNode value, JsonNode schema, List<String> problems) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asText())) {
                problems.add(place + ": lacks " + name.asText());
            }
        }
        JsonNode more = schema.path("additionalProperties");
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String inside = place + "/" + field.getKey();
            JsonNode property = schema.path("properties").path(field.getKey());
            if (!property.isMissingNode()) {
                check(inside, field.getValue(), property, problems);
            } else if (more.isObject()) {
                check(inside, field.getValue(), more, problems);
            } else if (more.isBoolean() && !more.booleanValue()) {
                problems.add(inside + ": unknown");
            }
        }
    }

    private static JsonNode named(String reference) {
        JsonNode schema = SCHEMAS.path(reference.substring(reference.lastIndexOf('/') + 1));
        if (schema.isMissingNode()) {
            throw new IllegalStateException(reference);
        }
        return schema;
    }
}
