package app.prosa.file;

import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `file` and `file_usage`.
@Component
final class FileStore {

    private static final String COLUMNS = """
            account_id, id, name, media_type, kind, size, sha256, width, height, duration_millis, thumbnail,
            owner_kind, owner_id, conversation_id, created_at""";

    private final JdbcClient database;

    FileStore(JdbcClient database) {
        this.database = database;
    }

    /// A file that the housekeeping removed, or should.
    record Removed(AccountId accountId, FileId id) {}

    void insert(StoredFile file) {
        database.sql("""
                        insert into file (%s)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """.formatted(COLUMNS))
                .params(
                        file.accountId().value(),
                        file.id().value(),
                        file.name(),
                        file.mediaType(),
                        Sql.bindable(file.kind()),
                        file.size(),
                        file.sha256())
                .param(file.width())
                .param(file.height())
                .param(file.durationMillis())
                .params(
                        file.thumbnail(),
                        Sql.bindable(file.owner().kind()),
                        file.owner().id())
                .param(file.conversationId())
                .param(Sql.bindable(file.createdAt()))
                .update();
    }

    Optional<StoredFile> find(AccountId account, FileId id) {
        return database.sql("""
                        select %s
                        from file
                        where account_id = ? and id = ?
                        """.formatted(COLUMNS))
                .params(account.value(), id.value())
                .query(Rows.to(StoredFile.class))
                .optional();
    }

    List<StoredFile> find(AccountId account, Collection<FileId> ids) {
        return database.sql("""
                        select %s
                        from file
                        where account_id = ? and id = any(?)
                        """.formatted(COLUMNS))
                .params(account.value(), Sql.bindable(List.copyOf(ids)))
                .query(Rows.to(StoredFile.class))
                .list();
    }

    /// Gives the file to the conversation; only the first who asks gets it.
    boolean attach(AccountId account, FileId id, UUID conversation) {
        return database.sql("""
                                update file
                                set conversation_id = ?
                                where account_id = ? and id = ? and conversation_id is null
                                """)
                        .params(conversation, account.value(), id.value())
                        .update()
                == 1;
    }

    boolean deleteUnsent(AccountId account, FileId id) {
        return database.sql("""
                                delete from file
                                where account_id = ? and id = ? and conversation_id is null
                                """).params(account.value(), id.value()).update() == 1;
    }

    /// A file that is no more, and the room that it took.
    record Gone(FileId id, long size) {}

    /// Removes files that were sent in the conversation.
    List<Gone> deleteSent(AccountId account, UUID conversation, Collection<FileId> ids) {
        return database.sql("""
                        delete from file
                        where account_id = ? and conversation_id = ? and id = any(?)
                        returning id, size
                        """)
                .params(account.value(), conversation, Sql.bindable(List.copyOf(ids)))
                .query(Rows.to(Gone.class))
                .list();
    }

    /// Gives a file that was not sent to another owner.
    boolean hand(AccountId account, FileId id, FileOwner owner) {
        return database.sql("""
                                update file
                                set owner_kind = ?, owner_id = ?
                                where account_id = ? and id = ? and conversation_id is null
                                """)
                        .params(Sql.bindable(owner.kind()), owner.id(), account.value(), id.value())
                        .update()
                == 1;
    }

    /// Removes files of an owner that were not sent.
    List<Gone> deleteKept(AccountId account, FileOwner owner, Collection<FileId> ids) {
        return database.sql("""
                        delete from file
                        where account_id = ? and owner_kind = ? and owner_id = ? and id = any(?)
                            and conversation_id is null
                        returning id, size
                        """)
                .params(account.value(), Sql.bindable(owner.kind()), owner.id(), Sql.bindable(List.copyOf(ids)))
                .query(Rows.to(Gone.class))
                .list();
    }

    /// Across accounts: removes files never sent since `before`, and takes them off what their accounts use.
    ///
    /// They are chosen once: as a mere condition of the deletion, the choice may be made anew for each row,
    /// and then its limit holds for none.
    List<Removed> deleteUnsent(Instant before, int limit) {
        return database.sql("""
                        with stale as materialized (
                            select account_id, id
                            from file
                            where conversation_id is null and owner_kind not in ('quick_reply', 'schedule')
                                and created_at < ?
                            order by created_at
                            limit ?
                            for update skip locked),
                        gone as (
                            delete from file
                            where (account_id, id) in (select account_id, id from stale)
                            returning account_id, id, size),
                        freed as (
                            update file_usage
                            set bytes = file_usage.bytes - sums.bytes
                            from (select account_id, sum(size) as bytes from gone group by account_id) sums
                            where file_usage.account_id = sums.account_id)
                        select account_id, id
                        from gone
                        """)
                .params(Sql.bindable(before), limit)
                .query(Rows.to(Removed.class))
                .list();
    }

    /// Which of these files exist.
    List<UUID> existing(AccountId account, List<UUID> ids) {
        return database.sql("""
                        select id
                        from file
                        where account_id = ? and id = any(?)
                        """)
                .params(account.value(), ids.toArray(UUID[]::new))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /// Books `bytes` of the account's room, if they still fit below `limit`.
    boolean use(AccountId account, long bytes, long limit) {
        return database.sql("""
                                insert into file_usage (account_id, bytes)
                                values (?, ?)
                                on conflict (account_id) do update
                                set bytes = file_usage.bytes + excluded.bytes
                                where file_usage.bytes + excluded.bytes <= ?
                                """).params(account.value(), bytes, limit).update() == 1;
    }

    void free(AccountId account, long bytes) {
        database.sql("""
                        update file_usage
                        set bytes = bytes - ?
                        where account_id = ?
                        """).params(bytes, account.value()).update();
    }

    long used(AccountId account) {
        return database.sql("""
                        select coalesce(sum(bytes), 0) as bytes
                        from file_usage
                        where account_id = ?
                        """)
                .params(account.value())
                .query((row, _) -> row.getLong("bytes"))
                .single();
    }
}
