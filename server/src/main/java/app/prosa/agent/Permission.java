package app.prosa.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One thing that an agent may be allowed to do. Server and console share this list; an endpoint names the one it
/// needs.
public enum Permission {
    /// Read, accept, answer and resolve the conversations that one may see. Everyone has it.
    @JsonProperty("attend")
    ATTEND,
    /// See every conversation of the account, whoever owns it.
    @JsonProperty("see-all")
    SEE_ALL,
    /// See the phone numbers of customers; without it they are masked everywhere.
    @JsonProperty("see-numbers")
    SEE_NUMBERS,
    /// Take over a conversation that a colleague owns.
    @JsonProperty("take-over")
    TAKE_OVER,
    /// Delete conversations and clear their messages.
    @JsonProperty("delete")
    DELETE,
    /// Take conversations out of the product, as a file.
    @JsonProperty("export")
    EXPORT,
    /// Say which conversations go first.
    @JsonProperty("prioritise")
    PRIORITISE,
    /// Do something to many conversations at once.
    @JsonProperty("bulk")
    BULK,
    /// Watch the service of the departments that one belongs to, or of all with [#SEE_ALL].
    @JsonProperty("supervise")
    SUPERVISE,
    /// Keep a visitor out of the website chat for a time.
    @JsonProperty("block-visitors")
    BLOCK_VISITORS,
    /// Block contacts for good, whatever they write through.
    @JsonProperty("block-contacts")
    BLOCK_CONTACTS,
    /// Invite people, change their profile and departments.
    @JsonProperty("manage-people")
    MANAGE_PEOPLE,
    /// Make, change and remove tags. Putting them on contacts is for everyone.
    @JsonProperty("manage-tags")
    MANAGE_TAGS,
    /// Make, change and remove funnels and kanbans. Moving cards on them is for everyone.
    @JsonProperty("manage-funnels")
    MANAGE_FUNNELS,
    /// Make, change and remove templates, and bring them to be approved. Sending them is for everyone.
    @JsonProperty("manage-templates")
    MANAGE_TEMPLATES,
    /// Make, change and remove quick replies. Using them is for everyone.
    @JsonProperty("manage-quick-replies")
    MANAGE_QUICK_REPLIES,
    /// Make, change and publish the chatbot's flows, and say which connections they receive. Firing them is for
    /// everyone.
    @JsonProperty("manage-bots")
    MANAGE_BOTS,
    /// Have the chatbot read a message again, and teach it by the words of a message.
    @JsonProperty("train-bot")
    TRAIN_BOT,
    /// Make, change and remove the views of the list that everyone has.
    @JsonProperty("share-views")
    SHARE_VIEWS,
    /// Decide what customers are asked about the service. Asking them is for everyone.
    @JsonProperty("manage-surveys")
    MANAGE_SURVEYS,
    /// See what customers answered about one's own service; with [#SUPERVISE], about everybody's.
    @JsonProperty("see-ratings")
    SEE_RATINGS,
    /// Decide how departments receive conversations.
    @JsonProperty("manage-routing")
    MANAGE_ROUTING,
    /// Create and change connections.
    @JsonProperty("manage-connections")
    MANAGE_CONNECTIONS,
    /// Change the account's name and rules, and read its audit log.
    @JsonProperty("manage-account")
    MANAGE_ACCOUNT;

    /// Whether using it changes how the workspace is run: such changes are in the audit log.
    public boolean isAdministrative() {
        return switch (this) {
            case MANAGE_PEOPLE,
                    MANAGE_TAGS,
                    MANAGE_FUNNELS,
                    MANAGE_TEMPLATES,
                    MANAGE_QUICK_REPLIES,
                    MANAGE_BOTS,
                    TRAIN_BOT,
                    SHARE_VIEWS,
                    MANAGE_SURVEYS,
                    MANAGE_ROUTING,
                    MANAGE_CONNECTIONS,
                    MANAGE_ACCOUNT,
                    DELETE,
                    EXPORT,
                    BULK,
                    BLOCK_VISITORS,
                    BLOCK_CONTACTS -> true;
            case ATTEND, SEE_ALL, SEE_NUMBERS, TAKE_OVER, PRIORITISE, SUPERVISE, SEE_RATINGS -> false;
        };
    }

    /// What a profile may do unless an administrator said otherwise.
    public static Set<Permission> of(Profile profile) {
        return switch (profile) {
            case ADMIN -> EnumSet.allOf(Permission.class);
            case SUPERVISOR ->
                EnumSet.of(
                        ATTEND,
                        SEE_NUMBERS,
                        TAKE_OVER,
                        EXPORT,
                        PRIORITISE,
                        BULK,
                        SUPERVISE,
                        BLOCK_VISITORS,
                        BLOCK_CONTACTS,
                        MANAGE_TAGS,
                        MANAGE_FUNNELS,
                        MANAGE_TEMPLATES,
                        MANAGE_QUICK_REPLIES,
                        MANAGE_BOTS,
                        TRAIN_BOT,
                        SHARE_VIEWS,
                        MANAGE_SURVEYS,
                        SEE_RATINGS,
                        MANAGE_ROUTING);
            case AGENT -> EnumSet.of(ATTEND, SEE_NUMBERS);
        };
    }

    /// What a person may do. Nothing can be kept from an administrator, and attending from nobody.
    ///
    /// @param granted what an administrator chose for them, or null for what the profile says
    public static Set<Permission> of(Profile profile, @Nullable List<Permission> granted) {
        if (profile == Profile.ADMIN || granted == null) {
            return of(profile);
        }
        var all = EnumSet.of(ATTEND);
        all.addAll(granted);
        return all;
    }
}
