package app.prosa.agent;

import app.prosa.web.Refusal;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a list of conversations is narrowed to besides its tab: of each kind any of the chosen ones, and all
/// kinds together. An empty list narrows nothing. The inbox remembers the last ones, a saved view has its own.
///
/// @param owners conversations that one of these agents owns
/// @param unowned or that nobody owns
/// @param groups conversations that a member of one of these groups owns
/// @param channels kinds of connection, such as `webchat`
/// @param tagMode how the chosen tags must stand on the contact; without tags it says nothing
/// @param stages conversations that stand on one of these stages, of whatever boards
/// @param archived the archived ones instead of the others
/// @param snoozed those that were put off instead of the others
public record InboxFilters(
        List<Standing> statuses,
        List<AgentId> owners,
        boolean unowned,
        List<DepartmentId> departments,
        List<AgentGroupId> groups,
        List<UUID> connections,
        List<String> channels,
        List<UUID> tags,
        TagMode tagMode,
        List<UUID> stages,
        boolean unread,
        boolean archived,
        boolean snoozed) {

    private static final int MOST = 500;
    private static final int LONGEST_CHANNEL = 40;

    public static final InboxFilters NONE = new InboxFilters(
            List.of(),
            List.of(),
            false,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            TagMode.ANY,
            List.of(),
            false,
            false,
            false);

    public InboxFilters {
        statuses = bounded("statuses", statuses);
        owners = bounded("owners", owners);
        departments = bounded("departments", departments);
        groups = bounded("groups", groups);
        connections = bounded("connections", connections);
        channels = bounded("channels", channels);
        tags = bounded("tags", tags);
        stages = bounded("stages", stages);
        if (channels.stream().anyMatch(it -> it.length() > LONGEST_CHANNEL)) {
            throw new Refusal.Invalid("invalid", "No channel has such a long name.", Map.of("field", "channels"));
        }
    }

    private static <T> List<T> bounded(String field, List<T> chosen) {
        if (chosen.size() > MOST) {
            throw new Refusal.Invalid(
                    "invalid", "At most " + MOST + " may be chosen.", Map.of("field", field, "most", MOST));
        }
        return List.copyOf(chosen);
    }

    /// Where a service stands as a team speaks of it. The last two divide those that somebody attends by who
    /// spoke last (docs/rules.md, E44): what the house said by itself does not count as an answer, nor what never
    /// reached the customer.
    public enum Standing {
        @JsonProperty("triage")
        TRIAGE,
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("waiting-customer")
        WAITING_CUSTOMER,
        @JsonProperty("waiting-agent")
        WAITING_AGENT
    }

    /// The contact has all the chosen tags, any of them, or none.
    public enum TagMode {
        @JsonProperty("all")
        ALL,
        @JsonProperty("any")
        ANY,
        @JsonProperty("none")
        NONE
    }

    /// The same, wherever a service stands.
    public InboxFilters withoutStatuses() {
        return new InboxFilters(
                List.of(),
                owners,
                unowned,
                departments,
                groups,
                connections,
                channels,
                tags,
                tagMode,
                stages,
                unread,
                archived,
                snoozed);
    }
}
