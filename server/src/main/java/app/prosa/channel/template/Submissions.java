package app.prosa.channel.template;

import app.prosa.agent.Actor;
import app.prosa.channel.Line;
import app.prosa.channel.Lines;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.ConnectionKind;
import app.prosa.file.FileId;
import app.prosa.file.Files;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Brings templates to the provider who judges them. The provider is called between two transactions, never inside
/// one.
@Component
class Submissions {

    private final Map<ConnectionKind, Approval> approvals;
    private final Templates templates;
    private final Syncing syncing;
    private final Lines lines;
    private final Files files;

    Submissions(List<Approval> approvals, Templates templates, Syncing syncing, Lines lines, Files files) {
        this.approvals = approvals.stream().collect(Collectors.toMap(Approval::kind, Function.identity()));
        this.templates = templates;
        this.syncing = syncing;
        this.lines = lines;
        this.files = files;
    }

    /// A new draft, where there are templates at all.
    Template draft(AccountId account, ConnectionId connection, Draft draft) {
        var line = lines.find(account, connection).orElseThrow(() -> new Refusal.NotFound("connection"));
        var _ = approval(line);
        return templates.add(account, connection, draft);
    }

    /// Writes a template anew. A draft is only kept; what the provider has is brought there at once, and judged
    /// again.
    Template rewrite(Actor actor, TemplateId id, Draft draft) {
        var before = templates.read(actor.account(), id);
        if (before.isDraft()) {
            return templates.change(actor.account(), id, draft);
        }
        var said = draft.checked();
        if (!said.name().equals(before.name()) || !said.language().equals(before.language())) {
            throw new Refusal.Conflict("template-known", "Name and language are the provider's: make another one.");
        }
        var after = new Template(
                id,
                before.connectionId(),
                before.externalId(),
                before.name(),
                before.language(),
                said.category(),
                said.group(),
                before.status(),
                said.wording(),
                said.samples(),
                said.sources(),
                before.quality(),
                before.reason(),
                before.advice(),
                before.changedAt());
        var line = line(actor.account(), after);
        return taken(actor.account(), after, approval(line).edit(line, after, sample(actor, after, said.sample())));
    }

    /// Brings a draft to be judged.
    ///
    /// @param file what the provider sees in the header's place
    Template submit(Actor actor, TemplateId id, @Nullable FileId file) {
        var draft = templates.read(actor.account(), id);
        if (!draft.isDraft()) {
            throw new Refusal.Conflict("template-known", "The provider has it already.");
        }
        var line = line(actor.account(), draft);
        return taken(actor.account(), draft, approval(line).submit(line, draft, sample(actor, draft, file)));
    }

    /// Takes it back from the provider, and forgets it here.
    void remove(Actor actor, TemplateId id) {
        var template = templates.read(actor.account(), id);
        if (!template.isDraft()) {
            var line = line(actor.account(), template);
            mustBeTaken(actor.account(), template, approval(line).remove(line, template));
        }
        templates.remove(actor.account(), id);
    }

    private Template taken(AccountId account, Template sent, Approval.Verdict verdict) {
        return templates.taken(account, sent, mustBeTaken(account, sent, verdict));
    }

    private Approval.Verdict.Taken mustBeTaken(AccountId account, Template sent, Approval.Verdict verdict) {
        return switch (verdict) {
            case Approval.Verdict.Taken taken -> taken;
            case Approval.Verdict.Refused(var code, var detail) ->
                throw new Refusal.Conflict(
                        "template-refused",
                        "The provider does not take it like this.",
                        Map.of("reason", code, "says", Objects.requireNonNullElse(detail, "")));
            case Approval.Verdict.Lost(var detail) -> {
                syncing.soon(account, sent.connectionId());
                throw new Refusal.Unavailable(
                        "provider-unreachable",
                        "The provider did not answer: its list is being read.",
                        Map.of("says", Objects.requireNonNullElse(detail, "")));
            }
        };
    }

    private Approval.@Nullable Sample sample(Actor actor, Template template, @Nullable FileId file) {
        var header = template.wording().header();
        if (header == null || !header.kind().isFile()) {
            return null;
        }
        if (file == null) {
            throw new Refusal.Invalid(
                    "template-rule",
                    "A header with a file needs one to be judged by.",
                    Map.of("field", "header", "rule", "sample"));
        }
        var shown = files.show(actor, file);
        if (!shown.kind().name().equals(header.kind().name())) {
            throw new Refusal.Invalid(
                    "template-rule",
                    "The header takes files of another kind.",
                    Map.of("field", "header", "rule", "kind"));
        }
        return new Approval.Sample(
                shown.name(), shown.mediaType(), shown.size(), () -> files.read(actor.account(), file));
    }

    private Line line(AccountId account, Template template) {
        return lines.find(account, template.connectionId())
                .orElseThrow(() -> new Refusal.Conflict("connection-gone", "This connection is no more."));
    }

    private Approval approval(Line line) {
        var approval = approvals.get(line.connection().kind());
        if (approval == null) {
            throw new Refusal.Conflict("no-templates", "This channel has no templates.");
        }
        return approval;
    }
}
