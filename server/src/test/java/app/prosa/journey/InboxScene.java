package app.prosa.journey;

import app.prosa.Eg;
import app.prosa.Shop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A shop of its own for each test, with Ana at the desk: what the list shows depends on all that the account has.
abstract class InboxScene {

    static final String EMPTY = "Nenhum atendimento encontrado com esse status ou termo pesquisado";

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    @SuppressWarnings("NullAway.Init")
    Shop shop;

    @SuppressWarnings("NullAway.Init")
    Eg.Person ana;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        ana = shop.agent("Ana Souza");
    }

    AgentWindow window(Eg.Person person) {
        return AgentWindow.of(JOURNEY.person(), person, port);
    }
}
