package app.prosa.simulator;

import tools.jackson.databind.node.ObjectNode;

/// The parts of the Graph API that say where Meta's webhooks go.
final class GraphWebhooks {

    private final Numbers numbers;
    private final Webhooks webhooks;

    GraphWebhooks(Numbers numbers, Webhooks webhooks) {
        this.numbers = numbers;
        this.webhooks = webhooks;
    }

    Reply configure(NumberSettings number, ObjectNode body) {
        var configuration = body.path("webhook_configuration");
        if (configuration.has("override_callback_uri")) {
            var changed = number.withWebhook(
                    Json.text(configuration, "override_callback_uri"), Json.text(configuration, "verify_token"));
            verified(changed);
            numbers.overrideNumberWebhook(
                    number.phoneNumberId(), String.valueOf(changed.webhook()), changed.verifyToken());
        }
        return Reply.ok();
    }

    Reply subscribe(String wabaId, ObjectNode body) {
        var address = Json.text(body, "override_callback_uri");
        if (!address.isEmpty()) {
            var verifyToken = Json.text(body, "verify_token");
            verified(numbers.ofAccount(wabaId).getFirst().withWebhook(address, verifyToken));
            numbers.overrideWebhook(wabaId, address, verifyToken);
        }
        numbers.subscribe(wabaId, true);
        return Reply.ok();
    }

    ObjectNode subscriptions(String wabaId) {
        var answer = Json.object();
        var data = answer.putArray("data");
        numbers.ofAccount(wabaId).stream()
                .filter(it -> numbers.isSubscribed(it.phoneNumberId()))
                .findFirst()
                .ifPresent(it -> {
                    var app = data.addObject();
                    app.putObject("whatsapp_business_api_data")
                            .put("id", "700000000000001")
                            .put("name", "Prosa");
                    app.put("override_callback_uri", it.webhook());
                });
        return answer;
    }

    /// Meta uses no address that does not give its challenge back.
    private void verified(NumberSettings number) {
        if (!webhooks.verify(number)) {
            throw MetaError.of(100)
                    .withSubcode(2200, "Callback verification failed")
                    .because("The callback URL or verify token couldn't be validated.")
                    .refused();
        }
    }
}
