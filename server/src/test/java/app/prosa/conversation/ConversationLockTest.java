package app.prosa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Whoever waited for a conversation works with all of it as it is then.
@ServerTest
class ConversationLockTest {

    @LocalServerPort
    int port;

    @Autowired
    ConversationStore store;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @SuppressWarnings("NullAway.Init")
    AccountId account;

    @SuppressWarnings("NullAway.Init")
    ConversationId id;

    @BeforeEach
    void open() {
        var shop = Shop.open(port);
        account = new AccountId(UUID.fromString(shop.desk().account()));
        id = new ConversationId(UUID.fromString(shop.begun("Oi").conversation()));
    }

    @Test
    void itsTicketIsNotTheOneOfBefore() throws Exception {
        var waited = whoWaitsWhile(
                () -> store.lock(account, id),
                "update ticket set accepted_at = opened_at where conversation_id = ?",
                "update conversation set incoming = incoming where id = ?");

        assertThat(waited.orElseThrow().ticket().acceptedAt()).isNotNull();
    }

    @Test
    void aNewTicketHidesItFromNobody() throws Exception {
        var waited = whoWaitsWhile(() -> store.lock(account, id), opensAnother());

        assertThat(waited.orElseThrow().ticket().number()).isEqualTo(2);
    }

    @Test
    void norAmongSeveral() throws Exception {
        var waited = whoWaitsWhile(() -> store.lock(account, List.of(id)), opensAnother());

        assertThat(waited).hasSize(1);
    }

    /// Nobody waits here, so that the moment is hard to hit: the row and its ticket change together, many times.
    @Test
    void norWhereNobodyWaits() throws Exception {
        var isOver = new AtomicBoolean();
        var changes = new FutureTask<>(() -> {
            for (long round = 1_000; !isOver.get(); round++) {
                both(round);
            }
            return true;
        });
        Thread.ofVirtual().start(changes);
        for (int read = 0; read < 3_000; read++) {
            alone(() -> store.lockIdle(account, id))
                    .filter(it -> it.incoming() > 0)
                    .ifPresent(it -> assertThat(it.ticket().number()).isEqualTo(it.incoming()));
        }
        isOver.set(true);
        assertThat(changes.get()).isTrue();
    }

    private void both(long number) {
        alone(() -> {
            store.lock(account, id);
            db.sql("update ticket set number = ? where conversation_id = ?")
                    .params(number, id.value())
                    .update();
            return db.sql("update conversation set incoming = ? where id = ?")
                    .params(number, id.value())
                    .update();
        });
    }

    @Test
    void whatSomebodyIsChangingIsLeftAlone() {
        var seen = alone(() -> {
            store.lock(account, id);
            return elsewhere(() -> store.lockIdle(account, id));
        });

        assertThat(seen).isEmpty();
        assertThat(alone(() -> store.lockIdle(account, id))).isPresent();
    }

    private <T> T elsewhere(Supplier<T> reader) {
        var task = new FutureTask<>(() -> alone(reader));
        Thread.ofVirtual().start(task);
        try {
            return task.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String[] opensAnother() {
        return new String[] {
            "update ticket set state = 'closed', resolved_at = opened_at where conversation_id = ?", """
            with opened as (
                insert into ticket (account_id, id, conversation_id, number, protocol, state, opened_at)
                select account_id, gen_random_uuid(), conversation_id, 2, 'another', 'waiting', opened_at
                from ticket
                where conversation_id = ?
                returning id, conversation_id)
            update conversation set ticket_id = opened.id from opened where conversation.id = opened.conversation_id
            """
        };
    }

    /// What somebody reads who has to wait until these are done.
    private <T> T whoWaitsWhile(Supplier<T> reader, String... statements) throws Exception {
        var waiting = new FutureTask<>(() -> alone(reader));
        alone(() -> {
            store.lock(account, id);
            for (var it : statements) {
                db.sql(it).param(id.value()).update();
            }
            Thread.ofVirtual().start(waiting);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaits);
            return Optional.empty();
        });
        return waiting.get();
    }

    private boolean somebodyWaits() {
        return alone(() -> db.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single());
    }

    private <T> T alone(Supplier<T> work) {
        return Tenant.in(account, () -> java.util.Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }
}
