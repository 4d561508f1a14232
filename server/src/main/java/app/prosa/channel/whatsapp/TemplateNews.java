package app.prosa.channel.whatsapp;

import app.prosa.channel.LineTold;
import app.prosa.channel.MessageRefused;
import app.prosa.channel.template.Syncing;
import app.prosa.channel.template.Template;
import app.prosa.channel.template.Templates;
import app.prosa.connection.ConnectionKind;
import app.prosa.conversation.MessageContent;
import app.prosa.web.OutsideText;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// What Meta tells of templates: by webhook, and by refusing messages that were made of them.
@Component
class TemplateNews {

    private final Templates templates;
    private final Syncing syncing;

    TemplateNews(Templates templates, Syncing syncing) {
        this.templates = templates;
        this.syncing = syncing;
    }

    @EventListener
    void on(LineTold told) {
        if (told.line().connection().kind() != ConnectionKind.WHATSAPP) {
            return;
        }
        var facts = told.facts();
        switch (told.topic()) {
            case "message_template_status_update" -> moved(told);
            case "template_category_update" -> {
                var now = Components.upper(facts, "new_category");
                change(told, it -> it.sorted(Components.category(now), it.quality(), told.at()));
            }
            case "message_template_quality_update" -> {
                var score = Components.none(Json.text(facts, "new_quality_score"), "UNKNOWN");
                change(told, it -> it.sorted(it.category(), score, told.at()));
            }
            // It says which words there are now, and not which buttons: the list knows.
            case "message_template_components_update" -> read(told);
            default -> {}
        }
    }

    private void moved(LineTold told) {
        var facts = told.facts();
        var event = Components.upper(facts, "event");
        if (event.equals("DELETED") || event.equals("PENDING_DELETION")) {
            templates.gone(told.line().account(), Json.or(Json.text(facts, "message_template_id"), ""));
            return;
        }
        var reason = Components.none(Json.text(facts, "reason"), "NONE");
        var status = Components.status(event);
        change(told, it -> {
            if (isOlder(it, told.at())) {
                read(told);
                return it;
            }
            return it.standing(status, reason, advice(facts), told.at());
        });
    }

    /// Told late, after something else was: what holds now the list knows. Meta's clock has seconds and need not be
    /// ours, so a minute is no order.
    private static boolean isOlder(Template known, Instant at) {
        return at.isBefore(known.changedAt().minusSeconds(60));
    }

    private void change(LineTold told, UnaryOperator<Template> change) {
        var id = Json.text(told.facts(), "message_template_id");
        if (id == null || !templates.change(told.line().account(), id, change)) {
            read(told);
        }
    }

    private void read(LineTold told) {
        syncing.soon(told.line().account(), told.line().id());
    }

    /// Everything that people said about it, as one text.
    private static @Nullable String advice(JsonNode facts) {
        var all = Stream.of(
                        Json.text(facts.path("rejection_info"), "reason"),
                        Json.text(facts.path("rejection_info"), "recommendation"),
                        Json.text(facts.path("other_info"), "description"),
                        Json.text(facts.path("disable_info"), "disable_date"))
                .filter(it -> it != null && !it.isBlank())
                .map(it -> OutsideText.line(String.valueOf(it)))
                .collect(Collectors.joining(" "));
        return all.isEmpty() ? null : all;
    }

    @EventListener
    void on(MessageRefused refused) {
        if (!(refused.message().content() instanceof MessageContent.Template it)) {
            return;
        }
        switch (refused.code()) {
            case "132015" -> mark(refused, it, Template.Status.PAUSED);
            case "132016" -> mark(refused, it, Template.Status.DISABLED);
            // Meta's template is not ours any more.
            case "132000", "132001", "132005", "132007", "132008", "132012" ->
                syncing.soon(refused.account(), refused.connection());
            default -> {}
        }
    }

    private void mark(MessageRefused refused, MessageContent.Template sent, Template.Status status) {
        var at = refused.message().at();
        templates.change(
                refused.account(),
                refused.connection(),
                sent.name(),
                sent.language(),
                it -> it.standing(status, null, refused.detail(), at));
    }
}
