package app.prosa.conversation;

import app.prosa.conversation.Alterations.Version;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes what changes of a line that is there.
@Component
class AlterationStore {

    private final JdbcClient db;
    private final Clock clock;

    AlterationStore(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private record Place(ConversationId conversation) {}

    Optional<ConversationId> conversationOf(AccountId account, MessageId id) {
        return db.sql("select conversation_id as conversation from message where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .query(Rows.to(Place.class))
                .optional()
                .map(Place::conversation);
    }

    Optional<MessageRow> line(AccountId account, MessageId id) {
        return db.sql(MessageRow.SELECT + "where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .query(Rows.to(MessageRow.class))
                .optional();
    }

    List<MessageRow> lines(AccountId account, List<MessageId> ids) {
        return db.sql(MessageRow.SELECT + "where account_id = ? and id = any((select ?::uuid[])::uuid[])")
                .params(account.value(), Sql.bindable(ids))
                .query(Rows.to(MessageRow.class))
                .list();
    }

    /// What moved of lines is their status, and nothing failed.
    ///
    /// @param shown conversations whose latest message is among them
    void saveStatuses(AccountId account, List<MessageRow> lines, List<Conversation> shown) {
        db.sql("""
                        with shown as (
                            update conversation
                            set last_message = latest.message::jsonb
                            from unnest(?::uuid[], ?::text[]) as latest (id, message)
                            where conversation.account_id = ? and conversation.id = latest.id
                        )
                        update message
                        set status = moved.status, failure = null
                        from unnest(?::uuid[], ?::bigint[], ?::text[]) as moved (conversation, seq, status)
                        where message.account_id = ? and message.conversation_id = moved.conversation
                            and message.seq = moved.seq
                        """)
                .params(ConversationStore.bind(
                        shown.stream().map(Conversation::id).toList(),
                        shown.stream()
                                .map(it -> Rows.json(Objects.requireNonNull(it.lastMessage())))
                                .toList(),
                        account,
                        lines.stream().map(MessageRow::conversationId).toList(),
                        lines.stream().map(MessageRow::seq).toArray(Long[]::new),
                        Sql.codes(lines.stream().map(MessageRow::status).toList()),
                        account))
                .update();
    }

    /// @param shown the conversation's latest message as it is now, or null when it is another
    void save(AccountId account, MessageRow line, @Nullable LastMessage shown) {
        db.sql("""
                        with shown as (
                            update conversation
                            set last_message = ?::jsonb
                            where account_id = ? and id = ? and ?::boolean
                        )
                        update message
                        set content = ?::jsonb, status = ?, reply_to = ?::uuid, edited_at = ?::timestamptz,
                            deleted_at = ?::timestamptz, signs = ?::jsonb, failure = ?::jsonb, context = ?::jsonb
                        where account_id = ? and conversation_id = ? and seq = ?
                        """)
                .params(ConversationStore.bind(
                        shown == null ? null : Rows.json(shown),
                        account,
                        line.conversationId(),
                        shown != null,
                        Rows.json(MessageContent.class, line.content()),
                        line.status(),
                        line.replyTo(),
                        line.editedAt(),
                        line.deletedAt(),
                        Rows.json(line.signs()),
                        line.failure() == null ? null : Rows.json(line.failure()),
                        line.context() == null ? null : Rows.json(line.context()),
                        account,
                        line.conversationId(),
                        line.seq()))
                .update();
    }

    /// Who spoke last in the conversation: of each of its lines [Message#leavesAnswered], newest first, until one
    /// decides.
    LastWord lastWord(AccountId account, ConversationId id) {
        return db.sql("""
                        with word as not materialized (
                            select seq, ticket_id, at,
                                case
                                    when content ->> 'type' = 'call' and content ->> 'state' in ('answered', 'ended')
                                        then true
                                    when direction = 'in' and context #>> '{rule,words}' is distinct from 'survey'
                                        then false
                                    when direction = 'out' and author_kind <> 'bot' and content ->> 'type' <> 'call'
                                        and coalesce(status not in ('failed', 'cancelled'), true)
                                        then true
                                end as answers
                            from message
                            where account_id = :account and conversation_id = :id
                        )
                        select coalesce((
                                select answers from word where answers is not null order by seq desc limit 1), false)
                                as answered, (
                                select word.at
                                from word
                                join conversation on conversation.account_id = :account and conversation.id = :id
                                    and conversation.ticket_id = word.ticket_id
                                where not word.answers and word.seq > coalesce((
                                    select seq from word where answers order by seq desc limit 1), 0)
                                order by word.seq
                                limit 1) as asked_at
                        """)
                .param("account", account.value())
                .param("id", id.value())
                .query(Rows.to(LastWord.class))
                .single();
    }

    void keepVersion(AccountId account, MessageRow line) {
        db.sql("""
                        insert into message_version (account_id, conversation_id, message_id, until, content)
                        values (?, ?, ?, ?, ?::jsonb)
                        on conflict (account_id, message_id, until) do nothing
                        """)
                .params(
                        account.value(),
                        line.conversationId().value(),
                        line.id().value(),
                        Sql.bindable(clock.instant()),
                        Rows.json(MessageContent.class, line.content()))
                .update();
    }

    List<Version> versions(AccountId account, MessageId id) {
        return db.sql("""
                        select until, content
                        from message_version
                        where account_id = ? and message_id = ?
                        order by until
                        """)
                .params(account.value(), id.value())
                .query(Rows.to(Version.class))
                .list();
    }
}
