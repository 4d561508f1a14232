package app.prosa.live;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentCard;
import app.prosa.agent.AgentGroup;
import app.prosa.agent.AgentGroups;
import app.prosa.agent.Agents;
import app.prosa.agent.Department;
import app.prosa.agent.Departments;
import app.prosa.agent.Me;
import app.prosa.agent.Myself;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.connection.Connection;
import app.prosa.connection.ConnectionCard;
import app.prosa.connection.Connections;
import app.prosa.contact.Tag;
import app.prosa.contact.Tags;
import app.prosa.conversation.Conversations;
import app.prosa.conversation.Counts;
import app.prosa.conversation.Demand;
import app.prosa.conversation.Demands;
import app.prosa.conversation.SavedView;
import app.prosa.conversation.SavedViews;
import app.prosa.funnel.Board;
import app.prosa.funnel.Boards;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where a screen starts.
@RestController
class BootstrapController {

    private final Bootstrap bootstrap;

    BootstrapController(Bootstrap bootstrap) {
        this.bootstrap = bootstrap;
    }

    /// Everything that a screen holds at its start, and the number of the last event that it already tells of: the live
    /// socket goes on from there.
    @GetMapping("/api/v1/bootstrap")
    @Requires(Permission.ATTEND)
    Start bootstrap(Actor actor) {
        return bootstrap.of(actor);
    }

    /// The state of an account as one agent may see it.
    ///
    /// @param seq the last event that is already in it
    record Start(
            long seq,
            Me me,
            List<AgentCard> agents,
            List<Department> departments,
            List<AgentGroup> groups,
            List<ConnectionCard> connections,
            List<Tag> tags,
            List<SavedView> views,
            List<Demand> demands,
            List<Board> boards,
            Counts counts) {}

    /// Reads the number first: what happens while the state is read may be in it already and is told once more, but is
    /// never in neither.
    @Component
    static class Bootstrap {

        private final EventStore events;
        private final People people;
        private final Connections connections;
        private final Tags tags;
        private final Services services;

        Bootstrap(EventStore events, People people, Connections connections, Tags tags, Services services) {
            this.events = events;
            this.people = people;
            this.connections = connections;
            this.tags = tags;
            this.services = services;
        }

        /// What the service is made of.
        @Component
        record Services(Conversations conversations, SavedViews views, Demands demands, Boards boards) {}

        @Transactional(readOnly = true)
        public Start of(Actor actor) {
            return new Start(
                    events.head(actor.account()),
                    people.myself().me(actor.account(), actor.agent()),
                    people.agents().cards(actor.account()),
                    people.departments().all(actor.account()),
                    people.groups().all(actor.account()),
                    connections.all(actor.account()).stream()
                            .map(Connection::card)
                            .toList(),
                    tags.all(actor.account()),
                    services.views().of(actor),
                    services.demands().all(actor.account()),
                    services.boards().all(actor.account()),
                    services.conversations().counts(actor));
        }
    }

    /// Where those who work here are read.
    @Component
    record People(Myself myself, Agents agents, Departments departments, AgentGroups groups) {}
}
