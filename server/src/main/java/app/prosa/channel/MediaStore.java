package app.prosa.channel;

import app.prosa.connection.ConnectionId;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `channel_media`: files that we fetch from providers.
@Component
class MediaStore {

    private final JdbcClient db;

    MediaStore(JdbcClient db) {
        this.db = db;
    }

    /// Where a file is.
    enum State {
        WAITING,
        DONE,
        FAILED
    }

    /// A file to fetch.
    record Wanted(
            MessageId messageId,
            ConversationId conversationId,
            ConnectionId connectionId,
            String media,
            String mediaId,
            @Nullable String sha256,
            @Nullable String name,
            @Nullable String caption,
            @Nullable Boolean flag,
            int attempts) {}

    void insert(AccountId account, Message message, ConnectionId connection, Inbound.File file, Instant now) {
        db.sql("""
                        insert into channel_media (account_id, message_id, conversation_id, connection_id, media, media_id,
                            sha256, name, caption, flag, not_before)
                        values (?, ?, ?, ?, ?, ?, ?::text, ?::text, ?::text, ?::boolean, ?)
                        on conflict (account_id, message_id) do update
                        set media = excluded.media, media_id = excluded.media_id, sha256 = excluded.sha256,
                            name = excluded.name, caption = excluded.caption, flag = excluded.flag, state = 'waiting',
                            attempts = 0, not_before = excluded.not_before, lease_until = null, failure = null
                        """)
                .params(
                        account.value(),
                        message.id().value(),
                        message.conversationId().value(),
                        connection.value(),
                        file.media(),
                        file.id())
                .param(file.sha256())
                .param(file.name())
                .param(file.caption())
                .param(file.flag())
                .param(Sql.bindable(now))
                .update();
    }

    /// Across accounts: what should be fetched now.
    List<Backlog.Piece> due(Instant now, int limit) {
        return db.sql("""
                        select account_id as account, message_id as message
                        from channel_media
                        where state = 'waiting' and not_before <= ? and (lease_until is null or lease_until < ?)
                        order by not_before
                        limit ?
                        """)
                .params(Sql.bindable(now), Sql.bindable(now), limit)
                .query(Rows.to(Backlog.Piece.class))
                .list();
    }

    /// Takes a file to fetch, unless another node has it. Fetching twice does no harm, so a lease that ends is
    /// free.
    Optional<Wanted> lease(AccountId account, MessageId message, Instant now, Instant until) {
        return db.sql("""
                        update channel_media
                        set lease_until = ?, attempts = attempts + 1
                        where account_id = ? and message_id = ? and state = 'waiting'
                            and (lease_until is null or lease_until < ?)
                        returning message_id, conversation_id, connection_id, media, media_id, sha256, name, caption,
                            flag, attempts
                        """)
                .params(Sql.bindable(until), account.value(), message.value(), Sql.bindable(now))
                .query(Rows.to(Wanted.class))
                .optional();
    }

    void later(AccountId account, Wanted wanted, Instant notBefore, String failure) {
        db.sql("""
                        update channel_media
                        set not_before = ?, lease_until = null, failure = ?
                        where account_id = ? and message_id = ? and state = 'waiting' and media_id = ?
                            and caption is not distinct from ?::text
                        """)
                .params(
                        Sql.bindable(notBefore),
                        failure,
                        account.value(),
                        wanted.messageId().value(),
                        wanted.mediaId())
                .param(wanted.caption())
                .update();
    }

    /// What came of fetching it. False when it is wanted no more, or another file in its place.
    boolean settle(AccountId account, Wanted wanted, State state, @Nullable String failure) {
        return db.sql("""
                                update channel_media
                                set state = ?, lease_until = null, failure = ?::text
                                where account_id = ? and message_id = ? and state = 'waiting' and media_id = ?
                                    and caption is not distinct from ?::text
                                """)
                        .param(Sql.bindable(state))
                        .param(failure)
                        .params(account.value(), wanted.messageId().value(), wanted.mediaId())
                        .param(wanted.caption())
                        .update()
                == 1;
    }

    void settle(AccountId account, MessageId message, State state, @Nullable String failure) {
        db.sql("""
                        update channel_media
                        set state = ?, lease_until = null, failure = ?::text
                        where account_id = ? and message_id = ?
                        """)
                .param(Sql.bindable(state))
                .param(failure)
                .params(account.value(), message.value())
                .update();
    }

    /// Tries again what could not be had. False when there is nothing to try.
    boolean again(AccountId account, MessageId message, Instant now) {
        return db.sql("""
                                update channel_media
                                set state = 'waiting', attempts = 0, not_before = ?, lease_until = null, failure = null
                                where account_id = ? and message_id = ? and state = 'failed'
                                    and failure is distinct from 'withdrawn'
                                """)
                        .params(Sql.bindable(now), account.value(), message.value())
                        .update()
                == 1;
    }
}
