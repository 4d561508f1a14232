package app.prosa.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.connection.ConnectionCard;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.ConnectionKind;
import app.prosa.conversation.Arrival;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.Reception;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.sql.Tenant;
import app.prosa.web.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class ContactsTest {

    private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    Contacts contacts;

    @Autowired
    Reception reception;

    @Autowired
    Ids ids;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    Eg.Desk desk;
    AccountId account;
    UUID connection;

    @BeforeEach
    void open() {
        desk = Eg.desk(port);
        account = new AccountId(UUID.fromString(desk.account()));
        connection = connection(desk);
    }

    @Test
    void aStrangerGetsANameWithANumberThatStays() {
        var first = recognise("v1", Introduction.NONE);
        var again = recognise("v1", Introduction.NONE);

        assertThat(first.created()).isTrue();
        assertThat(first.contact().name()).matches("Visitante [1-9][0-9]{3}");
        assertThat(again.created()).isFalse();
        assertThat(again.contact()).isEqualTo(first.contact());
        assertThat(again.identity()).isEqualTo(first.identity());
    }

    @Test
    void firstMessagesAtTheSameInstantMakeOneContact() throws Exception {
        var barrier = new CyclicBarrier(8);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> {
                        barrier.await();
                        return recognise("racer", Introduction.NONE);
                    }))
                    .toList();

            var results = new java.util.ArrayList<Recognised>();
            for (var call : calls) {
                results.add(call.get());
            }

            assertThat(results)
                    .extracting(Recognised::identity)
                    .containsOnly(results.getFirst().identity());
            assertThat(results).filteredOn(Recognised::created).hasSize(1);
            assertThat(countContacts()).isEqualTo(1);
        }
    }

    @Test
    void aFormReplacesTheDefaultNameAndTidiesWhatItSays() {
        recognise("v1", Introduction.NONE);

        var contact = recognise("v1", new Introduction(" Maria\n Silva\0 ", " Maria@Example.COM ", "(11) 98765-4321"))
                .contact();

        assertThat(contact.name()).isEqualTo("Maria Silva");
        assertThat(contact.email()).isEqualTo("maria@example.com");
        assertThat(contact.phone()).isEqualTo("+5511987654321");
        assertThat(contact.version()).isEqualTo(2);
    }

    @Test
    void whatAnAgentWroteStaysWhateverTheCustomerSays() {
        var contact =
                writes("v1", new Introduction("Mari", "mari@example.com", null)).contact();
        desk.http()
                .patch(path(contact), Map.of("name", "Maria Silva", "email", "maria@loja.com.br"))
                .ok();

        var after = recognise("v1", new Introduction("xX", "other@example.com", "+351 912 345 678"))
                .contact();

        assertThat(after.name()).isEqualTo("Maria Silva");
        assertThat(after.email()).isEqualTo("maria@loja.com.br");
        assertThat(after.phone()).isEqualTo("+351912345678");
    }

    @ParameterizedTest
    @CsvSource({"email,a@b", "email,a b@c.com", "email,<a>@c.com", "phone,12", "phone,abc", "name,''", "email,7@"})
    void refusesWhatCanBeNoDetail(String field, String value) {
        var contact = recognise("v1", Introduction.NONE).contact();

        var answer = desk.http().patch(path(contact), Map.of(field, value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").asString()).isEqualTo(field);
    }

    @Test
    void aFormWithAnImpossibleNumberIsRefused() {
        assertThatThrownBy(() -> recognise("v1", new Introduction(null, null, "123")))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class, it -> assertThat(it.extras()).containsEntry("field", "phone"));
    }

    @Test
    void anAgentChangesAndClearsDetails() {
        var contact = writes("v1", new Introduction("Maria", "maria@example.com", "11987654321"))
                .contact();
        var clearing = new HashMap<String, Object>();
        clearing.put("email", null);
        clearing.put("phone", "");
        clearing.put("observations", "Prefere WhatsApp");

        var changed = desk.http().patch(path(contact), clearing).ok();

        assertThat(changed.path("email").isNull()).isTrue();
        assertThat(changed.path("phone").isNull()).isTrue();
        assertThat(changed.get("observations").asString()).isEqualTo("Prefere WhatsApp");
        assertThat(changed.get("name").asString()).isEqualTo("Maria");
        assertThat(changed.get("version").asLong()).isEqualTo(2);
        assertThat(desk.http().get(path(contact)).ok()).isEqualTo(changed);
    }

    @Test
    @Tag("CTP-04")
    void nameNumberAndEmailAreEditable() {
        var contact = writes("v1", Introduction.NONE).contact();
        var wish = Map.of("name", "Maria Silva", "email", "maria@example.com", "phone", "11 98765-4321");

        desk.agent().http().patch(path(contact), wish).ok();

        var after = desk.http().get(path(contact)).ok();
        assertThat(after.get("name").asString()).isEqualTo("Maria Silva");
        assertThat(after.get("email").asString()).isEqualTo("maria@example.com");
        assertThat(after.get("phone").asString()).isEqualTo("+5511987654321");
    }

    @Test
    void aChangeMeantForAnOlderVersionIsRefusedWithThePresentOne() {
        var contact = writes("v1", Introduction.NONE).contact();
        desk.http().patch(path(contact), Map.of("name", "Maria", "version", 1)).ok();

        var late = desk.http().patch(path(contact), Map.of("name", "Mario", "version", 1));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("changed-meanwhile");
        assertThat(late.json().at("/contact/name").asString()).isEqualTo("Maria");
    }

    @Test
    void anAnonymousIdentityIsAdoptedOnceAndOnlyByAFreeUser() {
        var visitor = recognise("v1", Introduction.NONE);
        var other = recognise("v2", Introduction.NONE);

        var adopted = adopt(visitor.identity().id(), "user-1");

        assertThat(adopted).hasValueSatisfying(it -> {
            assertThat(it.id()).isEqualTo(visitor.identity().id());
            assertThat(it.kind()).isEqualTo(Identity.USER);
        });
        assertThat(adopt(other.identity().id(), "user-1")).isEmpty();
        assertThat(adopt(visitor.identity().id(), "user-2")).isEmpty();
        var known = in(() -> contacts.recognise(account, connection, Identity.USER, "user-1", Introduction.NONE, AT));
        assertThat(known.contact().id()).isEqualTo(visitor.contact().id());
    }

    @Test
    void theSameValueOnAnotherConnectionIsSomebodyElse() {
        var here = recognise("v1", Introduction.NONE);
        connection = connection(desk);

        var there = recognise("v1", Introduction.NONE);

        assertThat(there.created()).isTrue();
        assertThat(there.contact().id()).isNotEqualTo(here.contact().id());
    }

    @Test
    void aContactWithoutAConversationThatOneMaySeeIsHidden() {
        var contact = recognise("v1", Introduction.NONE).contact();

        assertThat(desk.agent().http().get(path(contact)).status()).isEqualTo(404);
    }

    @Test
    void anotherAccountFindsNothing() {
        var contact = writes("v1", Introduction.NONE).contact();
        var other = Eg.desk(port).http();

        assertThat(other.get(path(contact)).status()).isEqualTo(404);
        assertThat(other.patch(path(contact), Map.of("name", "Mine")).status()).isEqualTo(404);
    }

    @Test
    void isFoundByPartsOfNameEmailAndNumber() {
        var maria = recognise("v1", new Introduction("María José Conceição", "mj@padaria.com.br", "(11) 98765-4321"))
                .contact();
        var joao = recognise("v2", new Introduction("João 100%", null, null)).contact();

        assertThat(found("conceicao")).containsExactly(maria.id());
        assertThat(found("MARIA J")).containsExactly(maria.id());
        assertThat(found("jo")).containsExactlyInAnyOrder(maria.id(), joao.id());
        assertThat(found("padaria")).containsExactly(maria.id());
        assertThat(found("98765-43")).containsExactly(maria.id());
        assertThat(found("(11) 98765")).containsExactly(maria.id());
        assertThat(found("100%")).containsExactly(joao.id());
        assertThat(found("%")).isEmpty();
        assertThat(found("_")).isEmpty();
        assertThat(found("ão\\")).isEmpty();
    }

    @Test
    void searchNeverLeavesTheAccount() {
        recognise("v1", new Introduction("Maria", null, null));
        var other = Eg.desk(port);

        var there = new AccountId(UUID.fromString(other.account()));

        assertThat(Tenant.in(there, () -> list("Maria"))).isEmpty();
    }

    /// A visitor who has written, so that agents see them.
    private Recognised writes(String value, Introduction introduction) {
        var who = recognise(value, introduction);
        var card = new ConnectionCard(new ConnectionId(connection), ConnectionKind.WEBCHAT, "Site");
        return in(() -> {
            reception.receive(new Arrival(
                    account,
                    new MessageId(ids.next()),
                    card,
                    who.contact().card(),
                    who.identity().id(),
                    null,
                    false,
                    new Arrival.Text("Olá"),
                    AT));
            return who;
        });
    }

    private Recognised recognise(String value, Introduction introduction) {
        return in(() -> contacts.recognise(account, connection, Identity.VISITOR, value, introduction, AT));
    }

    private java.util.Optional<Identity> adopt(IdentityId id, String user) {
        return in(() -> contacts.adopt(account, id, Identity.USER, user));
    }

    private List<ContactId> found(String words) {
        return in(() -> list(words));
    }

    private List<ContactId> list(String words) {
        var condition = ContactStore.matching("contact.id", ContactField.ANY, new ContactWords(words), true);
        return Objects.requireNonNull(transaction.execute(
                status -> database.sql("select contact.id from contact where " + condition.text())
                        .params(condition.params())
                        .query((row, number) -> new ContactId(row.getObject(1, UUID.class)))
                        .list()));
    }

    private int countContacts() {
        return in(() -> Objects.requireNonNull(transaction.execute(status -> database.sql("select 1 from contact")
                .query((row, number) -> row.getInt(1))
                .list()
                .size())));
    }

    private <T> T in(java.util.function.Supplier<T> work) {
        return Tenant.in(account, work);
    }

    private static String path(Contact contact) {
        return "/api/v1/contacts/" + contact.id().value();
    }

    private static UUID connection(Eg.Desk desk) {
        return UUID.fromString(desk.http()
                .post("/api/v1/connections", Map.of("kind", "webchat", "name", "Site"))
                .ok()
                .get("id")
                .asString());
    }
}
