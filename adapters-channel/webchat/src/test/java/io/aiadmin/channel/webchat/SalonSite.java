package io.aiadmin.channel.webchat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A company's site on an origin of its own, with the strictest rules under which the widget has to work. */
final class SalonSite implements AutoCloseable {

    private final HttpServer server;
    private volatile String host = "";
    private volatile String snippet = "";

    private SalonSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                boolean script = exchange.getRequestURI().getPath().equals("/site.js");
                String body = script ? "document.documentElement.dataset.site = 'ready';" : page();
                exchange.getResponseHeaders()
                        .set("Content-Type", script ? "text/javascript" : "text/html; charset=utf-8");
                exchange.getResponseHeaders()
                        .set(
                                "Content-Security-Policy",
                                "default-src 'self'; script-src 'self' " + host + "; frame-src " + host);
                byte[] content = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
            }
        });
        server.start();
    }

    static SalonSite start() {
        try {
            return new SalonSite();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void embed(String chatHost, String line) {
        host = chatHost;
        snippet = line;
    }

    /** {@code localhost}, so that it is another origin than the chat's {@code 127.0.0.1} even for rules that forget the port. */
    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private String page() {
        return """
                <!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Салон «Ромашка»</title></head><body><main>
                <h1>Салон «Ромашка»</h1>
                <p>Стрижки, окрашивание, маникюр. Ежедневно с 10 до 21.</p>
                <p><a href="#chat" id="link">Написать нам</a></p>
                <form><label>Поиск <input id="search"></label></form>
                %s
                </main><script src="/site.js"></script>
                %s
                </body></html>
                """.formatted("<p>Мы работаем с 2011 года.</p>\n".repeat(60), snippet);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
