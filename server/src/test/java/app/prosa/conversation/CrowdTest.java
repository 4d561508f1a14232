package app.prosa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Permission;
import app.prosa.agent.Profile;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import app.prosa.web.Refusal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Very many at the same instant.
@ServerTest
class CrowdTest {

    private static final int AGENTS = 100;

    /// More than the database has connections, so that they crowd there as well, and none waits too long for one.
    private static final int THREADS = 16;

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    ConversationStore store;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aThousandFirstMessagesOfOneContactMakeOneOpenTicket() throws Exception {
        var shop = Shop.open(port);
        var account = account(shop);
        var begun = shop.begun("Antes");
        var known = Objects.requireNonNull(in(
                        account, () -> store.lock(account, new ConversationId(UUID.fromString(begun.conversation()))))
                .orElse(null));
        shop.desk()
                .http()
                .delete("/api/v1/conversations/" + begun.conversation())
                .ok();
        var arrivals = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 1000; i++) {
            var arrival = new Arrival(
                    account,
                    new MessageId(UUID.randomUUID()),
                    known.connection(),
                    known.contact(),
                    known.identity(),
                    known.department(),
                    false,
                    new Arrival.Text("Oi " + i),
                    known.lastActivityAt());
            arrivals.add(
                    () -> Tenant.in(account, () -> reception.receive(arrival).added()));
        }

        var added = atOnce(arrivals);

        assertThat(added).hasSize(1000).containsOnly(true);
        assertThat(count(account, "select count(*) from conversation where deleted_at is null and account_id = ?"))
                .isEqualTo(1);
        assertThat(count(account, """
                        select count(*) from ticket
                        join conversation on conversation.ticket_id = ticket.id and conversation.deleted_at is null
                        where ticket.state = 'waiting' and ticket.account_id = ?
                        """)).isEqualTo(1);
        assertThat(count(account, """
                        select count(*) from message
                        join conversation on conversation.id = message.conversation_id
                            and conversation.deleted_at is null
                        where message.direction = 'in' and message.account_id = ?
                        """)).isEqualTo(1000);
    }

    @Test
    @Tag("CON-53")
    void aHundredAgentsWhoAcceptAHundredConversationsHaveOneEachAndNobodyHasOneTwice() throws Exception {
        var shop = Shop.open(port);
        var account = account(shop);
        var conversations = new ArrayList<ConversationId>();
        for (int i = 0; i < AGENTS; i++) {
            conversations.add(
                    new ConversationId(UUID.fromString(shop.begun("Oi " + i).conversation())));
        }
        var agents = crowd(shop, account);
        var winners = new ConcurrentHashMap<ConversationId, AgentId>();
        var tries = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < AGENTS; i++) {
            int first = i;
            tries.add(() -> {
                int won = 0;
                // Five agents reach for each conversation.
                for (int j = 0; j < 5; j++) {
                    won += accepts(agents.get(first), conversations.get((first + j) % AGENTS), winners) ? 1 : 0;
                }
                return won;
            });
        }

        int won = atOnce(tries).stream().mapToInt(Integer::intValue).sum();

        assertThat(won).isEqualTo(AGENTS);
        assertThat(winners).hasSize(AGENTS);
        var owners = new HashMap<ConversationId, AgentId>();
        for (var id : conversations) {
            owners.put(
                    id, in(account, () -> store.lock(account, id)).orElseThrow().owner());
        }
        assertThat(owners).isEqualTo(Map.copyOf(winners));
    }

    private boolean accepts(Actor actor, ConversationId id, Map<ConversationId, AgentId> winners) {
        try {
            Tenant.in(actor.account(), () -> lifecycle.accept(actor, id, null));
        } catch (Refusal.Conflict e) {
            assertThat(e.code()).isEqualTo("already-taken");
            return false;
        }
        assertThat(winners.put(id, actor.agent())).as("who had it before").isNull();
        return true;
    }

    /// A hundred colleagues, put there at once: making each a sign-in takes longer than what is tested.
    private List<Actor> crowd(Shop shop, AccountId account) {
        var actors = new ArrayList<Actor>();
        var department = new DepartmentId(UUID.fromString(shop.department()));
        for (int i = 0; i < AGENTS; i++) {
            var id = new AgentId(UUID.randomUUID());
            in(
                    account,
                    () -> database.sql("""
                            insert into agent (account_id, id, email, name, display_name, profile, password_hash,
                                preferences, created_at)
                            select account_id, ?, ? || email, name, name, 'agent', password_hash, preferences, created_at
                            from agent where account_id = ? and id = ?
                            """)
                            .params(
                                    id.value(),
                                    id.value(),
                                    account.value(),
                                    UUID.fromString(shop.desk().admin().id()))
                            .update());
            actors.add(new Actor(
                    account,
                    id,
                    "Agente " + i,
                    Profile.AGENT,
                    Permission.of(Profile.AGENT),
                    Set.of(department),
                    false,
                    EnumSet.allOf(Module.class),
                    null));
        }
        return actors;
    }

    private long count(AccountId account, String sql) {
        return in(
                account,
                () -> database.sql(sql).param(account.value()).query(Long.class).single());
    }

    private <T> T in(AccountId account, Supplier<T> work) {
        return Tenant.in(account, () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }

    private static AccountId account(Shop shop) {
        return new AccountId(UUID.fromString(shop.desk().account()));
    }

    private static <T> List<T> atOnce(List<Callable<T>> what) throws Exception {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var answers = new ArrayList<T>();
            for (var each : threads.invokeAll(what)) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
