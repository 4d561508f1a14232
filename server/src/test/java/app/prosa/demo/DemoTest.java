package app.prosa.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.TestAgent;
import app.prosa.agent.Colleagues;
import app.prosa.agent.Departments;
import app.prosa.agent.Workspaces;
import app.prosa.connection.Connections;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class DemoTest {

    @LocalServerPort
    int port;

    @Autowired
    Workspaces workspaces;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Departments departments;

    @Autowired
    Connections connections;

    @Autowired
    Theatre theatre;

    Demo demo;

    @BeforeEach
    void play() {
        demo = new Demo(workspaces, colleagues, departments, connections, theatre, true);
        if (!theatre.isOpen()) {
            demo.make();
        }
    }

    @Test
    void itsAgentsHaveTheQuickRepliesOfTheirDepartments() {
        var carla = new TestAgent(port);
        carla.post("/api/v1/session", Map.of("email", "carla@demo.prosa.app", "password", Cast.PASSWORD))
                .ok();

        assertThat(carla.get("/api/v1/quick-replies").ok().get("items"))
                .extracting(it -> it.get("shortcut").asString())
                .containsExactly("encerrar", "frete", "moagem", "oi", "protocolo");
    }

    @Test
    void everyoneOfTheDemoCanSignIn() {
        demo.run(new DefaultApplicationArguments());

        assertThat(demo.signIns()).hasSize(5).allSatisfy(it -> {
            var agent = new TestAgent(port);
            var me = agent.post("/api/v1/session", Map.of("email", it.email(), "password", it.password()))
                    .ok();
            assertThat(me.at("/agent/name").asString()).isEqualTo(it.name());
        });
    }

    @Test
    void itsConversationsStandInAllThreeTabs() {
        var ana = new TestAgent(port);
        ana.post("/api/v1/session", Map.of("email", Cast.OWNER_EMAIL, "password", Cast.PASSWORD))
                .ok();

        for (var tab : Map.of("waiting", 4, "attending", 5, "resolved", 4).entrySet()) {
            var items = ana.get("/api/v1/conversations?scope=all&kind=private&tab=" + tab.getKey())
                    .ok()
                    .get("items");
            assertThat(items).hasSizeGreaterThanOrEqualTo(tab.getValue());
            assertThat(items)
                    .allSatisfy(it ->
                            assertThat(it.at("/lastMessage/preview").asString()).isNotBlank());
        }
    }
}
