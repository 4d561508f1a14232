package app.prosa.conversation;

import static app.prosa.sql.Sql.must;

import app.prosa.agent.AgentId;
import app.prosa.agent.InboxFilters;
import app.prosa.agent.InboxFilters.Standing;
import app.prosa.agent.InboxFilters.TagMode;
import app.prosa.contact.ContactId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a [ListQuery] admits, as conditions on the columns of `conversation`: the one place where a list, the
/// count of a view and a search say what belongs in them. The console says the same again of what it holds
/// (`list-query.ts`), so that a row moves the moment an event arrives.
///
/// @param tagged the contacts whom the tags admit, when they are few: see [#among]
/// @param staged the conversations on the chosen stages, when they are few
record ListFilter(
        AccountId account,
        Visibility viewer,
        ListQuery query,
        @Nullable List<ContactId> tagged,
        @Nullable List<ConversationId> staged) {

    ListFilter {
        tagged = tagged == null ? null : List.copyOf(tagged);
        staged = staged == null ? null : List.copyOf(staged);
    }

    ListFilter(AccountId account, Visibility viewer, ListQuery query) {
        this(account, viewer, query, null, null);
    }

    /// The same, looked for among these contacts only: their conversations are found one by one. Of a tag that many
    /// have, the list is rather walked in its order, for a page is soon full.
    ListFilter among(List<ContactId> contacts) {
        return new ListFilter(account, viewer, query, contacts, staged);
    }

    /// The same among these conversations only.
    ListFilter amongStaged(List<ConversationId> conversations) {
        return new ListFilter(account, viewer, query, tagged, conversations);
    }

    /// The range of one index, in the list's order, that holds all that is admitted: what is looked through
    /// for a page. Empty when there is none, since all states of all people are asked for. Its conditions are
    /// those of the index, or else the planner would rather collect and sort.
    Optional<Sql> range() {
        var filters = query.filters();
        var tab = query.tab();
        var owner = query.isQueue() ? null : query.owner(viewer.agent());
        boolean isAside = filters.archived() || filters.snoozed();
        boolean isHistory = owner != null && (isAside || tab == null || tab.isOver());
        if (owner == null && tab == null && !isAside) {
            return Optional.empty();
        }
        return Optional.of(Sql.all(
                must("conversation.account_id = ?", account),
                must("conversation.kind = ?", query.kind()),
                must("conversation.deleted_at is null"),
                Sql.when(owner, it -> Sql.of("conversation.owner_id = ?", it)),
                isHistory ? Optional.empty() : must(shelf(filters)),
                isHistory || isAside ? Optional.empty() : Sql.when(tab, it -> Sql.of(it.range()))));
    }

    /// @param found what a search found, or null when nothing is searched for
    Sql sql(@Nullable Found found) {
        var filters = query.filters();
        return Sql.all(
                must("conversation.account_id = ?", account),
                must("conversation.kind = ?", query.kind()),
                Optional.of(found == null ? place() : found(found)),
                Optional.of(viewer.sql()),
                scope(),
                owner(filters),
                chosen("conversation.department_id", filters.departments()),
                group(filters),
                chosen("conversation.connection_id", filters.connections()),
                channel(filters),
                tags(filters),
                tagged == null ? Optional.empty() : must("conversation.contact_id = any(?)", tagged),
                stages(filters),
                staged == null ? Optional.empty() : must("conversation.id = any(?)", staged),
                filters.unread() ? Optional.of(unread(viewer.agent())) : Optional.empty());
    }

    /// What a search found.
    ///
    /// @param condition on the columns of `conversation`, for where the tab and the filters look; all at once
    /// @param one the same, asked of one row after the other
    /// @param messages whose messages have the words
    record Found(Sql condition, Sql one, List<ConversationId> messages) {

        /// Whether an index knows where the words are.
        boolean isIndexed() {
            return !condition.equals(one);
        }

        /// Whether a row has the words, whatever its messages say.
        Found row() {
            return new Found(one, one, List.of());
        }

        Found messagesOnly() {
            return new Found(Sql.of("false"), Sql.of("false"), messages);
        }
    }

    /// Contacts are found where one looks, messages in every state and in the archive (docs/rules.md, E09).
    private Sql found(Found found) {
        var named = Sql.all(
                must("conversation.account_id = ?", account), Optional.of(found.condition()), Optional.of(place()));
        if (found.messages().isEmpty()) {
            return named;
        }
        return new Sql(
                """
                conversation.id in (
                    select conversation.id from conversation where %s
                    union all
                    select unnest(?))
                """.formatted(named.text()),
                Stream.concat(named.params().stream(), Stream.of(Sql.bindable(found.messages())))
                        .toList());
    }

    /// What the tab, the statuses and the archive switch admit.
    private Sql place() {
        var statuses = query.filters().statuses();
        return Sql.all(
                Sql.when(query.tab(), this::tab),
                statuses.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Sql.any(
                                statuses.stream().map(ListFilter::standing).toList())),
                must(shelf(query.filters())));
    }

    private Sql tab(ListQuery.Tab tab) {
        return tab == ListQuery.Tab.MINE
                ? Sql.of(tab.sql() + " and conversation.owner_id = ?", viewer.agent())
                : Sql.of(tab.sql());
    }

    private static Sql standing(Standing standing) {
        return Sql.of(
                switch (standing) {
                    case TRIAGE -> "conversation.state = 'triage'";
                    case WAITING -> "conversation.state = 'waiting'";
                    case WAITING_CUSTOMER -> "(conversation.state = 'attending' and conversation.answered)";
                    case WAITING_AGENT -> "(conversation.state = 'attending' and not conversation.answered)";
                });
    }

    /// The main view, or what left it.
    private static String shelf(InboxFilters filters) {
        if (filters.archived()) {
            return "conversation.archived";
        }
        return filters.snoozed()
                ? "conversation.snoozed and not conversation.archived"
                : "not conversation.archived and not conversation.snoozed";
    }

    private Optional<Sql> scope() {
        return switch (query.scope()) {
            case ALL -> Optional.empty();
            case MINE -> must("conversation.owner_id = ?", viewer.agent());
            case DEPARTMENTS ->
                must(
                        "(conversation.department_id is null or conversation.department_id = any(?))",
                        List.copyOf(viewer.departments()));
        };
    }

    private static Optional<Sql> owner(InboxFilters filters) {
        var either = new ArrayList<Sql>();
        if (!filters.owners().isEmpty()) {
            either.add(Sql.of("conversation.owner_id = any(?)", filters.owners()));
        }
        if (filters.unowned()) {
            either.add(Sql.of("conversation.owner_id is null"));
        }
        return either.isEmpty() ? Optional.empty() : Optional.of(Sql.any(either));
    }

    private Optional<Sql> group(InboxFilters filters) {
        return filters.groups().isEmpty() ? Optional.empty() : must("""
                        conversation.owner_id = any(array(
                            select agent_id from agent_group_member where account_id = ? and group_id = any(?)))
                        """, account, filters.groups());
    }

    private Optional<Sql> channel(InboxFilters filters) {
        return filters.channels().isEmpty() ? Optional.empty() : must("""
                        conversation.connection_id = any(array(
                            select id from connection where account_id = ? and kind = any(?)))
                        """, account, filters.channels());
    }

    private static Optional<Sql> tags(InboxFilters filters) {
        var tags = filters.tags();
        if (tags.isEmpty()) {
            return Optional.empty();
        }
        // The offset keeps the planner from reading every contact of the tag first.
        var has = """
                exists (
                    select from contact_tag
                    where contact_tag.account_id = conversation.account_id
                        and contact_tag.contact_id = conversation.contact_id and contact_tag.tag_id = %s
                    offset 0)
                """;
        if (filters.tagMode() == TagMode.ALL) {
            var each = has.formatted("?").strip();
            return must(String.join(" and ", tags.stream().map(_ -> each).toList()), tags.toArray());
        }
        return must((filters.tagMode() == TagMode.NONE ? "not " : "") + has.formatted("any(?)"), tags);
    }

    /// Whether it stands on one of the stages, whatever boards they are of.
    private static Optional<Sql> stages(InboxFilters filters) {
        return filters.stages().isEmpty() ? Optional.empty() : must("""
                        exists (
                            select from card
                            where card.account_id = conversation.account_id
                                and card.conversation_id = conversation.id and card.stage_id = any(?)
                            offset 0)
                        """, filters.stages());
    }

    private static Sql unread(AgentId agent) {
        return Sql.of("""
                (conversation.marked_unread or conversation.incoming > coalesce((
                    select conversation_read.incoming from conversation_read
                    where conversation_read.account_id = conversation.account_id and conversation_read.agent_id = ?
                        and conversation_read.conversation_id = conversation.id), 0))""", agent);
    }

    private static Optional<Sql> chosen(String column, List<?> ids) {
        return ids.isEmpty() ? Optional.empty() : must(column + " = any(?)", ids);
    }

    /// The conversations whose department, owner or owner's group has a name with these words in it.
    Sql named(String words) {
        var pattern = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return switch (query.in()) {
            case DEPARTMENT -> Sql.of("""
                            conversation.department_id = any(array(
                                select id from department where account_id = ? and fold(name) like fold(?)))
                            """, account, pattern);
            case OWNER -> Sql.of("""
                            conversation.owner_id = any(array(
                                select id from agent
                                where account_id = ? and fold(name || ' ' || display_name) like fold(?)))
                            """, account, pattern);
            case GROUP -> Sql.of("""
                            conversation.owner_id = any(array(
                                select member.agent_id
                                from agent_group
                                join agent_group_member as member on member.account_id = agent_group.account_id
                                    and member.group_id = agent_group.id
                                where agent_group.account_id = ? and fold(agent_group.name) like fold(?)))
                            """, account, pattern);
            case ANY, NAME, NUMBER, COMPANY -> throw new IllegalStateException(query.in() + " is of the contact");
        };
    }
}
