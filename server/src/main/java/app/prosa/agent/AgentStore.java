package app.prosa.agent;

import app.prosa.account.OfficeHours;
import app.prosa.sql.AccountId;
import app.prosa.sql.Links;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `agent`, `agent_photo` and the agents' side of `department_member`.
@Component
class AgentStore {

    private static final Links DEPARTMENTS = new Links("department_member", "agent_id", "department_id");

    private static final String COLUMNS = """
            a.id, a.name, a.display_name, a.email, a.extension, a.profile, a.permissions, a.availability, a.active, a.capacity,
                   a.hours, a.created_at,
                   '/api/v1/agents/' || a.id || '/photo?v=' || a.photo_version as photo,
                   %s as departments
            """.formatted(DEPARTMENTS.of("a"));

    private final JdbcClient db;

    AgentStore(JdbcClient db) {
        this.db = db;
    }

    void insert(AccountId account, Agent agent, String passwordHash, Preferences preferences) {
        db.sql("""
                insert into agent (
                    account_id, id, email, name, display_name, profile, password_hash, availability, preferences,
                    active, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                """)
                .params(
                        account.value(),
                        agent.id().value(),
                        agent.email(),
                        agent.name(),
                        agent.displayName(),
                        Sql.bindable(agent.profile()),
                        passwordHash,
                        Sql.bindable(agent.availability()),
                        Rows.json(preferences),
                        agent.active(),
                        Sql.bindable(agent.createdAt()))
                .update();
    }

    List<Agent> all(AccountId account) {
        return db.sql("""
                select %s
                from agent a
                where a.account_id = ?
                order by lower(a.name), a.id
                """.formatted(COLUMNS))
                .param(account.value())
                .query(Rows.to(Agent.class))
                .list();
    }

    Optional<Agent> find(AccountId account, AgentId id) {
        return db.sql("""
                select %s
                from agent a
                where a.account_id = ? and a.id = ?
                """.formatted(COLUMNS))
                .params(account.value(), id.value())
                .query(Rows.to(Agent.class))
                .optional();
    }

    Optional<Agent> lock(AccountId account, AgentId id) {
        return db.sql("""
                select %s
                from agent a
                where a.account_id = ? and a.id = ?
                for update
                """.formatted(COLUMNS))
                .params(account.value(), id.value())
                .query(Rows.to(Agent.class))
                .optional();
    }

    /// Everyone who administers the account, kept as they are until the transaction ends.
    List<AgentId> lockAdmins(AccountId account) {
        return db.sql("""
                        select id
                        from agent
                        where account_id = ? and profile = 'admin' and active
                        order by id
                        for update
                        """).param(account.value()).query(Rows.to(Only.class)).list().stream()
                .map(Only::id)
                .toList();
    }

    /// The hours of those who have their own.
    Map<AgentId, OfficeHours> hours(AccountId account) {
        return db.sql("""
                        select id, hours
                        from agent
                        where account_id = ? and active and hours is not null
                        """).param(account.value()).query(Rows.to(Working.class)).list().stream()
                .collect(Collectors.toMap(Working::id, Working::hours));
    }

    private record Working(AgentId id, OfficeHours hours) {}

    /// How many of these ids are agents of the account.
    int count(AccountId account, List<AgentId> ids) {
        return db.sql("""
                select count(*)
                from agent
                where account_id = ? and id = any (?)
                """)
                .params(account.value(), Sql.bindable(ids))
                .query(Integer.class)
                .single();
    }

    void update(AccountId account, Agent agent) {
        db.sql("""
                update agent
                set name = ?, display_name = ?, extension = ?, profile = ?, permissions = ?, active = ?, capacity = ?,
                    hours = ?::jsonb
                where account_id = ? and id = ?
                """)
                .param(agent.name())
                .param(agent.displayName())
                .param(agent.extension())
                .param(Sql.bindable(agent.profile()))
                .param(agent.permissions() == null ? null : Sql.codes(agent.permissions()))
                .param(agent.active())
                .param(agent.capacity())
                .param(agent.hours() == null ? null : Rows.json(agent.hours()))
                .param(account.value())
                .param(agent.id().value())
                .update();
    }

    void availability(AccountId account, AgentId id, Presence availability) {
        db.sql("""
                update agent
                set availability = ?
                where account_id = ? and id = ?
                """)
                .params(Sql.bindable(availability), account.value(), id.value())
                .update();
    }

    void departments(AccountId account, AgentId id, List<DepartmentId> departments) {
        DEPARTMENTS.replace(db, account, id, departments);
    }

    Optional<Self> self(AccountId account, AgentId id) {
        return db.sql("""
                select %s, a.preferences
                from agent a
                where a.account_id = ? and a.id = ?
                """.formatted(COLUMNS.stripTrailing()))
                .params(account.value(), id.value())
                .query((row, number) -> new Self(
                        Rows.to(Agent.class).mapRow(row, number),
                        Rows.to(Liking.class).mapRow(row, number).preferences()))
                .optional();
    }

    /// An agent as they know themselves.
    record Self(Agent agent, Preferences preferences) {}

    void preferences(AccountId account, AgentId id, Preferences preferences) {
        db.sql("""
                update agent
                set preferences = ?::jsonb
                where account_id = ? and id = ?
                """).params(Rows.json(preferences), account.value(), id.value()).update();
    }

    PasswordHashes.Stored passwordHash(AccountId account, AgentId id) {
        return db.sql("""
                select email, password_hash as hash
                from agent
                where account_id = ? and id = ?
                """)
                .params(account.value(), id.value())
                .query(Rows.to(PasswordHashes.Stored.class))
                .single();
    }

    void passwordHash(AccountId account, AgentId id, String hash) {
        db.sql("""
                update agent
                set password_hash = ?
                where account_id = ? and id = ?
                """).params(hash, account.value(), id.value()).update();
    }

    /// Looks in every account: the e-mail is all that somebody who signs in says.
    Optional<Candidate> candidate(String email, String address) {
        return db.sql("""
                select a.account_id, a.id, a.password_hash,
                       exists (
                           select from session s
                           where s.account_id = a.account_id and s.agent_id = a.id and s.address = ?) as known_here
                from agent a
                where lower(a.email) = ? and a.active
                """)
                .params(address, email)
                .query(Rows.to(Candidate.class))
                .optional();
    }

    /// Somebody who may be who they say.
    ///
    /// @param knownHere whether they are signed in at the address that the request comes from
    record Candidate(AccountId accountId, AgentId id, String passwordHash, boolean knownHere) {}

    private record Only(AgentId id) {}

    private record Liking(Preferences preferences) {}
}
