package io.aiadmin.host.panel;

/** @param demoChat address of the demo company's chat; empty where there is none */
public record LandingView(String demoChat, boolean loggedIn) {}
