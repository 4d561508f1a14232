package app.prosa.channel.template;

import app.prosa.connection.ConnectionId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Words that a provider approves before they may be sent.
///
/// @param externalId the provider's id of it; null for a draft that only we have
/// @param group under which people find it; null: under its category
/// @param samples what the provider sees in the blanks when it judges, by their keys
/// @param sources what fills the blanks by itself, by their keys
/// @param quality what customers think of it, in the provider's word
/// @param reason why it is not approved, in the provider's word
/// @param advice what the provider says about it
public record Template(
        TemplateId id,
        ConnectionId connectionId,
        @Nullable String externalId,
        String name,
        String language,
        Category category,
        @Nullable String group,
        Status status,
        Wording wording,
        Map<String, String> samples,
        Map<String, Source> sources,
        @Nullable String quality,
        @Nullable String reason,
        @Nullable String advice,
        Instant changedAt) {

    public Template {
        samples = Map.copyOf(samples);
        sources = Map.copyOf(sources);
    }

    /// What it is for. Who wants no marketing gets none.
    public enum Category {
        @JsonProperty("marketing")
        MARKETING,
        @JsonProperty("utility")
        UTILITY,
        @JsonProperty("authentication")
        AUTHENTICATION
    }

    /// How it stands with the provider.
    public enum Status {
        /// Nobody but us has seen it.
        @JsonProperty("draft")
        DRAFT,
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("approved")
        APPROVED,
        /// It may be sent, and will be switched off if customers go on disliking it.
        @JsonProperty("flagged")
        FLAGGED,
        @JsonProperty("rejected")
        REJECTED,
        @JsonProperty("paused")
        PAUSED,
        @JsonProperty("disabled")
        DISABLED;

        boolean maySend() {
            return this == APPROVED || this == FLAGGED;
        }
    }

    /// What fills a blank unless somebody writes something else.
    public enum Source {
        @JsonProperty("contact-name")
        CONTACT_NAME,
        @JsonProperty("contact-first-name")
        CONTACT_FIRST_NAME,
        @JsonProperty("contact-number")
        CONTACT_NUMBER,
        @JsonProperty("agent-name")
        AGENT_NAME,
        @JsonProperty("department")
        DEPARTMENT
    }

    /// What must be filled, in reading order.
    public List<Wording.Blank> blanks() {
        return wording.blanks();
    }

    boolean isDraft() {
        return externalId == null;
    }

    /// As the provider says that it stands now.
    public Template standing(Status next, @Nullable String why, @Nullable String says, Instant at) {
        return new Template(
                id,
                connectionId,
                externalId,
                name,
                language,
                category,
                group,
                next,
                wording,
                samples,
                sources,
                quality,
                why,
                says,
                at);
    }

    /// As the provider sorts and rates it now.
    public Template sorted(Category next, @Nullable String score, Instant at) {
        return new Template(
                id,
                connectionId,
                externalId,
                name,
                language,
                next,
                group,
                status,
                wording,
                samples,
                sources,
                score,
                reason,
                advice,
                at);
    }

    /// With what is ours alone.
    Template organised(@Nullable String under, Map<String, Source> filling, Instant at) {
        return new Template(
                id,
                connectionId,
                externalId,
                name,
                language,
                category,
                under,
                status,
                wording,
                samples,
                filling,
                quality,
                reason,
                advice,
                at);
    }

    /// Whether the other one says nothing new, whenever it was changed.
    boolean saysTheSame(Template other) {
        return equals(new Template(
                other.id,
                other.connectionId,
                other.externalId,
                other.name,
                other.language,
                other.category,
                other.group,
                other.status,
                other.wording,
                other.samples,
                other.sources,
                other.quality,
                other.reason,
                other.advice,
                changedAt));
    }
}
