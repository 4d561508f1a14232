package app.prosa;

import app.prosa.jobs.RecurringJob;
import app.prosa.simulator.Simulator;
import app.prosa.simulator.TextMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A desk with a connection of SMS, whose Comtele the simulator plays.
///
/// @param key by which Comtele knows it
public record SmsShop(Eg.Desk desk, String connection, String department, String key, Simulator simulator) {

    /// A fresh account that sends at once, with credit for so many texts.
    public static SmsShop open(int port, Simulator simulator, int balance) {
        var desk = Eg.desk(port);
        return open(desk, desk.department("Vendas"), simulator, balance);
    }

    public static SmsShop open(Eg.Desk desk, String department, Simulator simulator, int balance) {
        simulator.clock().moveTo(TestClock.now());
        var key = "key-" + UUID.randomUUID();
        simulator.texting().connect(key, balance);
        var made = desk.http()
                .post(
                        "/api/v1/connections/sms",
                        Map.of("name", "SMS", "departmentId", department, "apiKey", key, "undoSeconds", 0))
                .ok();
        return new SmsShop(desk, made.at("/connection/id").asString(), department, key, simulator);
    }

    /// Somebody writes, by a number as it is dialled in Brazil.
    public void says(String number, String text) {
        simulator.texting().says(key, number, text);
    }

    /// What reached the phones.
    public List<TextMessage> sent() {
        return simulator.texting().texts(key).stream().filter(it -> !it.mine()).toList();
    }

    /// Asks Comtele what happened, as the server does twice a minute. A minute goes by with it.
    public void ask(List<RecurringJob> jobs, TestClock clock) {
        clock.forward(Duration.ofMinutes(1));
        simulator.clock().moveTo(TestClock.now());
        jobs.stream().filter(it -> it.name().equals("channel-inquiries")).forEach(RecurringJob::run);
    }

    /// The service with whoever has this number, opened by the administrator; null while there is none.
    public @Nullable JsonNode conversation(String phone) {
        for (var tab : List.of("waiting", "attending", "resolved")) {
            for (var it : Shop.list(desk.admin(), "tab=" + tab + "&limit=100")) {
                var opened = desk.http()
                        .get("/api/v1/conversations/" + it.get("id").asString())
                        .ok();
                if (phone.equals(opened.at("/contact/phone").asString(""))) {
                    return opened;
                }
            }
        }
        return null;
    }
}
