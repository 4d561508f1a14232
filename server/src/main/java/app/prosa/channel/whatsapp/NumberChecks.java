package app.prosa.channel.whatsapp;

import app.prosa.channel.Line;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Asks Meta, one thing after the other, whether a number can be used, so that a wrong field can be named.
@Component
class NumberChecks {

    private final Graph graph;

    NumberChecks(Graph graph) {
        this.graph = graph;
    }

    /// What is looked at, in this order.
    enum What {
        /// Meta answers at all.
        @JsonProperty("reachable")
        REACHABLE,
        /// The token is one, and has not expired.
        @JsonProperty("token")
        TOKEN,
        /// There is a number with this id that the token may use.
        @JsonProperty("number")
        NUMBER,
        /// The number may send.
        @JsonProperty("standing")
        STANDING,
        /// The number belongs to the company's account.
        @JsonProperty("business-account")
        BUSINESS_ACCOUNT,
        /// Meta tells our app what happens there.
        @JsonProperty("subscription")
        SUBSCRIPTION
    }

    /// One thing that was looked at.
    ///
    /// @param code Meta's, when it refused
    record Check(
            What what,
            boolean passed,
            @Nullable String code,
            @Nullable String detail) {}

    /// @param facts what Meta said of the number, for its settings
    record Found(List<Check> checks, Map<String, String> facts) {
        Found {
            checks = List.copyOf(checks);
            facts = Map.copyOf(facts);
        }
    }

    /// Stops at the first thing without which the rest cannot be known.
    Found of(Line line) {
        var checks = new ArrayList<Check>();
        var facts = new LinkedHashMap<String, String>();
        var fields = "id,display_phone_number,verified_name,quality_rating,messaging_limit_tier,status";
        switch (graph.get(line, line.address() + "?fields=" + fields)) {
            case Graph.Answer.Unreached(var detail) -> checks.add(new Check(What.REACHABLE, false, null, detail));
            case Graph.Answer.Lost(var detail) -> checks.add(new Check(What.REACHABLE, false, null, detail));
            case Graph.Answer.Refused it -> {
                checks.add(passed(What.REACHABLE));
                if (isToken(it)) {
                    checks.add(refused(What.TOKEN, it));
                } else {
                    checks.add(passed(What.TOKEN));
                    checks.add(refused(What.NUMBER, it));
                }
            }
            case Graph.Answer.Good(var number) -> {
                checks.add(passed(What.REACHABLE));
                checks.add(passed(What.TOKEN));
                checks.add(passed(What.NUMBER));
                var status = Json.text(number, "status");
                checks.add(
                        WhatsApp.isShut(status)
                                ? new Check(What.STANDING, false, status, null)
                                : passed(What.STANDING));
                put(facts, "display", Json.text(number, "display_phone_number"));
                put(facts, "verifiedName", Json.text(number, "verified_name"));
                put(facts, "quality", Json.text(number, "quality_rating"));
                put(facts, "tier", Json.text(number, "messaging_limit_tier"));
                businessAccount(line, checks);
            }
        }
        return new Found(checks, facts);
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, name.equals("display") ? People.digits(value) : app.prosa.web.OutsideText.line(value));
        }
    }

    private void businessAccount(Line line, List<Check> checks) {
        var account = line.setting("businessAccountId");
        var numbers = graph.get(line, account + "/phone_numbers?fields=id&limit=200");
        switch (numbers) {
            case Graph.Answer.Good(var json) -> {
                boolean among = Json.all(json, "data").stream()
                        .anyMatch(it -> line.address().equals(Json.text(it, "id")));
                checks.add(new Check(What.BUSINESS_ACCOUNT, among, among ? null : "not-in-account", null));
                if (among) {
                    checks.add(subscription(line, account));
                }
            }
            case Graph.Answer.Refused it -> checks.add(refused(What.BUSINESS_ACCOUNT, it));
            case Graph.Answer.Unreached(var detail) -> checks.add(new Check(What.REACHABLE, false, null, detail));
            case Graph.Answer.Lost(var detail) -> checks.add(new Check(What.REACHABLE, false, null, detail));
        }
    }

    private Check subscription(Line line, String account) {
        return switch (graph.get(line, account + "/subscribed_apps")) {
            case Graph.Answer.Good(var json) ->
                Json.all(json, "data").isEmpty()
                        ? new Check(What.SUBSCRIPTION, false, "not-subscribed", null)
                        : passed(What.SUBSCRIPTION);
            case Graph.Answer.Refused it -> refused(What.SUBSCRIPTION, it);
            case Graph.Answer.Unreached(var detail) -> new Check(What.REACHABLE, false, null, detail);
            case Graph.Answer.Lost(var detail) -> new Check(What.REACHABLE, false, null, detail);
        };
    }

    private static boolean isToken(Graph.Answer.Refused refused) {
        return refused.status() == 401 || List.of("190", "0", "102").contains(refused.code());
    }

    private static Check passed(What what) {
        return new Check(what, true, null, null);
    }

    private static Check refused(What what, Graph.Answer.Refused refused) {
        return new Check(what, false, refused.code(), refused.detail());
    }
}
