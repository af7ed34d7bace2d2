package io.aiadmin.spi.llm;

/**
 * A tool that the model may call.
 *
 * @param name lower-case words with underscores, {@code find_slots}
 */
public record ToolSpec(String name, String description, ToolSchema.Structure parameters) {}
