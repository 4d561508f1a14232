package app.prosa;

import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// A visitor of a website chat as the widget would be: keeps its secret and speaks the widget's API.
public final class TestVisitor {

    private final TestAgent http;
    private final String key;
    private final int port;
    private final String token;

    private TestVisitor(TestAgent http, int port, String key, String token) {
        this.http = http;
        this.port = port;
        this.key = key;
        this.token = token;
    }

    /// A stranger comes to the chat with this key.
    public static TestVisitor enter(int port, String key) {
        var http = new TestAgent(port);
        var token = http.post(
                        "/webchat/v1/" + key + "/visitors",
                        Map.of("language", "pt-BR", "page", Map.of("url", "https://loja.test/cafe", "title", "Café")))
                .ok()
                .get("token")
                .asString();
        return with(http, port, key, token);
    }

    /// The same browser, or another one that holds its secret.
    public static TestVisitor with(TestAgent http, int port, String key, String token) {
        http.header("Authorization", "Bearer " + token);
        return new TestVisitor(http, port, key, token);
    }

    public String token() {
        return token;
    }

    public TestAgent http() {
        return http;
    }

    public TestAgent.Answer says(String text) {
        return says(uuid(), text);
    }

    public TestAgent.Answer says(String id, String text) {
        return http.post(
                "/webchat/v1/" + key + "/messages", Map.of("id", id, "content", Map.of("type", "text", "body", text)));
    }

    public JsonNode conversation() {
        return http.get("/webchat/v1/" + key + "/conversation").ok();
    }

    /// Looks at the page in a browser that gets no socket, and asks for news.
    public void polls() {
        http.get("/webchat/v1/" + key + "/conversation?present=true").ok();
    }

    /// The visitor's socket, after its hello.
    public TestSocket socket() {
        var socket = TestSocket.open(
                "ws://localhost:%d/webchat/v1/%s/live".formatted(port, key),
                Map.of("X-Forwarded-For", TestAgent.anAddress()));
        socket.say(Map.of("type", "hello", "token", token));
        socket.frame("hello");
        return socket;
    }

    public static String uuid() {
        return UUID.randomUUID().toString();
    }
}
