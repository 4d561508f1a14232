package app.prosa.channel.template;

import app.prosa.agent.Actor;
import app.prosa.agent.Department;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Departments;
import app.prosa.channel.Wishes;
import app.prosa.contact.ContactId;
import app.prosa.contact.Numbers;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.Phrasebook;
import app.prosa.conversation.ReplyRequest;
import app.prosa.file.FileView;
import app.prosa.sql.AccountId;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes messages of templates: all blanks filled, and nothing that the provider would refuse.
@Component
class Phrasing implements Phrasebook {

    private static final int LONGEST_BODY = 1_024;
    private static final String MARKETING = "marketing";

    private final TemplateStore store;
    private final Departments departments;
    private final Wishes wishes;

    Phrasing(TemplateStore store, Departments departments, Wishes wishes) {
        this.store = store;
        this.departments = departments;
        this.wishes = wishes;
    }

    /// For whom a template is filled.
    ///
    /// @param name null while nobody has said who it is
    record Receiver(
            @Nullable String name,
            @Nullable String phone,
            @Nullable DepartmentId department) {}

    /// What fills the blanks by itself. A number that the agent may not see fills nothing.
    @Transactional(readOnly = true)
    public Map<String, String> usual(Actor actor, Template template, Receiver receiver) {
        var values = new LinkedHashMap<String, String>();
        template.blanks().forEach(blank -> {
            var source = template.sources().get(blank.key());
            var value = source == null ? null : value(actor, source, receiver);
            if (value != null && !value.isBlank()) {
                values.put(blank.key(), value);
            }
        });
        return values;
    }

    private @Nullable String value(Actor actor, Template.Source source, Receiver receiver) {
        var name = receiver.name();
        return switch (source) {
            case CONTACT_NAME -> name;
            case CONTACT_FIRST_NAME -> name == null ? null : name.strip().split("\\s+", 2)[0];
            case CONTACT_NUMBER -> Numbers.shownTo(actor) ? receiver.phone() : null;
            case AGENT_NAME -> actor.name();
            case DEPARTMENT ->
                departments.all(actor.account()).stream()
                        .filter(it -> it.id().equals(receiver.department()))
                        .findFirst()
                        .map(Department::name)
                        .orElse(null);
        };
    }

    /// Whether the customer has said that they want nothing of this kind.
    @Transactional(readOnly = true)
    public boolean isUnwanted(AccountId account, Template template, ContactId contact) {
        return template.category() == Template.Category.MARKETING && wishes.refuses(account, contact, MARKETING);
    }

    @Override
    @Transactional(readOnly = true)
    public MessageContent.Template phrase(
            Actor actor, Conversation conversation, ReplyRequest.Template wanted, @Nullable FileView file) {
        var template = store.find(actor.account(), new TemplateId(wanted.template()))
                .filter(it -> it.connectionId().equals(conversation.connection().id()))
                .orElseThrow(Templates::absent);
        mustBeSendable(template);
        if (isUnwanted(actor.account(), template, conversation.contact().id())) {
            throw new Refusal.Conflict("opted-out", "This customer wants no marketing messages.");
        }
        var values = values(template, wanted.values());
        mustHaveItsHeader(template, wanted, file);
        return content(template, values, file, wanted.place());
    }

    private static void mustBeSendable(Template template) {
        if (!template.status().maySend()) {
            throw new Refusal.Conflict(
                    "template-not-approved",
                    "This template is not approved.",
                    Map.of("status", template.status().name().toLowerCase(Locale.ROOT)));
        }
        if (!template.wording().complete()) {
            throw new Refusal.Conflict("template-unsupported", "This template has parts that Prosa does not know.");
        }
    }

    private static Map<String, String> values(Template template, Map<String, String> said) {
        var values = new LinkedHashMap<String, String>();
        var missing = new ArrayList<String>();
        template.blanks().forEach(blank -> {
            var value = tidy(said.get(blank.key()));
            if (value.isEmpty()) {
                missing.add(blank.key());
            }
            values.put(blank.key(), value);
        });
        if (!missing.isEmpty()) {
            throw new Refusal.Invalid(
                    "template-incomplete", "Something is not filled in.", Map.of("missing", List.copyOf(missing)));
        }
        return values;
    }

    /// One line with no wide gaps: providers take nothing else in a blank.
    private static String tidy(@Nullable String value) {
        return value == null ? "" : OutsideText.line(value).replaceAll(" {5,}", "    ");
    }

    private static void mustHaveItsHeader(Template template, ReplyRequest.Template wanted, @Nullable FileView file) {
        var header = template.wording().header();
        if (header == null || header.kind() == Wording.Above.TEXT) {
            return;
        }
        boolean fits = header.kind() == Wording.Above.LOCATION
                ? wanted.place() != null
                : file != null && file.kind().name().equals(header.kind().name());
        if (!fits) {
            throw new Refusal.Invalid(
                    "template-incomplete",
                    "What stands above the text is missing.",
                    Map.of("missing", List.of("header")));
        }
    }

    /// As the customer reads it.
    static MessageContent.Template content(
            Template template,
            Map<String, String> values,
            @Nullable FileView file,
            ReplyRequest.@Nullable Place place) {
        var wording = template.wording();
        var header = wording.header();
        var body = Wording.filled(wording.body(), Wording.Part.BODY, values);
        if (body.length() > LONGEST_BODY) {
            throw new Refusal.Invalid("too-long", "The text is too long.", Map.of("limit", LONGEST_BODY));
        }
        return new MessageContent.Template(
                template.name(),
                template.language(),
                header == null || header.text() == null
                        ? null
                        : Wording.filled(header.text(), Wording.Part.HEADER, values),
                header != null && header.kind().isFile() ? file : null,
                header == null || header.kind() != Wording.Above.LOCATION || place == null
                        ? null
                        : new MessageContent.Location(
                                place.latitude(), place.longitude(), place.name(), place.address(), null),
                body,
                wording.footer(),
                IntStream.range(0, wording.buttons().size())
                        .mapToObj(it -> button(wording.buttons().get(it), values.get("button." + it)))
                        .toList(),
                template.blanks().stream()
                        .map(it -> new MessageContent.Filled(
                                it.key(), Objects.requireNonNullElse(values.get(it.key()), "")))
                        .toList());
    }

    private static MessageContent.Button button(Wording.Button button, @Nullable String value) {
        var kind = switch (button.kind()) {
            case REPLY -> MessageContent.Press.REPLY;
            case URL -> MessageContent.Press.URL;
            case PHONE -> MessageContent.Press.PHONE;
            case COPY_CODE -> MessageContent.Press.COPY_CODE;
        };
        return new MessageContent.Button(kind, button.text(), Wording.filled(button, value));
    }
}
