package io.aiadmin.host.panel;

import java.util.List;

/**
 * What the company is connected to.
 *
 * @param newToken shown this once; empty otherwise
 * @param snippet for the company's site; empty while the chat is off
 */
public record ConnectionsView(
        List<Tile> crms, List<Tile> channels, List<Token> tokens, String newToken, String snippet, String chatPage) {

    public ConnectionsView {
        crms = List.copyOf(crms);
        channels = List.copyOf(channels);
        tokens = List.copyOf(tokens);
    }

    /**
     * A kind that can be connected.
     *
     * @param state {@code on}, {@code off} (set up, switched off) or {@code new}
     */
    public record Tile(String type, String title, String letter, String state, String link) {}

    /** A key of a partner. */
    public record Token(String id, String title, String prefix, String created) {}
}
