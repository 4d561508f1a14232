package app.prosa.agent;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells an agent's own screens whatever becomes of them: their other windows, and those that an administrator's change
/// finds open.
@Component
class MeNews {

    private final Myself myself;
    private final ApplicationEventPublisher events;

    MeNews(Myself myself, ApplicationEventPublisher events) {
        this.myself = myself;
        this.events = events;
    }

    @EventListener
    void on(AgentEvent.AgentChanged event) {
        var me = myself.me(event.account(), event.agent().id());
        events.publishEvent(new AgentEvent.MeChanged(event.account(), me));
    }
}
