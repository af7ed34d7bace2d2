package io.aiadmin.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.aiadmin.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The vendor's published list of methods, parameters and types, against which every request is held. */
final class BotApiSpec {

    private final JsonNode spec;

    private BotApiSpec(JsonNode spec) {
        this.spec = spec;
    }

    static BotApiSpec load() {
        try (InputStream stream = BotApiSpec.class.getResourceAsStream("/bot-api-requests.json")) {
            return new BotApiSpec(Json.mapper().readTree(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a request; empty when nothing is. */
    List<String> faults(String method, JsonNode body) {
        JsonNode definition = spec.path("methods").path(method);
        if (definition.isMissingNode()) {
            return List.of("no such method: " + method);
        }
        List<String> faults = new ArrayList<>();
        object(method, body, definition.path("fields"), faults);
        return faults;
    }

    private void object(String where, JsonNode value, JsonNode fields, List<String> faults) {
        Set<String> known = new HashSet<>();
        for (JsonNode field : fields) {
            String name = field.path("name").asText();
            known.add(name);
            if (!value.has(name)) {
                if (field.path("required").asBoolean()) {
                    faults.add(where + " lacks " + name);
                }
                continue;
            }
            List<String> types = new ArrayList<>();
            field.path("types").forEach(type -> types.add(type.asText()));
            if (types.stream().noneMatch(type -> fits(value.get(name), type))) {
                faults.add(where + "." + name + " is none of " + types);
            }
        }
        value.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                faults.add(where + " has no " + name);
            }
        });
    }

    private boolean fits(JsonNode value, String type) {
        if (type.startsWith("Array of ")) {
            String items = type.substring("Array of ".length());
            boolean all = value.isArray();
            for (JsonNode item : value) {
                all &= fits(item, items);
            }
            return all;
        }
        return switch (type) {
            case "Integer" -> value.isIntegralNumber();
            case "String" -> value.isTextual();
            case "Boolean", "True" -> value.isBoolean();
            case "Float" -> value.isNumber();
            default -> {
                List<String> faults = new ArrayList<>();
                object(type, value, spec.path("types").path(type).path("fields"), faults);
                yield value.isObject() && faults.isEmpty();
            }
        };
    }
}
