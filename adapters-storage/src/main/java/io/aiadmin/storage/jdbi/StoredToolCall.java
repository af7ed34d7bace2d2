package io.aiadmin.storage.jdbi;

import io.aiadmin.core.conversation.LoggedToolCall;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sealed part of a tool call of the log. */
record StoredToolCall(Map<String, @Nullable Object> arguments, Map<String, @Nullable Object> result, String summary) {

    static StoredToolCall of(LoggedToolCall call) {
        return new StoredToolCall(call.arguments(), call.result(), call.summary());
    }
}
