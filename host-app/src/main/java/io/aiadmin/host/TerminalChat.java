package io.aiadmin.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A chat in the terminal with a running host, through the partner API: {@code ./ai-admin chat [--url http://localhost:8080] [--token demo-token]}. */
public final class TerminalChat {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI messages;
    private final String token;
    private final String conversation = "terminal-" + UUID.randomUUID();

    private TerminalChat(URI messages, String token) {
        this.messages = messages;
        this.token = token;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String url = argument(arguments, "--url", "http://localhost:8080");
        TerminalChat chat =
                new TerminalChat(URI.create(url + "/api/v1/messages"), argument(arguments, "--token", "demo-token"));
        System.out.println("Пишите; пустая строка — конец. / Write; an empty line ends.");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.print("> ");
        for (String line = in.readLine(); line != null && !line.isBlank(); line = in.readLine()) {
            chat.say(line.strip());
            System.out.print("> ");
        }
    }

    private static String argument(String[] arguments, String name, String otherwise) {
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                return arguments[i + 1];
            }
        }
        return otherwise;
    }

    private void say(String text) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(messages)
                    .timeout(Duration.ofSeconds(70))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                            JSON.writeValueAsBytes(Map.of("conversation", conversation, "text", text))))
                    .build();
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            show(JSON.readTree(response.body()));
        } catch (IOException e) {
            System.out.println(
                    "Сервер не отвечает: запустите ./ai-admin start. / The host does not answer: run ./ai-admin start.");
        }
    }

    private static void show(JsonNode answer) {
        if (answer.has("message")) {
            System.out.println(answer.path("message").asText());
        }
        for (JsonNode reply : answer.path("replies")) {
            System.out.println(reply.path("text").asText());
            StringBuilder buttons = new StringBuilder();
            reply.path("buttons")
                    .forEach(button -> buttons.append("  [")
                            .append(button.path("text").asText())
                            .append(']'));
            if (!buttons.isEmpty()) {
                System.out.println(buttons);
            }
        }
    }
}
