package io.aiadmin.spi.llm;

/**
 * What a call cost in tokens.
 *
 * @param input cached ones included
 * @param cached of the input, read from the vendor's cache
 * @param output thinking included
 */
public record TokenUsage(long input, long cached, long output) {

    public static final TokenUsage NONE = new TokenUsage(0, 0, 0);

    public TokenUsage plus(TokenUsage other) {
        return new TokenUsage(input + other.input, cached + other.cached, output + other.output);
    }
}
