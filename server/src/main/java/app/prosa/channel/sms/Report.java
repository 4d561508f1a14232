package app.prosa.channel.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.prosa.channel.Inbound;
import app.prosa.contact.Identity;
import app.prosa.contact.Name;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.Status;
import app.prosa.web.OutsideText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Rows of Comtele's reports, as the ledger holds them: `{"received": {…}}` is what a customer wrote, `{"sent": {…}}`
/// how far a message of ours got. Several may stand together: `{"received": [{…}, {…}]}`.
final class Report {

    static final String RECEIVED = "received";
    static final String SENT = "sent";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 4_096;

    /// What is shorter is the number of a service: nobody can answer it.
    private static final int SHORTEST_NUMBER = 10;

    private static final Pattern OURS =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /// What Comtele says of a message, by how its word begins. What is not here says nothing new.
    private static final Map<String, Status> STATUSES = Map.ofEntries(
            Map.entry("deliver", Status.DELIVERED),
            Map.entry("entregue", Status.DELIVERED),
            Map.entry("sent", Status.SENT),
            Map.entry("enviad", Status.SENT),
            Map.entry("undeliver", Status.FAILED),
            Map.entry("fail", Status.FAILED),
            Map.entry("falh", Status.FAILED),
            Map.entry("error", Status.FAILED),
            Map.entry("erro", Status.FAILED),
            Map.entry("reject", Status.FAILED),
            Map.entry("rejeitad", Status.FAILED),
            Map.entry("expir", Status.FAILED),
            Map.entry("invalid", Status.FAILED),
            Map.entry("inválid", Status.FAILED),
            Map.entry("block", Status.FAILED),
            Map.entry("bloquead", Status.FAILED),
            Map.entry("cancel", Status.FAILED),
            Map.entry("não entregue", Status.FAILED),
            Map.entry("nao entregue", Status.FAILED),
            Map.entry("not delivered", Status.FAILED));

    private Report() {}

    /// A row as the ledger keeps it.
    static byte[] body(String report, JsonNode row) {
        return JSON.createObjectNode().set(report, row).toString().getBytes(UTF_8);
    }

    /// Whether a row of the report of what was sent is about a message of ours.
    static boolean isOurs(JsonNode row) {
        return OURS.matcher(row.path("custom").asString("")).matches();
    }

    static List<Inbound> read(byte[] body) {
        var told = new ArrayList<Inbound>();
        if (!(JSON.readTree(body) instanceof ObjectNode all)) {
            throw new IllegalArgumentException("This is no report.");
        }
        for (var report : all.properties()) {
            for (var row : rows(report.getValue())) {
                told.add(inbound(report.getKey(), row));
            }
        }
        return told;
    }

    private static List<JsonNode> rows(JsonNode value) {
        return value.isArray() ? value.valueStream().toList() : List.of(value);
    }

    private static Inbound inbound(String report, JsonNode row) {
        try {
            return switch (report) {
                case RECEIVED -> said(row);
                case SENT -> moved(row);
                default -> new Inbound.Ignored(plain(report + ":" + digest(row)), "report-" + report);
            };
        } catch (RuntimeException e) {
            return new Inbound.Unreadable(plain("unreadable:" + digest(row)), String.valueOf(e.getMessage()));
        }
    }

    private static UUID digest(JsonNode row) {
        return UUID.nameUUIDFromBytes(row.toString().getBytes(UTF_8));
    }

    private static Inbound.Head plain(String key) {
        return new Inbound.Head(key, null, null, null, null);
    }

    private static Inbound said(JsonNode row) {
        var id = must(row, "messageId");
        var digits = Numbering.international(must(row, "sender"));
        var head = new Inbound.Head("received:" + id, null, id, digits, time(row, "receivedAt"));
        if (digits.length() < SHORTEST_NUMBER) {
            return new Inbound.Ignored(head, "short-code");
        }
        var phone = "+" + digits;
        var party = new Inbound.Party(List.of(new Name(Identity.PHONE, digits)), null, phone, phone);
        return new Inbound.Said(head, party, new Inbound.Saying(body(row), null, null, null));
    }

    private static Inbound.Body body(JsonNode row) {
        var text = OutsideText.clean(row.path("content").asString("")).strip();
        var cut = text.length() <= LONGEST ? text : OutsideText.clean(text.substring(0, LONGEST));
        return new Inbound.Ready(
                cut.isEmpty() ? new MessageContent.Unsupported("empty", null) : new MessageContent.Text(cut));
    }

    private static Inbound moved(JsonNode row) {
        var custom = must(row, "custom").toLowerCase(Locale.ROOT);
        var word = must(row, "status").strip().toLowerCase(Locale.ROOT);
        var digits = Numbering.international(row.path("receiver").asString(""));
        var at = time(row, "sentAt");
        var head = new Inbound.Head(
                "status:" + custom + ":" + word,
                null,
                custom,
                digits.isEmpty() ? null : digits,
                at == null ? time(row, "createdAt") : at);
        var status = status(word);
        if (status == null) {
            return new Inbound.Ignored(head, "status-" + word);
        }
        var failure = status == Status.FAILED ? new Message.Failure("sms-undelivered", detail(row, word)) : null;
        return new Inbound.Moved(head, custom, status, failure);
    }

    private static @Nullable Status status(String word) {
        return STATUSES.entrySet().stream()
                .filter(it -> word.startsWith(it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String detail(JsonNode row, String word) {
        var said = OutsideText.line(row.path("statusDetails").asString(""));
        var detail = said.isEmpty() ? OutsideText.line(word) : said;
        return detail.length() <= 300 ? detail : OutsideText.clean(detail.substring(0, 300));
    }

    private static String must(JsonNode row, String name) {
        var text = row.path(name).asString("");
        if (text.isBlank()) {
            throw new IllegalArgumentException("There is no " + name + ".");
        }
        return text;
    }

    /// With its offset, or in UTC, as the reports are asked for.
    private static @Nullable Instant time(JsonNode row, String name) {
        var text = row.path(name).asString("");
        if (text.isEmpty() || text.length() > 40) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException withoutOffset) {
            try {
                return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                return null;
            }
        }
    }

    /// The same without the row of this id.
    static byte[] without(byte[] body, String externalId) {
        if (!(JSON.readTree(body) instanceof ObjectNode all)) {
            return body;
        }
        var left = JSON.createObjectNode();
        for (var report : all.properties()) {
            var rows = rows(report.getValue()).stream()
                    .filter(it -> !externalId.equals(it.path("messageId").asString(""))
                            && !externalId.equalsIgnoreCase(it.path("custom").asString("")))
                    .toList();
            left.putArray(report.getKey()).addAll(rows);
        }
        return left.toString().getBytes(UTF_8);
    }
}
