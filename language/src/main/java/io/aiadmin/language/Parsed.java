package io.aiadmin.language;

/** What was read, and the index of the first token after it. */
record Parsed<T>(T value, int end) {}
