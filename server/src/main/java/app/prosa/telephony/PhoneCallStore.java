package app.prosa.telephony;

import app.prosa.conversation.CallVia;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import app.prosa.sql.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `phone_call`.
@Component
class PhoneCallStore {

    private static final String COLUMNS = """
            id, via, direction, external_id, phone, contact_id, conversation_id, message_id, agent_id, rang, ringing,
            state, failure, started_at, answered_at, ended_at, heard_at
            """;

    private final JdbcClient db;
    private final Table<PhoneCall> table;

    PhoneCallStore(JdbcClient db) {
        this.db = db;
        this.table = new Table<>(db, "phone_call", COLUMNS, "started_at", PhoneCall.class);
    }

    Optional<PhoneCall> find(AccountId account, CallId id) {
        return table.find(account, id);
    }

    Optional<PhoneCall> lock(AccountId account, CallId id) {
        return table.lock(account, id);
    }

    /// The call that the other side calls so.
    Optional<PhoneCall> lockExternal(AccountId account, CallVia via, String external) {
        return db.sql("select " + COLUMNS + """
                        from phone_call
                        where account_id = ? and via = ? and external_id = ?
                        for update
                        """)
                .params(account.value(), Sql.bindable(via), external)
                .query(Rows.to(PhoneCall.class))
                .optional();
    }

    /// A call of this number that rings somewhere since a moment.
    Optional<PhoneCall> lockRinging(AccountId account, CallVia via, String phone, Instant since) {
        return db.sql("select " + COLUMNS + """
                        from phone_call
                        where account_id = ? and via = ? and phone = ? and state = 'ringing' and direction = 'in'
                            and started_at > ?
                        order by started_at desc
                        limit 1
                        for update
                        """)
                .params(account.value(), Sql.bindable(via), phone, Sql.bindable(since))
                .query(Rows.to(PhoneCall.class))
                .optional();
    }

    /// Keeps others who hear of a call by the same number from writing it as well.
    void lockNumber(AccountId account, String phone) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("phone_call/" + account.value() + "/" + phone)
                .query((_, _) -> true)
                .single();
    }

    /// False when there is one with this id.
    boolean insert(AccountId account, PhoneCall call) {
        return db.sql("""
                        insert into phone_call (account_id, id, via, direction, external_id, phone, contact_id,
                            conversation_id, message_id, agent_id, rang, ringing, state, failure, started_at,
                            answered_at, ended_at, heard_at)
                        values (:account, :id, :via, :direction, :external, :phone, :contact, :conversation, :message,
                            :agent, :rang, :ringing, :state, :failure, :started, :answered, :ended, :heard)
                        on conflict (account_id, id) do nothing
                        """)
                        .param("account", account.value())
                        .param("id", call.id().value())
                        .param("via", Sql.bindable(call.via()))
                        .param("direction", Sql.bindable(call.direction()))
                        .param("external", call.externalId())
                        .param("phone", call.phone())
                        .param("contact", bound(call.contactId()))
                        .param("conversation", bound(call.conversationId()))
                        .param("message", bound(call.messageId()))
                        .param("agent", bound(call.agentId()))
                        .param("rang", Sql.bindable(call.rang()))
                        .param("ringing", Sql.bindable(call.ringing()))
                        .param("state", Sql.bindable(call.state()))
                        .param("failure", call.failure())
                        .param("started", Sql.bindable(call.startedAt()))
                        .param("answered", bound(call.answeredAt()))
                        .param("ended", bound(call.endedAt()))
                        .param("heard", Sql.bindable(call.heardAt()))
                        .update()
                == 1;
    }

    void save(AccountId account, PhoneCall call) {
        db.sql("""
                update phone_call
                set agent_id = :agent, rang = :rang, ringing = :ringing, state = :state, failure = :failure,
                    answered_at = :answered, ended_at = :ended, heard_at = :heard
                where account_id = :account and id = :id
                """)
                .param("account", account.value())
                .param("id", call.id().value())
                .param("agent", bound(call.agentId()))
                .param("rang", Sql.bindable(call.rang()))
                .param("ringing", Sql.bindable(call.ringing()))
                .param("state", Sql.bindable(call.state()))
                .param("failure", call.failure())
                .param("answered", bound(call.answeredAt()))
                .param("ended", bound(call.endedAt()))
                .param("heard", Sql.bindable(call.heardAt()))
                .update();
    }

    private static @Nullable Object bound(@Nullable Object value) {
        return value == null ? null : Sql.bindable(value);
    }

    /// Calls that go on, and of which nobody has said so since a moment.
    List<LostCalls.Due> lost(Instant before, @Nullable UUID after, int limit) {
        return db.sql("""
                        select account_id as account, id from phone_call
                        where ended_at is null and heard_at < :before and (:after::uuid is null or id > :after::uuid)
                        order by id
                        limit :limit
                        """)
                .param("before", Sql.bindable(before))
                .param("after", after)
                .param("limit", limit)
                .query(Rows.to(LostCalls.Due.class))
                .list();
    }
}
