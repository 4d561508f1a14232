package app.prosa.channel.sms;

import app.prosa.channel.Line;
import app.prosa.web.OutsideText;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Asks Comtele, one thing after the other, whether texts can be sent and received, so that what is wrong can be named.
@Component
class SmsChecks {

    private static final int MOST_ROUTES = 50;

    private final Comtele comtele;
    private final Clock clock;

    SmsChecks(Comtele comtele, Clock clock) {
        this.comtele = comtele;
        this.clock = clock;
    }

    /// What is looked at, in this order.
    enum What {
        /// Comtele answers at all.
        @JsonProperty("reachable")
        REACHABLE,
        /// The key is one.
        @JsonProperty("key")
        KEY,
        /// There is credit left.
        @JsonProperty("balance")
        BALANCE,
        /// The route is one of the company's.
        @JsonProperty("route")
        ROUTE,
        /// What customers write can be read.
        @JsonProperty("received")
        RECEIVED
    }

    /// One thing that was looked at.
    ///
    /// @param detail what Comtele said of it
    record Check(What what, boolean passed, @Nullable String detail) {}

    /// @param balance what is left, when Comtele said so
    record Found(List<Check> checks, @Nullable BigDecimal balance) {
        Found {
            checks = List.copyOf(checks);
        }

        boolean works() {
            return checks.stream().allMatch(Check::passed);
        }
    }

    Found of(Line line) {
        var checks = new ArrayList<Check>();
        BigDecimal balance = null;
        switch (comtele.balance(line)) {
            case Comtele.Answer.Unreached(var detail) -> checks.add(new Check(What.REACHABLE, false, detail));
            case Comtele.Answer.Lost(var detail) -> checks.add(new Check(What.REACHABLE, false, detail));
            case Comtele.Answer.Refused it -> {
                checks.add(passed(What.REACHABLE));
                checks.add(new Check(it.isOfKey() ? What.KEY : What.BALANCE, false, it.said()));
            }
            case Comtele.Answer.Good(var object) -> {
                checks.add(passed(What.REACHABLE));
                checks.add(passed(What.KEY));
                balance = Sms.balance(object).orElse(null);
                checks.add(
                        balance != null && balance.signum() <= 0
                                ? new Check(What.BALANCE, false, balance.toPlainString())
                                : passed(What.BALANCE));
                checks.add(route(line));
                checks.add(received(line));
            }
        }
        return new Found(checks, balance);
    }

    /// Route 0 lets Comtele choose. Of routes that are not said as a list nothing can be known.
    private Check route(Line line) {
        int wanted = line.settings().path("route").asInt(0);
        if (wanted == 0) {
            return passed(What.ROUTE);
        }
        return switch (comtele.routes(line)) {
            case Comtele.Answer.Good(var routes) -> {
                var all = routes.valueStream().limit(MOST_ROUTES).toList();
                boolean among = all.isEmpty()
                        || all.stream().anyMatch(it -> it.path("id").asInt(-1) == wanted);
                yield among ? passed(What.ROUTE) : new Check(What.ROUTE, false, names(all));
            }
            case Comtele.Answer.Refused it -> new Check(What.ROUTE, false, it.said());
            case Comtele.Answer.Unreached(var detail) -> new Check(What.ROUTE, false, detail);
            case Comtele.Answer.Lost(var detail) -> new Check(What.ROUTE, false, detail);
        };
    }

    private static String names(List<JsonNode> routes) {
        return String.join(
                ", ",
                routes.stream()
                        .map(it -> OutsideText.line(it.path("id").asString("") + " "
                                + it.path("name").asString("")))
                        .toList());
    }

    private Check received(Line line) {
        var now = clock.instant();
        return switch (comtele.report(line, Report.RECEIVED, now.minus(Duration.ofMinutes(1)), now)) {
            case Comtele.Rows.Read _ -> passed(What.RECEIVED);
            case Comtele.Rows.Failed(Comtele.Answer.Refused it) -> new Check(What.RECEIVED, false, it.said());
            case Comtele.Rows.Failed _ -> new Check(What.RECEIVED, false, null);
        };
    }

    private static Check passed(What what) {
        return new Check(what, true, null);
    }
}
