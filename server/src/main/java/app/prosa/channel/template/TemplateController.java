package app.prosa.channel.template;

import app.prosa.agent.Actor;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.connection.ConnectionId;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.MessageContent;
import app.prosa.file.FileId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Templates over HTTP. Everybody who attends may use them; who may manage them writes them.
@RestController
@RequestMapping("/api/v1")
class TemplateController {

    private static final String OF_CONNECTION = "/connections/{connectionId}/templates";
    private static final String ONE = "/templates/{templateId}";

    private final Templates templates;
    private final Submissions submissions;
    private final Syncing syncing;
    private final Previews previews;

    TemplateController(Templates templates, Submissions submissions, Syncing syncing, Previews previews) {
        this.templates = templates;
        this.submissions = submissions;
        this.syncing = syncing;
        this.previews = previews;
    }

    /// Lists a connection's templates by name: all, or those that have the words of `q` in their name, group or
    /// text.
    @GetMapping(OF_CONNECTION)
    @Requires(Permission.ATTEND)
    Templates.Shelf listTemplates(
            Actor actor, @PathVariable ConnectionId connectionId, @RequestParam(required = false) @Nullable String q) {
        return templates.list(actor.account(), connectionId, q);
    }

    /// Writes a draft, which nobody judges until it is submitted. Refused with `template-rule`, the `field` and the
    /// `rule`, when it could not be approved for its form.
    @PostMapping(OF_CONNECTION)
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.MANAGE_TEMPLATES)
    Template createTemplate(Actor actor, @PathVariable ConnectionId connectionId, @RequestBody Draft draft) {
        return submissions.draft(actor.account(), connectionId, draft);
    }

    /// Reads the provider's whole list now.
    @PostMapping(OF_CONNECTION + "/sync")
    @Requires(Permission.MANAGE_TEMPLATES)
    Templates.Shelf syncTemplates(Actor actor, @PathVariable ConnectionId connectionId) {
        syncing.sync(actor.account(), connectionId);
        return templates.list(actor.account(), connectionId, null);
    }

    @GetMapping(ONE)
    @Requires(Permission.ATTEND)
    Template readTemplate(Actor actor, @PathVariable TemplateId templateId) {
        return templates.read(actor.account(), templateId);
    }

    /// Writes a template anew. What the provider has is brought there at once and judged again.
    @PutMapping(ONE)
    @Requires(Permission.MANAGE_TEMPLATES)
    Template rewriteTemplate(Actor actor, @PathVariable TemplateId templateId, @RequestBody Draft draft) {
        return submissions.rewrite(actor, templateId, draft);
    }

    /// What of a template is ours alone.
    ///
    /// @param group under which people find it; null: under its category
    /// @param sources what fills its blanks by itself, by their keys
    record Organisation(@Nullable String group, Map<String, Template.Source> sources) {}

    /// Says where people find a template and what fills its blanks by itself. The provider is not told.
    @PatchMapping(ONE)
    @Requires(Permission.MANAGE_TEMPLATES)
    Template organiseTemplate(
            Actor actor, @PathVariable TemplateId templateId, @RequestBody Organisation organisation) {
        return templates.organise(actor.account(), templateId, organisation.group(), organisation.sources());
    }

    /// What is brought along to be judged.
    ///
    /// @param sample an uploaded file for the header that takes one
    record Submission(@Nullable FileId sample) {}

    /// Brings a draft to the provider. Refused with `template-refused` and the provider's words when it does not take
    /// it; whether it approves of it comes later.
    @PostMapping(ONE + "/submission")
    @Requires(Permission.MANAGE_TEMPLATES)
    Template submitTemplate(Actor actor, @PathVariable TemplateId templateId, @RequestBody Submission submission) {
        return submissions.submit(actor, templateId, submission.sample());
    }

    /// Removes a template, here and at the provider, in this language.
    @DeleteMapping(ONE)
    @Requires(Permission.MANAGE_TEMPLATES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeTemplate(Actor actor, @PathVariable TemplateId templateId) {
        submissions.remove(actor, templateId);
    }

    /// For whom a template is looked at: the customer of a conversation, or somebody who has none yet.
    record Beholder(
            @Nullable ConversationId conversationId,
            @Nullable String name,
            @Nullable String phone,
            @Nullable DepartmentId departmentId) {}

    /// A template filled as far as it fills itself.
    ///
    /// @param values what fills the blanks, by their keys
    /// @param missing the keys of the blanks that somebody must fill
    /// @param content as the customer would read it
    /// @param unwanted the customer wants nothing of this kind: it would be refused
    record Preview(Map<String, String> values, List<String> missing, MessageContent content, boolean unwanted) {}

    /// Shows what fills a template's blanks by itself, and how it reads then.
    @PostMapping(ONE + "/preview")
    @Requires(Permission.ATTEND)
    Preview previewTemplate(Actor actor, @PathVariable TemplateId templateId, @RequestBody Beholder beholder) {
        return previews.of(actor, templateId, beholder);
    }
}
