package app.prosa.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.agent.AgentId;
import app.prosa.connection.Connection;
import app.prosa.connection.Connections;
import app.prosa.connection.WebchatSettings;
import app.prosa.contact.Contacts;
import app.prosa.contact.Identity;
import app.prosa.contact.Introduction;
import app.prosa.conversation.Arrival;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.MessageSearch;
import app.prosa.conversation.Reception;
import app.prosa.conversation.Visibility;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.sql.Tenant;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class SearchTest {

    @LocalServerPort
    int port;

    @Autowired
    MessageSearch search;

    @Autowired
    Connections connections;

    @Autowired
    Contacts contacts;

    @Autowired
    Reception reception;

    @Autowired
    Ids ids;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    @FlywayDataSource
    PGSimpleDataSource owner;

    AccountId account;
    Connection door;

    @BeforeEach
    void open() {
        account = new AccountId(UUID.fromString(Eg.desk(port).account()));
        door = Tenant.in(account, () -> connections.create(account, "Site", null, WebchatSettings.usual("UTC")));
    }

    @ParameterizedTest
    @CsvSource({
        "nao, Não recebi",
        "NÃO, Não recebi",
        "pedido, meus pedidos chegaram",
        "pedidos, meu pedido chegou",
        "acoes, As ações da empresa",
        "entregu, foi entregue ontem",
        "entr, foi entregue ontem",
        "pedido cheg, meu pedido não chegou",
        "4512, boleto do pedido 4512",
        "451, boleto do pedido 4512",
        "ana@loja.com, escreva para ana@loja.com.br",
        "o'neil, fale com o'neil",
    })
    void findsWordsWhateverTheirCaseAccentsAndEndings(String typed, String written) {
        var message = write("v1", written);

        awaitFound(typed, message);
    }

    @Test
    void newestFirstAndOneHitForEachConversation() {
        var first = write("v1", "café torrado");
        var second = write("v2", "café moído");
        var third = write("v1", "mais café");
        awaitFound("café", third);

        var hits = found("café", 10);

        assertThat(hits)
                .extracting(MessageSearch.Hit::conversation)
                .containsExactly(first.conversationId(), second.conversationId());
        assertThat(hits.getFirst().seq()).isEqualTo(third.seq());
        assertThat(hits.getFirst().excerpt()).isEqualTo("mais café");
        assertThat(found("café", 1)).hasSize(1);
    }

    @Test
    void anExcerptShowsTheWordsAroundTheMatch() {
        var filling = "palavra ".repeat(200);
        var message = write("v1", filling + "o pacote chegou rasgado ontem " + filling);
        awaitFound("rasgado", message);

        var excerpt = found("rasgado", 1).getFirst().excerpt();

        assertThat(excerpt).contains("chegou rasgado ontem").hasSizeLessThan(300);
    }

    @Test
    void aSearchIsNoQueryLanguage() {
        var message = write("v1", "promoção de café");
        awaitFound("promoção", message);

        for (var typed : List.of("' | 'x", "café & !promocao", "a:*", "\\", "''", "%", "(", "<-> <->", ":*", "\0")) {
            assertThat(found(typed, 10)).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(found("nada disso", 10)).isEmpty();
    }

    @Test
    void whoMayNotSeeAConversationFindsNothingOfIt() {
        var message = write("v1", "segredo industrial");
        awaitFound("segredo", message);
        own(message.conversationId());

        var stranger = new Visibility(new AgentId(ids.next()), false, false, false, Set.of());

        assertThat(Tenant.in(account, () -> search.find(account, stranger, "segredo", 10)))
                .isEmpty();
    }

    @Test
    void anotherAccountFindsNothing() {
        var message = write("v1", "segredo industrial");
        awaitFound("segredo", message);

        var other = new AccountId(UUID.fromString(Eg.desk(port).account()));

        assertThat(Tenant.in(other, () -> search.find(other, everything(), "segredo", 10)))
                .isEmpty();
        assertThat(Tenant.in(other, () -> search.find(account, everything(), "segredo", 10)))
                .isEmpty();
    }

    @Test
    void findsWhatIsOlderThanTheEventLog() {
        var message = write("v1", "mensagem esquecida");
        awaitFound("esquecida", message);
        Tenant.everywhere(() -> transaction.execute(status -> {
            for (var table : List.of("message_search", "message_search_progress", "event")) {
                database.sql("delete from " + table + " where account_id = ?")
                        .param(account.value())
                        .update();
            }
            return status;
        }));

        awaitFound("esquecida", message);
    }

    /// A message that the index cannot take, as a bug of ours would make one.
    @Test
    void whatCannotBeIndexedKeepsNobodyElseFromFinding() throws SQLException {
        execute("""
                create function test_unindexed() returns trigger language plpgsql as $$
                begin
                    if new.account_id = '%s' then raise exception 'poisoned'; end if;
                    return new;
                end $$""".formatted(account.value()));
        execute("create trigger test_unindexed before insert on message_search for each row"
                + " execute function test_unindexed()");
        var stuck = write("v1", "veneno puro");
        var itsAccount = account;
        try {
            open();
            awaitFound("tranquila", write("v1", "conversa tranquila"));
        } finally {
            execute("drop function test_unindexed() cascade");
        }

        account = itsAccount;
        awaitFound("veneno", stuck);
    }

    private void execute(String statement) throws SQLException {
        try (var connection = owner.getConnection();
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    private Message write(String visitor, String text) {
        return Tenant.in(account, () -> {
            var customer = contacts.recognise(
                    account, door.id().value(), Identity.VISITOR, visitor, Introduction.NONE, clock.instant());
            return reception
                    .receive(new Arrival(
                            account,
                            new MessageId(ids.next()),
                            door.card(),
                            customer.contact().card(),
                            customer.identity().id(),
                            null,
                            false,
                            new Arrival.Text(text),
                            clock.instant()))
                    .message();
        });
    }

    private void awaitFound(String typed, Message message) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(found(typed, 10)).anySatisfy(hit -> {
                    assertThat(hit.conversation()).isEqualTo(message.conversationId());
                    assertThat(hit.seq()).isEqualTo(message.seq());
                }));
    }

    private List<MessageSearch.Hit> found(String typed, int limit) {
        return Tenant.in(account, () -> search.find(account, everything(), typed, limit));
    }

    private Visibility everything() {
        return new Visibility(new AgentId(ids.next()), true, false, false, Set.of());
    }

    private void own(ConversationId conversation) {
        Tenant.in(
                account,
                () -> transaction.execute(
                        status -> database.sql("""
                        update conversation
                        set state = 'attending', owner_id = (select id from agent limit 1)
                        where id = ?
                        """).param(conversation.value()).update()));
    }
}
