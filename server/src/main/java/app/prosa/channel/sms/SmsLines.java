package app.prosa.channel.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.prosa.agent.DepartmentId;
import app.prosa.channel.Line;
import app.prosa.channel.Lines;
import app.prosa.channel.Mending;
import app.prosa.connection.Connection;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.ConnectionKind;
import app.prosa.sql.AccountId;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Connects accounts of Comtele and tests them.
@Component
public class SmsLines {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_KEY = 500;
    private static final int LONGEST_UNDO = 60;
    private static final int MOST_ROUTE = 1_000_000;
    private static final int USUAL_UNDO = 5;

    private final Lines lines;
    private final SmsChecks checks;
    private final Mending mending;
    private final Clock clock;

    SmsLines(Lines lines, SmsChecks checks, Mending mending, Clock clock) {
        this.lines = lines;
        this.checks = checks;
        this.mending = mending;
        this.clock = clock;
    }

    /// A line of SMS as administrators see it. Its key stays here.
    ///
    /// @param route by which Comtele sends; 0 lets it choose
    /// @param balance what was left to send with when Comtele was last asked
    record Connected(
            Connection connection,
            int route,
            int undoSeconds,
            @Nullable BigDecimal balance,
            @Nullable Instant balanceAt) {}

    /// Connects the account of this key, unless it is connected; for the demo.
    ///
    /// @return whether it is new
    public boolean keep(AccountId account, String name, @Nullable DepartmentId department, String apiKey) {
        boolean isNew =
                lines.byAddress(account, ConnectionKind.SMS, address(apiKey)).isEmpty();
        if (isNew) {
            connect(account, new SmsController.NewSms(name, department, apiKey, null, null));
        }
        return isNew;
    }

    Connected connect(AccountId account, SmsController.NewSms wanted) {
        var key = key(wanted.apiKey());
        var settings = JSON.createObjectNode();
        settings.put("route", within("route", wanted.route(), 0, MOST_ROUTE));
        settings.put("undoSeconds", within("undoSeconds", wanted.undoSeconds(), USUAL_UNDO, LONGEST_UNDO));
        var line = lines.open(
                account,
                ConnectionKind.SMS,
                wanted.name(),
                wanted.departmentId(),
                address(key),
                settings,
                Map.of(Sms.API_KEY, key));
        return shown(learnt(line, checks.of(line)));
    }

    Connected read(AccountId account, ConnectionId id) {
        return shown(line(account, id));
    }

    /// A new key is tried at once: what waited because of the old one goes out.
    Connected change(AccountId account, ConnectionId id, SmsController.SmsChange change) {
        var before = line(account, id);
        var settings = (ObjectNode) before.settings().deepCopy();
        settings.put(
                "route", within("route", change.route(), settings.path("route").asInt(0), MOST_ROUTE));
        settings.put("undoSeconds", within("undoSeconds", change.undoSeconds(), before.undoSeconds(), LONGEST_UNDO));
        var key = change.apiKey() == null ? before.secret(Sms.API_KEY) : key(change.apiKey());
        var after = lines.change(before, address(key), settings, Map.of(Sms.API_KEY, key));
        if (after.connection().trouble() != null) {
            mending.ask(after);
        }
        return read(account, id);
    }

    SmsChecks.Found test(AccountId account, ConnectionId id) {
        var line = line(account, id);
        var found = checks.of(line);
        var _ = learnt(line, found);
        if (line.connection().trouble() != null && found.works()) {
            mending.ask(line);
        }
        return found;
    }

    private Line learnt(Line line, SmsChecks.Found found) {
        if (found.balance() == null) {
            return line;
        }
        var settings = (ObjectNode) line.settings().deepCopy();
        settings.put("balance", found.balance());
        settings.put("balanceAt", clock.instant().toString());
        return lines.change(line, line.address(), settings, line.secrets());
    }

    private Line line(AccountId account, ConnectionId id) {
        return lines.find(account, id)
                .filter(it -> it.connection().kind() == ConnectionKind.SMS)
                .orElseThrow(() -> new Refusal.NotFound("connection"));
    }

    private static Connected shown(Line line) {
        var settings = line.settings();
        var at = settings.path("balanceAt").asString("");
        return new Connected(
                line.connection(),
                settings.path("route").asInt(0),
                line.undoSeconds(),
                settings.has("balance") ? settings.path("balance").decimalValue() : null,
                at.isEmpty() ? null : Instant.parse(at));
    }

    /// Comtele has no name for an account but its key; the same key twice would bring everything twice.
    private static String address(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String key(String said) {
        var key = OutsideText.line(said);
        if (key.isEmpty() || key.length() > LONGEST_KEY || !key.chars().allMatch(it -> it > ' ' && it < 127)) {
            throw new Refusal.Invalid("invalid", "This is no key of Comtele's.", Map.of("field", "apiKey"));
        }
        return key;
    }

    private static int within(String field, @Nullable Integer said, int usual, int most) {
        if (said == null) {
            return usual;
        }
        if (said < 0 || said > most) {
            throw new Refusal.Invalid("invalid", "From 0 to " + most + ".", Map.of("field", field, "most", most));
        }
        return said;
    }
}
