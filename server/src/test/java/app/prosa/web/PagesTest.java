package app.prosa.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class PagesTest {

    @LocalServerPort
    int port;

    @Test
    void healthIsUpAndTellsTheVersionOnly() throws Exception {
        var answer = get("/health", "application/json");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).matches("\\{\"status\":\"UP\",\"version\":\"[0-9.]+\"}");
    }

    @Test
    void anUnknownAddressOfTheApiIsAProblemEvenForABrowser() throws Exception {
        var answer = get("/api/v1/nothing", "text/html");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void nothingOutsideTheBuiltScreensIsServed() throws Exception {
        for (var path : new String[] {
            "/application.yaml", "/webchat/assets/..%2f..%2f..%2fapplication.yaml",
                    "/assets/%2e%2e/%2e%2e/application.yaml",
            "/webchat/frame.html", "/db/migration/V202611220110__account_account.sql", "/.vite/manifest.json"
        }) {
            assertThat(get(path, "*/*").statusCode()).as(path).isIn(400, 404);
        }
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Accept", accept)
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
