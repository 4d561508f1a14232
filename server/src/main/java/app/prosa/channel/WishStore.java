package app.prosa.channel;

import app.prosa.agent.AgentId;
import app.prosa.contact.ContactId;
import app.prosa.conversation.ConversationId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `channel_preference` and `channel_wish_words`.
@Component
class WishStore {

    private final JdbcClient db;

    WishStore(JdbcClient db) {
        this.db = db;
    }

    Optional<Wishes.Wish> find(AccountId account, ContactId contact, String category) {
        return db.sql("""
                        select wanted, at, agent_id as agent, reason
                        from channel_preference
                        where account_id = ? and contact_id = ? and category = ?
                        """)
                .params(account.value(), contact.value(), category)
                .query(Rows.to(Wishes.Wish.class))
                .optional();
    }

    Optional<Wishes.Customer> customer(AccountId account, ConversationId conversation) {
        return db.sql("""
                        select contact.id as contact, contact.name, conversation.identity_id as identity
                        from conversation
                        join contact on contact.account_id = conversation.account_id
                            and contact.id = conversation.contact_id
                        where conversation.account_id = ? and conversation.id = ?
                        """)
                .params(account.value(), conversation.value())
                .query(Rows.to(Wishes.Customer.class))
                .optional();
    }

    Optional<WishWords> words(AccountId account) {
        return db.sql("select opt_out, opt_in from channel_wish_words where account_id = ?")
                .param(account.value())
                .query(Rows.to(WishWords.class))
                .optional();
    }

    void save(AccountId account, WishWords words) {
        db.sql("""
                        insert into channel_wish_words (account_id, opt_out, opt_in)
                        values (?, ?, ?)
                        on conflict (account_id) do update
                        set opt_out = excluded.opt_out, opt_in = excluded.opt_in
                        """)
                .params(
                        account.value(),
                        words.optOut().toArray(String[]::new),
                        words.optIn().toArray(String[]::new))
                .update();
    }

    /// The latest word counts, in whatever order they come.
    ///
    /// @return false when a later one is there already
    boolean save(AccountId account, ContactId contact, String category, Wishes.Wish wish) {
        return db.sql("""
                        insert into channel_preference (account_id, contact_id, category, wanted, at, agent_id, reason)
                        values (:account, :contact, :category, :wanted, :at, :agent::uuid, :reason::text)
                        on conflict (account_id, contact_id, category) do update
                        set wanted = excluded.wanted, at = excluded.at, agent_id = excluded.agent_id,
                            reason = excluded.reason
                        where channel_preference.at <= excluded.at
                        """)
                        .param("account", account.value())
                        .param("contact", contact.value())
                        .param("category", category)
                        .param("wanted", wish.wanted())
                        .param("at", Sql.bindable(Objects.requireNonNull(wish.at())))
                        .param(
                                "agent",
                                Optional.ofNullable(wish.agent())
                                        .map(AgentId::value)
                                        .orElse(null))
                        .param("reason", wish.reason())
                        .update()
                > 0;
    }
}
