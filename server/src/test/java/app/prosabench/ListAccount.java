package app.prosabench;

import app.prosa.Eg;
import app.prosa.Shop;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An account with as many conversations as one likes, as a desk has them after some years: most of them over, half of
/// those archived, five in a hundred open, and each agent has read most of what is theirs.
final class ListAccount {

    private static final List<String> TABS =
            List.of("waiting", "attending", "resolved", "inbox", "mine", "progress", "closed");
    private static final int TAGS = 12;

    private final Shop shop;
    private final String department;
    private final List<Eg.Person> agents;
    private final List<String> tags = new ArrayList<>();
    private final String group;

    ListAccount(Shop shop, String department, List<Eg.Person> agents) {
        this.shop = shop;
        this.department = department;
        this.agents = agents;
        for (int i = 0; i < TAGS; i++) {
            tags.add(id("/api/v1/tags", Map.of("name", "Etiqueta " + i, "color", "#16996b")));
        }
        var members = agents.subList(0, 3).stream().map(Eg.Person::id).toList();
        group = id("/api/v1/agent-groups", Map.of("name", "Plantão", "members", members));
    }

    private String id(String path, Object body) {
        return shop.desk().http().post(path, body).ok().get("id").asString();
    }

    Eg.Person admin() {
        return shop.desk().admin();
    }

    Eg.Person agent() {
        return agents.getFirst();
    }

    /// Every tab with every filter alone and in pairs, and searches in each field.
    List<String> questions() {
        var filters = List.of(
                "statuses=waiting-customer",
                "owners=" + agents.getFirst().id(),
                "unowned=true",
                "departments=" + department,
                "groups=" + group,
                "connections=" + shop.connection(),
                "channels=webchat",
                "tags=" + tags.getFirst(),
                "tags=" + tags.get(1) + "," + tags.get(2) + "&tagMode=all",
                "tags=" + tags.get(3) + "&tagMode=none",
                "unread=true",
                "archived=true",
                "snoozed=true");
        var questions = new ArrayList<String>();
        for (var tab : TABS) {
            questions.add("tab=" + tab);
            for (int i = 0; i < filters.size(); i++) {
                questions.add("tab=" + tab + "&" + filters.get(i));
                for (int k = i + 1; k < filters.size(); k++) {
                    if (!filters.get(i).startsWith("tags") || !filters.get(k).startsWith("tags")) {
                        questions.add("tab=" + tab + "&" + filters.get(i) + "&" + filters.get(k));
                    }
                }
            }
            for (var search : List.of(
                    "q=maria+77&in=name",
                    "q=98877&in=number",
                    "q=aurora+7&in=company",
                    "q=financeiro&in=department",
                    "q=atendente+3&in=owner",
                    "q=plant&in=group")) {
                questions.add("tab=" + tab + "&" + search);
            }
        }
        return questions;
    }

    /// Makes them by SQL, without their messages: a list reads none. What checks and orders single rows is off
    /// meanwhile, and the indexes are built afterwards.
    void fill(Database database, int conversations) throws SQLException {
        var owners = String.join("','", agents.stream().map(Eg.Person::id).toList());
        database.execute("""
                create temporary table numbered as
                select number, uuidv7() as contact_id, uuidv7() as identity_id, uuidv7() as id, uuidv7() as ticket_id,
                    case
                        when number %% 100 < 2 then 'waiting'
                        when number %% 100 < 5 then 'attending'
                        else 'resolved'
                    end as state,
                    (array['%1$s']::uuid[])[1 + (number / 7) %% %2$d] as agent_id,
                    (array['%3$s', '%4$s']::uuid[])[1 + (number / 7) %% 2] as department_id,
                    '2026-11-22T12:00:00Z'::timestamptz - number * interval '20 seconds' as at
                from generate_series(1, %5$d) as number;
                set session_replication_role = replica;
                create temporary table index_to_build as
                select pg_get_indexdef(indexrelid) as definition, indexrelid::regclass::text as name
                from pg_index
                where indrelid in ('contact'::regclass, 'conversation'::regclass) and not indisunique;
                do $$ declare name text; begin
                    for name in select index_to_build.name from index_to_build loop execute 'drop index ' || name; end loop;
                end $$;
                insert into contact (account_id, id, name, named_by, phone, company, first_seen_at, created_at)
                select '%6$s'::uuid, contact_id, 'Maria ' || number, 'contact', '+5511' || (900000000 + number), 'Aurora ' || number %% 5000, at, at
                from numbered;
                insert into contact_identity (account_id, id, contact_id, connection_id, kind, value, created_at)
                select '%6$s', identity_id, contact_id, '%7$s', 'visitor', number::text || '%6$s', at from numbered;
                insert into ticket (account_id, id, conversation_id, number, protocol, state, owner_id, department_id, opened_at)
                select '%6$s', ticket_id, id, number, 'P' || number, state,
                    case when state <> 'waiting' then agent_id end, department_id, at
                from numbered;
                insert into conversation (account_id, id, connection_id, identity_id, contact_id, ticket_id, state,
                    owner_id, department_id, archived, snoozed, marked_unread, last_seq, incoming, answered, last_message,
                    queued_at, last_activity_at, created_at)
                select '%6$s', id, '%7$s', identity_id, contact_id, ticket_id, state,
                    case when state <> 'waiting' then agent_id end, department_id,
                    state = 'resolved' and number %% 2 = 0, state = 'attending' and number %% 11 = 0, number %% 997 = 0, 9, 4, number %% 3 <> 0,
                    jsonb_build_object('seq', 9, 'direction', case when number %% 3 = 0 then 'in' else 'out' end,
                        'author', jsonb_build_object('kind', case when number %% 3 = 0 then 'contact' else 'agent' end,
                            'id', null, 'name', null),
                        'type', 'text', 'preview', 'Obrigada pela ajuda!', 'status', null, 'at', '2026-11-22T12:00:00Z'),
                    at, at, at
                from numbered;
                """.formatted(
                                owners,
                                agents.size(),
                                shop.department(),
                                department,
                                conversations,
                                shop.desk().account(),
                                shop.connection())
                + marks());
    }

    /// Tags, read marks and counters, and the indexes again.
    private String marks() {
        return """
                insert into contact_tag (account_id, contact_id, tag_id)
                select '%1$s', contact_id, (array['%2$s']::uuid[])[1 + place]
                from numbered, generate_series(0, %3$d) as place
                where hashint8(number * 31 + place) %% (4 * (place + 1)) = 0;
                insert into conversation_read (account_id, agent_id, conversation_id, seq, incoming)
                select '%1$s'::uuid, agent_id, id, 9, 4 from numbered where number %% 10 < 7
                union all
                select '%1$s'::uuid, '%4$s'::uuid, id, 9, 4 from numbered where number %% 10 < 5;
                insert into conversation_tally (account_id, state, department_id, owner_id, kind, change)
                select account_id, state, department_id, owner_id, kind, count(*)
                from conversation
                where account_id = '%1$s' and not archived and not snoozed
                group by account_id, state, department_id, owner_id, kind;
                do $$ declare definition text; begin
                    for definition in select index_to_build.definition from index_to_build loop execute definition; end loop;
                end $$;
                """.formatted(
                        shop.desk().account(),
                        String.join("','", tags),
                        TAGS - 1,
                        shop.desk().admin().id());
    }
}
