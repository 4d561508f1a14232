package app.prosa.channel.whatsapp;

import app.prosa.agent.DepartmentId;
import app.prosa.channel.Line;
import app.prosa.channel.Lines;
import app.prosa.channel.Mending;
import app.prosa.channel.template.Syncing;
import app.prosa.connection.Connection;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.ConnectionKind;
import app.prosa.sql.AccountId;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Connects numbers of WhatsApp and tests them.
@Component
public class Numbers {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern ID = Pattern.compile("[0-9]{5,25}");
    private static final int LONGEST_SECRET = 4_000;
    private static final int LONGEST_UNDO = 60;
    private static final int USUAL_UNDO = 5;

    private final SecureRandom random = new SecureRandom();
    private final Lines lines;
    private final NumberChecks checks;
    private final Mending mending;
    private final Syncing syncing;

    Numbers(Lines lines, NumberChecks checks, Mending mending, Syncing syncing) {
        this.lines = lines;
        this.checks = checks;
        this.mending = mending;
        this.syncing = syncing;
    }

    /// A number as administrators see it.
    ///
    /// @param webhook the address to give to Meta, relative to the server
    /// @param verifyToken the word to give to Meta with it
    /// @param showReading whether customers see that the team has read, and that somebody writes
    /// @param ignoreGroups whether what is written in groups is left out
    /// @param declineCalls whether calls are turned down at once, instead of ringing until the customer gives up
    /// @param display the number as it is dialled, once Meta has said
    /// @param quality how Meta rates it: `GREEN`, `YELLOW`, `RED`
    /// @param tier how many customers it may write to first in a day: `TIER_250`, `TIER_UNLIMITED`
    /// @param news what Meta told of the number, the account and its templates
    record Connected(
            Connection connection,
            String phoneNumberId,
            String businessAccountId,
            String webhook,
            String verifyToken,
            int undoSeconds,
            boolean showReading,
            boolean ignoreGroups,
            boolean declineCalls,
            @Nullable String display,
            @Nullable String verifiedName,
            @Nullable String quality,
            @Nullable String tier,
            List<Mending.Told> news) {}

    /// What a number is known by at Meta, and what opens it.
    public record Keys(
            String phoneNumberId, String businessAccountId, String token, String appSecret, String verifyToken) {}

    /// Connects the number if it is not, else gives it these keys.
    ///
    /// @param department in which what comes to a new number waits
    /// @return the path of its webhook
    public String keep(AccountId account, String name, @Nullable DepartmentId department, Keys keys) {
        var known = lines.byAddress(account, ConnectionKind.WHATSAPP, keys.phoneNumberId());
        var kept = known.isPresent()
                ? change(
                        account,
                        known.get(),
                        new WhatsAppController.NumberChange(
                                null,
                                keys.businessAccountId(),
                                keys.token(),
                                keys.appSecret(),
                                keys.verifyToken(),
                                null,
                                null,
                                null,
                                null))
                : connect(
                        account,
                        new WhatsAppController.NewNumber(
                                name,
                                department,
                                keys.phoneNumberId(),
                                keys.businessAccountId(),
                                keys.token(),
                                keys.appSecret(),
                                keys.verifyToken(),
                                null,
                                null,
                                null,
                                null));
        return kept.webhook();
    }

    public boolean knows(AccountId account, String phoneNumberId) {
        return lines.byAddress(account, ConnectionKind.WHATSAPP, phoneNumberId).isPresent();
    }

    /// Asks Meta about the number and its templates, and lets go out what waited for it.
    public void look(AccountId account, String phoneNumberId) {
        lines.byAddress(account, ConnectionKind.WHATSAPP, phoneNumberId).ifPresent(it -> {
            test(account, it);
            syncing.soon(account, it);
        });
    }

    Connected connect(AccountId account, WhatsAppController.NewNumber wanted) {
        var settings = JSON.createObjectNode();
        settings.put("businessAccountId", id("businessAccountId", wanted.businessAccountId()));
        settings.put("undoSeconds", undo(wanted.undoSeconds(), USUAL_UNDO));
        settings.put("showReading", wanted.showReading() == null || wanted.showReading());
        settings.put("ignoreGroups", wanted.ignoreGroups() != null && wanted.ignoreGroups());
        settings.put("declineCalls", wanted.declineCalls() != null && wanted.declineCalls());
        var secrets = Map.of(
                WhatsApp.TOKEN,
                secret("token", wanted.token()),
                WhatsApp.APP_SECRET,
                secret("appSecret", wanted.appSecret()),
                WhatsApp.VERIFY_TOKEN,
                wanted.verifyToken() == null || wanted.verifyToken().isBlank()
                        ? word()
                        : secret("verifyToken", wanted.verifyToken()));
        var line = lines.open(
                account,
                ConnectionKind.WHATSAPP,
                wanted.name(),
                wanted.departmentId(),
                id("phoneNumberId", wanted.phoneNumberId()),
                settings,
                secrets);
        syncing.soon(account, line.id());
        return shown(learnt(line, checks.of(line)));
    }

    /// What Meta says of the number is kept with it.
    private Line learnt(Line line, NumberChecks.Found found) {
        var settings = (ObjectNode) line.settings().deepCopy();
        found.facts().forEach(settings::put);
        return settings.equals(line.settings()) ? line : lines.change(line, line.address(), settings, line.secrets());
    }

    Connected read(AccountId account, ConnectionId id) {
        return shown(line(account, id));
    }

    /// New credentials are tried at once: what waited because of the old ones goes out.
    Connected change(AccountId account, ConnectionId id, WhatsAppController.NumberChange change) {
        var before = line(account, id);
        var settings = (ObjectNode) before.settings().deepCopy();
        if (change.businessAccountId() != null) {
            settings.put("businessAccountId", id("businessAccountId", change.businessAccountId()));
        }
        settings.put("undoSeconds", undo(change.undoSeconds(), before.undoSeconds()));
        if (change.showReading() != null) {
            settings.put("showReading", change.showReading());
        }
        if (change.ignoreGroups() != null) {
            settings.put("ignoreGroups", change.ignoreGroups());
        }
        if (change.declineCalls() != null) {
            settings.put("declineCalls", change.declineCalls());
        }
        var secrets = new LinkedHashMap<>(before.secrets());
        put(secrets, WhatsApp.TOKEN, change.token());
        put(secrets, WhatsApp.APP_SECRET, change.appSecret());
        put(secrets, WhatsApp.VERIFY_TOKEN, change.verifyToken());
        var address = change.phoneNumberId() == null ? before.address() : id("phoneNumberId", change.phoneNumberId());
        var after = lines.change(before, address, settings, secrets);
        if (after.connection().trouble() != null) {
            mending.ask(after);
        }
        if (change.businessAccountId() != null || change.token() != null) {
            syncing.soon(account, id);
        }
        return read(account, id);
    }

    List<NumberChecks.Check> test(AccountId account, ConnectionId id) {
        var line = line(account, id);
        var found = checks.of(line);
        var _ = learnt(line, found);
        if (line.connection().trouble() != null && found.checks().stream().allMatch(NumberChecks.Check::passed)) {
            mending.ask(line);
        }
        return found.checks();
    }

    private Line line(AccountId account, ConnectionId id) {
        return lines.find(account, id)
                .filter(it -> it.connection().kind() == ConnectionKind.WHATSAPP)
                .orElseThrow(() -> new Refusal.NotFound("connection"));
    }

    private Connected shown(Line line) {
        return new Connected(
                line.connection(),
                line.address(),
                line.setting("businessAccountId"),
                "/webhooks/whatsapp/" + line.connection().key(),
                line.secret(WhatsApp.VERIFY_TOKEN),
                line.undoSeconds(),
                line.showsReading(),
                line.ignoresGroups(),
                line.declinesCalls(),
                emptyAsNull(line.setting("display")),
                emptyAsNull(line.setting("verifiedName")),
                emptyAsNull(line.setting("quality")),
                emptyAsNull(line.setting("tier")),
                mending.news(line));
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void put(Map<String, String> secrets, String name, @Nullable String value) {
        if (value != null) {
            secrets.put(name, secret(name, value));
        }
    }

    private static String id(String field, String said) {
        var id = said.strip();
        if (!ID.matcher(id).matches()) {
            throw new Refusal.Invalid(
                    "invalid", "This is no id of Meta's: it has digits only.", Map.of("field", field));
        }
        return id;
    }

    private static String secret(String field, String said) {
        var secret = OutsideText.line(said);
        if (secret.isEmpty() || secret.length() > LONGEST_SECRET) {
            throw new Refusal.Invalid("invalid", "This cannot be empty.", Map.of("field", field));
        }
        return secret;
    }

    private static int undo(@Nullable Integer said, int usual) {
        if (said == null) {
            return usual;
        }
        if (said < 0 || said > LONGEST_UNDO) {
            throw new Refusal.Invalid("invalid", "From 0 to 60 seconds.", Map.of("field", "undoSeconds"));
        }
        return said;
    }

    private String word() {
        var chance = new byte[16];
        random.nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }
}
