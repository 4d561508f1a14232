package app.prosa.search;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.conversation.Audience;
import app.prosa.conversation.ConversationId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The words of messages in the database. Reads the tables of conversations and of the event log.
@Component
class SearchStore {

    private static final String TEXT = """
            concat_ws(' ', content ->> 'body', content ->> 'caption', content #>> '{file,name}', content ->> 'title',
                content ->> 'name', content ->> 'address', content ->> 'text', content #>> '{cards,0,name}')""";

    /// Learns the rows of `message` in the `from` that follows.
    private static final String INSERT = """
            insert into message_search (account_id, conversation_id, seq, bucket, at, words)
            select message.account_id, message.conversation_id, message.seq,
                (extract(epoch from message.at) / 86400)::int, message.at,
                to_tsvector('pt_br', %1$s) || to_tsvector('pt_br_words', %1$s)
            """.formatted("left(" + TEXT + ", 20000)");

    private final JdbcClient db;

    SearchStore(JdbcClient db) {
        this.db = db;
    }

    /// A message that matches, and what decides who may see it.
    record Match(
            ConversationId conversation,
            long seq,
            Instant at,
            @Nullable AgentId owner,
            @Nullable DepartmentId department,
            List<AgentId> collaborators,
            List<DepartmentId> helping,
            boolean deleted) {

        Audience audience() {
            return new Audience(conversation, owner, department, collaborators, helping, deleted);
        }
    }

    /// Where the reading of matches goes on: before this message.
    record Position(Instant at, UUID conversation, long seq) {

        static final Position NEWEST =
                new Position(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1), Long.MAX_VALUE);

        static Position of(Match match) {
            return new Position(match.at(), match.conversation().value(), match.seq());
        }
    }

    List<Match> matches(AccountId account, Words words, Position before, int most) {
        return db.sql("""
                        select hit.conversation_id as conversation, hit.seq, hit.at, conversation.owner_id as owner,
                            conversation.department_id as department, conversation.collaborators,
                            conversation.helping, conversation.deleted_at is not null as deleted
                        from message_hits(:whole, :last, :at, :id, :seq, :most) as hit
                        join conversation on conversation.account_id = :account and conversation.id = hit.conversation_id
                        order by hit.at desc, hit.conversation_id desc, hit.seq desc
                        """)
                .param("whole", words.whole())
                .param("last", words.last())
                .param("at", Sql.bindable(before.at()))
                .param("id", before.conversation())
                .param("seq", before.seq())
                .param("most", most)
                .param("account", account.value())
                .query(Rows.to(Match.class))
                .list();
    }

    record Excerpt(ConversationId conversation, String text) {}

    /// The text around the match of each message, which stand in two arrays side by side.
    List<Excerpt> excerpts(AccountId account, Words words, List<Match> matches) {
        return db.sql("""
                        select message.conversation_id as conversation,
                            ts_headline('pt_br', %s, message_query(:whole, :last),
                                'StartSel="", StopSel="", MaxWords=20, MinWords=10, ShortWord=0, MaxFragments=1') as text
                        from unnest(:conversations::uuid[], :seqs::bigint[]) as hit (conversation_id, seq)
                        join message on message.account_id = :account and message.conversation_id = hit.conversation_id
                            and message.seq = hit.seq
                        """.formatted(TEXT))
                .param("whole", words.whole())
                .param("last", words.last())
                .param(
                        "conversations",
                        matches.stream().map(it -> it.conversation().value()).toArray(UUID[]::new))
                .param("seqs", matches.stream().map(Match::seq).toArray(Long[]::new))
                .param("account", account.value())
                .query(Rows.to(Excerpt.class))
                .list();
    }

    private record Behind(AccountId account) {}

    /// Accounts whose messages are not all known yet. Across accounts.
    List<AccountId> behind(int most) {
        return db.sql("""
                        select head.account_id as account
                        from event_head as head
                        left join message_search_progress as progress on progress.account_id = head.account_id
                        where progress.account_id is null or progress.walking or progress.event_seq < head.seq
                        limit ?
                        """).param(most).query(Rows.to(Behind.class)).list().stream()
                .map(Behind::account)
                .toList();
    }

    /// Begins an account that was never looked at: follow the log from here, walk through what was before.
    void begin(AccountId account) {
        db.sql("""
                        insert into message_search_progress
                            (account_id, event_seq, walking, walked_conversation_id, walked_seq)
                        select account_id, seq, true, '00000000-0000-0000-0000-000000000000', 0
                        from event_head
                        where account_id = ?
                        on conflict (account_id) do nothing
                        """).param(account.value()).update();
    }

    record Progress(long eventSeq, boolean walking, UUID walkedConversationId, long walkedSeq) {}

    /// Takes the account's work, or nothing when another node has it.
    Optional<Progress> take(AccountId account) {
        return db.sql("""
                        select event_seq, walking, walked_conversation_id, walked_seq
                        from message_search_progress
                        where account_id = ?
                        for update skip locked
                        """).param(account.value()).query(Rows.to(Progress.class)).optional();
    }

    void save(AccountId account, Progress progress) {
        db.sql("""
                        update message_search_progress
                        set event_seq = ?, walking = ?, walked_conversation_id = ?, walked_seq = ?
                        where account_id = ?
                        """)
                .params(
                        progress.eventSeq(),
                        progress.walking(),
                        progress.walkedConversationId(),
                        progress.walkedSeq(),
                        account.value())
                .update();
    }

    record Stretch(long first, long last) {}

    /// The numbers of the next events in the log; zeros when there are none.
    Stretch events(AccountId account, long after, int most) {
        return db.sql("""
                        select coalesce(min(seq), 0) as first, coalesce(max(seq), 0) as last
                        from (
                            select seq from event where account_id = ? and seq > ? order by seq limit ?
                        ) as fresh
                        """)
                .params(account.value(), after, most)
                .query(Rows.to(Stretch.class))
                .single();
    }

    long head(AccountId account) {
        return db.sql("select seq from event_head where account_id = ?")
                .param(account.value())
                .query(Long.class)
                .single();
    }

    /// Learns the messages that these events brought, and anew those that say something else since or nothing
    /// more. Each is looked up by its key, whatever the planner thinks of the log: asked for all at once, it
    /// compared every message with every event, 45 s for 500 of them in a database of an hour.
    void learn(AccountId account, long after, long upTo) {
        db.sql("""
                        with fresh as materialized (
                            select distinct (payload::jsonb #>> '{message,conversationId}')::uuid as conversation_id,
                                (payload::jsonb #>> '{message,seq}')::bigint as seq
                            from event
                            where account_id = :account and seq > :after and seq <= :upTo
                                and (payload like '{"type":"message.added"%'
                                    or payload like '{"type":"message.changed"%"editedAt":"2%'
                                    or payload like '{"type":"message.changed"%"deletedAt":"2%')
                        )
                        """ + INSERT + """
                        from fresh
                        cross join lateral (
                            select account_id, conversation_id, seq, at, content
                            from message
                            where account_id = :account and conversation_id = fresh.conversation_id
                                and seq = fresh.seq and direction <> 'system'
                            for key share) as message
                        on conflict (account_id, conversation_id, seq) do update set words = excluded.words
                        """)
                .param("account", account.value())
                .param("after", after)
                .param("upTo", upTo)
                .update();
    }

    record Place(UUID conversationId, long seq) {}

    /// The message that lies `step` messages further on the walk, or the last one.
    Optional<Place> ahead(AccountId account, Progress from, int step) {
        return db.sql("""
                        select conversation_id, seq
                        from (
                            select conversation_id, seq
                            from message
                            where account_id = ? and (conversation_id, seq) > (?, ?)
                            order by conversation_id, seq
                            limit ?
                        ) as stretch
                        order by conversation_id desc, seq desc
                        limit 1
                        """)
                .params(account.value(), from.walkedConversationId(), from.walkedSeq(), step)
                .query(Rows.to(Place.class))
                .optional();
    }

    /// Learns the messages of one stretch of the walk.
    void learn(AccountId account, Progress from, Place to) {
        db.sql(INSERT + """
                        from message
                        where account_id = :account and direction <> 'system'
                            and (conversation_id, seq) > (:fromConversation, :fromSeq)
                            and (conversation_id, seq) <= (:toConversation, :toSeq)
                        for key share of message
                        on conflict (account_id, conversation_id, seq) do nothing
                        """)
                .param("account", account.value())
                .param("fromConversation", from.walkedConversationId())
                .param("fromSeq", from.walkedSeq())
                .param("toConversation", to.conversationId())
                .param("toSeq", to.seq())
                .update();
    }
}
