package app.prosa.contact;

import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks up many people at once, in one question.
@Component
class CallerStore {

    private final JdbcClient db;

    CallerStore(JdbcClient db) {
        this.db = db;
    }

    /// A name by which a person is known, and whom it leads to.
    private record Row(
            int person,
            String kind,
            String value,
            Identity identity,
            Contact contact,
            Source namedBy,
            Source emailBy,
            Source phoneBy) {}

    /// Whoever blocks one of them meanwhile waits until what they say is here.
    ///
    /// Those of these people whom the connection knows, by their place; each by the surest of their names.
    Map<Integer, ContactStore.Met> named(AccountId account, UUID connection, List<List<Name>> people) {
        var persons = new ArrayList<Integer>();
        var kinds = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (int i = 0; i < people.size(); i++) {
            for (var name : people.get(i)) {
                for (var form : name.forms()) {
                    persons.add(i);
                    kinds.add(name.kind());
                    values.add(form);
                }
            }
        }
        var rows = db.sql("""
                        select asked.person, asked.kind, asked.value, leader.id as identity_id,
                            leader.contact_id as identity_contact_id, leader.connection_id as identity_connection_id,
                            leader.kind as identity_kind, leader.value as identity_value,
                            leader.created_at as identity_created_at, %s
                        from unnest(?::int[], ?::text[], ?::text[]) with ordinality
                            as asked (person, kind, value, rank)
                        join contact_identity as named on named.account_id = ? and named.connection_id = ?
                            and named.kind = asked.kind and named.value = asked.value
                        join contact_identity as leader on leader.account_id = named.account_id
                            and leader.id = coalesce(named.same_as, named.id)
                        join contact on contact.account_id = leader.account_id and contact.id = leader.contact_id
                        order by asked.rank
                        for key share of contact
                        """.formatted(ContactStore.CONTACT_COLUMNS))
                .params(
                        persons.toArray(Integer[]::new),
                        kinds.toArray(String[]::new),
                        values.toArray(String[]::new),
                        account.value(),
                        connection)
                .query(Rows.to(Row.class))
                .list();
        return met(rows, people);
    }

    private static Map<Integer, ContactStore.Met> met(List<Row> rows, List<List<Name>> people) {
        var surest = new HashMap<Integer, Row>();
        var held = new HashMap<Integer, List<Name>>();
        for (var row : rows) {
            surest.putIfAbsent(row.person(), row);
            held.computeIfAbsent(row.person(), _ -> new ArrayList<>()).add(new Name(row.kind(), row.value()));
        }
        var met = new HashMap<Integer, ContactStore.Met>();
        surest.forEach((person, row) -> {
            var known = new KnownContact(row.contact(), row.namedBy(), row.emailBy(), row.phoneBy());
            var names = held.getOrDefault(person, List.of());
            var fresh = people.get(person).stream()
                    .filter(it -> !names.contains(it))
                    .toList();
            met.put(person, new ContactStore.Met(new ContactStore.Found(known, row.identity()), fresh));
        });
        return met;
    }
}
