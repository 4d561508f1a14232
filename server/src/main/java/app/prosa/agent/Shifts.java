package app.prosa.agent;

import app.prosa.account.Accounts;
import app.prosa.account.OfficeHours;
import app.prosa.sql.AccountId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// When somebody is there: an agent's own hours go before their department's, and those before the account's.
@Component
public class Shifts {

    private final Accounts accounts;
    private final DepartmentStore departments;
    private final AgentStore agents;

    Shifts(Accounts accounts, DepartmentStore departments, AgentStore agents) {
        this.accounts = accounts;
        this.departments = departments;
        this.agents = agents;
    }

    /// Everybody's hours as they stand now.
    @Transactional(readOnly = true)
    public Roster roster(AccountId account) {
        var ofDepartments = new HashMap<DepartmentId, OfficeHours>();
        departments
                .all(account)
                .forEach(it ->
                        Optional.ofNullable(it.rules().hours()).ifPresent(hours -> ofDepartments.put(it.id(), hours)));
        return new Roster(accounts.account(account).hours(), ofDepartments, agents.hours(account));
    }

    /// How a department receives a customer, and the hours of whoever answers there.
    @Transactional(readOnly = true)
    public Desk desk(AccountId account, @Nullable DepartmentId department, @Nullable AgentId agent) {
        return departments.desk(account, department, agent);
    }

    /// @param autoArchive whether the account archives what is over
    /// @param rules without a department the usual ones
    /// @param agentHours those of the agent who answers, if they have their own
    public record Desk(
            OfficeHours accountHours,
            boolean autoArchive,
            DepartmentRules rules,
            @Nullable OfficeHours agentHours) {

        public Desk {
            rules = Objects.requireNonNullElse(rules, DepartmentRules.USUAL);
        }

        public OfficeHours hours() {
            var own = agentHours == null ? rules.hours() : agentHours;
            return own == null ? accountHours : own;
        }

        public boolean isOpen(Instant at) {
            return hours().isOpen(at);
        }
    }

    /// The hours of an account.
    ///
    /// @param departments of those that have their own
    /// @param agents of those who have their own
    public record Roster(
            OfficeHours account, Map<DepartmentId, OfficeHours> departments, Map<AgentId, OfficeHours> agents) {

        public Roster {
            departments = Map.copyOf(departments);
            agents = Map.copyOf(agents);
        }

        public OfficeHours of(@Nullable DepartmentId department) {
            return department == null ? account : departments.getOrDefault(department, account);
        }

        /// Those of whoever answers in a department.
        public OfficeHours of(@Nullable AgentId agent, @Nullable DepartmentId department) {
            var own = agent == null ? null : agents.get(agent);
            return own == null ? of(department) : own;
        }

        /// Whether an agent works now who belongs to these departments: by their own hours, else while any of
        /// the departments is open.
        public boolean works(AgentId agent, Iterable<DepartmentId> departments, Instant at) {
            var own = agents.get(agent);
            if (own != null) {
                return own.isOpen(at);
            }
            boolean any = false;
            for (var department : departments) {
                any = true;
                if (of(department).isOpen(at)) {
                    return true;
                }
            }
            return !any && account.isOpen(at);
        }
    }
}
