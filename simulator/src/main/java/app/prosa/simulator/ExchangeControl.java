package app.prosa.simulator;

import java.util.Locale;

/// `/sim/pabx/…`: the extensions of the exchange, and who calls them.
final class ExchangeControl {

    private final Exchange exchange;

    ExchangeControl(Exchange exchange) {
        this.exchange = exchange;
    }

    /// `rest` is the address below `/sim/pabx/`.
    Reply answer(Call call, String rest) {
        return switch (call.method() + " " + rest) {
            case "POST extensions" -> {
                var body = call.json();
                exchange.extension(TextControl.must(body, "username"), TextControl.must(body, "password"));
                yield Reply.json(Json.object()
                        .put("address", exchange.address().toString())
                        .put("domain", Exchange.DOMAIN));
            }
            case "POST numbers" -> {
                var body = call.json();
                exchange.when(
                        TextControl.must(body, "number"),
                        Exchange.Manner.valueOf(TextControl.must(body, "manner")
                                .replace('-', '_')
                                .toUpperCase(Locale.ROOT)));
                yield Reply.ok();
            }
            case "POST calls" -> {
                var body = call.json();
                yield Reply.json(exchange.call(TextControl.must(body, "from"), TextControl.must(body, "extension")));
            }
            case "POST answer" -> {
                exchange.answers(TextControl.must(call.json(), "id"));
                yield Reply.ok();
            }
            case "POST hangup" -> {
                exchange.hangsUp(TextControl.must(call.json(), "id"));
                yield Reply.ok();
            }
            case "GET calls" -> Reply.json(exchange.calls());
            default -> Control.notFound();
        };
    }
}
