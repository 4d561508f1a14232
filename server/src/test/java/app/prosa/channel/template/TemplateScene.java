package app.prosa.channel.template;

import app.prosa.Eg;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import app.prosa.simulator.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A number of WhatsApp with templates, and Bia, who uses them.
abstract class TemplateScene {

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    final Simulator simulator = Simulator.start(0);

    @SuppressWarnings("NullAway.Init")
    TemplateDesk desk;

    @SuppressWarnings("NullAway.Init")
    WhatsAppShop shop;

    @SuppressWarnings("NullAway.Init")
    Eg.Person bia;

    @BeforeEach
    void open() {
        desk = TemplateDesk.open(port, meta, simulator);
        shop = desk.shop();
        bia = desk.bia();
    }

    @AfterEach
    void close() {
        simulator.close();
    }
}
