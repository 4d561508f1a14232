package app.prosa.routing;

import app.prosa.agent.AgentId;
import app.prosa.conversation.Author;
import app.prosa.conversation.ConversationEvent;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.MessageContent.What;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Whoever returns a conversation does not get that one again from the queue (docs/rules.md, E05).
@Component
class Returns {

    private final RoutingStore store;

    Returns(RoutingStore store) {
        this.store = store;
    }

    @EventListener
    void on(ConversationEvent event) {
        if (event instanceof ConversationEvent.MessageAdded(var account, var _, var conversation, var line)
                && line.content() instanceof MessageContent.Activity(What what, var _, var _)
                && what == What.RETURNED
                && line.author().kind() == Author.Kind.AGENT
                && line.author().id() != null
                && conversation.department() != null) {
            var stay = new Stay(
                    conversation.queuedAt(),
                    0,
                    List.of(),
                    List.of(),
                    null,
                    List.of(),
                    List.of(new AgentId(line.author().id())));
            store.save(account, conversation.id(), conversation.department(), conversation.queuedAt(), stay);
        }
    }
}
