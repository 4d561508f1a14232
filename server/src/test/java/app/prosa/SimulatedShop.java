package app.prosa;

import app.prosa.simulator.Customer;
import app.prosa.simulator.NumberSettings;
import app.prosa.simulator.Simulator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// A desk whose WhatsApp number the simulator plays, both ends connected.
///
/// @param shop the desk's end
/// @param number the provider's end
public record SimulatedShop(WhatsAppShop shop, Simulator simulator, NumberSettings number) {

    /// A fresh account with a number that nobody else has. What agents write goes out at once.
    public static SimulatedShop open(int port, Simulator simulator) {
        // A server of these tests follows their clock, and so must whoever dates what it is told.
        simulator.clock().moveTo(TestClock.now());
        return open(Eg.desk(port), simulator);
    }

    public static SimulatedShop open(Eg.Desk desk, Simulator simulator) {
        long chance = ThreadLocalRandom.current().nextLong(1_000_000_000);
        var number = simulator.connect(new NumberSettings(
                "2%014d".formatted(chance),
                "+55 11 3%03d-%04d".formatted(chance / 10_000 % 1000, chance % 10_000),
                "1%014d".formatted(chance),
                UUID.randomUUID().toString(),
                WhatsAppShop.SECRET,
                WhatsAppShop.VERIFY_TOKEN,
                null,
                "Loja"));
        var department = desk.department("Vendas");
        var made = desk.http()
                .post(
                        "/api/v1/connections/whatsapp",
                        Map.of(
                                "name", "WhatsApp da loja",
                                "departmentId", department,
                                "phoneNumberId", number.phoneNumberId(),
                                "businessAccountId", number.wabaId(),
                                "token", number.token(),
                                "appSecret", number.appSecret(),
                                "verifyToken", number.verifyToken(),
                                "undoSeconds", 0))
                .ok();
        var shop = new WhatsAppShop(
                desk,
                made.at("/connection/id").asString(),
                made.get("webhook").asString(),
                number.token(),
                department,
                new TestMeta.Customer());
        var connected = simulator.connect(there(number, "http://127.0.0.1:" + desk.port() + shop.webhook()));
        return new SimulatedShop(shop, simulator, connected);
    }

    private static NumberSettings there(NumberSettings number, String webhook) {
        return new NumberSettings(
                number.phoneNumberId(),
                number.displayPhoneNumber(),
                number.wabaId(),
                number.token(),
                number.appSecret(),
                number.verifyToken(),
                webhook,
                number.verifiedName());
    }

    /// Somebody by name or number, writing to this shop.
    public Customer customer(String who) {
        return simulator.person(who).on(number);
    }
}
