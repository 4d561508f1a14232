package app.prosa.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class TypebotViewerTest {

    private final Simulator simulator = Simulator.start(0);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    private HttpResponse<String> post(String path, ObjectNode body) {
        try {
            return client.send(
                    HttpRequest.newBuilder(simulator.address().resolve(path))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofByteArray(Json.bytes(body)))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> starts(String publicId, ObjectNode body) {
        return post("/typebot/api/v1/typebots/" + publicId + "/startChat", body);
    }

    private HttpResponse<String> says(String session, String text) {
        var body = Json.object();
        body.putObject("message").put("type", "text").put("text", text);
        return post("/typebot/api/v1/sessions/" + session + "/continueChat", body);
    }

    @Test
    void aTalkGoesFromItsChoicesToPeople() {
        var body = Json.object();
        body.putObject("prefilledVariables").put("contactName", "Ana Souza");
        var started = Json.MAPPER.readTree(starts("atendimento", body).body());

        assertThat(started.at("/messages/0/content/richText/0/children/1/text").asString())
                .isEqualTo("Ana");
        assertThat(started.at("/input/items")).hasSize(3);
        var session = started.path("sessionId").asString();
        assertThat(says(session, "outra coisa").body()).contains("Não entendi");
        var asked = Json.MAPPER.readTree(says(session, "2ª via de boleto").body());
        assertThat(asked.at("/input/type").asString()).isEqualTo("text input");
        assertThat(says(session, "529.982.247-25").body())
                .contains("529.982.247-25")
                .doesNotContain("\"input\"");
        assertThat(simulator.typebots().talks("atendimento").getFirst().heard())
                .containsExactly("outra coisa", "2ª via de boleto", "529.982.247-25");
    }

    @Test
    void itRefusesAsTypebotDoes() {
        assertThat(starts("nenhum", Json.object()).statusCode()).isEqualTo(404);
        assertThat(starts("fechado", Json.object()).body())
                .contains("BAD_REQUEST")
                .contains("closed");
        var session = Json.MAPPER
                .readTree(starts("eco", Json.object()).body())
                .path("sessionId")
                .asString();
        simulator.typebots().expire();
        assertThat(says(session, "oi").statusCode()).isEqualTo(404);
        simulator.fault("F2-typebot", 1);
        assertThat(starts("eco", Json.object()).body()).contains("INTERNAL_SERVER_ERROR");
        assertThat(starts("eco", Json.object()).statusCode()).isEqualTo(200);
    }

    @Test
    void aTypebotIsGivenByItsAnswers() {
        var given = Json.object().put("publicId", "meu");
        given.putArray("replies").addObject().putArray("messages");
        assertThat(post("/sim/typebot/typebots", given).statusCode()).isEqualTo(200);

        assertThat(starts("meu", Json.object()).statusCode()).isEqualTo(200);
        assertThat(simulator.typebots().talks("meu")).hasSize(1);
        simulator.typebots().play("meu", List.of("{\"messages\": []}"));
        assertThat(post("/sim/typebot/expiry", Json.object()).statusCode()).isEqualTo(200);
        assertThat(simulator.typebots().talks("meu").getFirst().expired()).isTrue();
    }
}
