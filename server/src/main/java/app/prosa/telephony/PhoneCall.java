package app.prosa.telephony;

import app.prosa.agent.AgentId;
import app.prosa.contact.ContactId;
import app.prosa.conversation.CallState;
import app.prosa.conversation.CallVia;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Direction;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A call that an agent made, or that rang at agents.
///
/// @param externalId the other side's id of it
/// @param phone the customer's number: in E.164, or as the other side says it
/// @param messageId its line, when there is a conversation that it stands in
/// @param agentId who called; or who took it, null while nobody has
/// @param rang at whom it rang
/// @param ringing at whom it still rings
/// @param heardAt when a screen last said that it goes on
record PhoneCall(
        CallId id,
        CallVia via,
        Direction direction,
        @Nullable String externalId,
        String phone,
        @Nullable ContactId contactId,
        @Nullable ConversationId conversationId,
        @Nullable MessageId messageId,
        @Nullable AgentId agentId,
        List<AgentId> rang,
        List<AgentId> ringing,
        CallState state,
        @Nullable String failure,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        Instant heardAt) {

    /// Why it is over for an agent at whom it rang: somebody took it elsewhere.
    static final String ELSEWHERE = "taken";

    PhoneCall {
        rang = List.copyOf(rang);
        ringing = List.copyOf(ringing);
    }

    boolean isOver() {
        return endedAt != null;
    }

    /// Whether it is, or was, at this agent.
    boolean isOf(AgentId agent) {
        return agent.equals(agentId) || rang.contains(agent);
    }

    /// It rings at somebody else as well.
    PhoneCall ringingAt(AgentId agent, Instant now) {
        return changed(agentId, with(rang, agent), with(ringing, agent), now);
    }

    private static List<AgentId> with(List<AgentId> agents, AgentId agent) {
        return Stream.concat(agents.stream(), Stream.of(agent)).distinct().toList();
    }

    /// What an agent's screen says of it. Of a call that rings at several the first who answers has it, and it is
    /// over when it rings at nobody any more; what the others then say of it does not count. Somebody may have
    /// answered on a telephone of which nobody here knows: then it was answered, and by no agent.
    PhoneCall told(AgentId agent, CallState said, @Nullable String why, Instant now) {
        if (agent.equals(agentId)) {
            return joined(said, why, now);
        }
        if (agentId != null || !ringing.contains(agent)) {
            return this;
        }
        if (said.isAnswered() && !ELSEWHERE.equals(why)) {
            return changed(agent, rang, List.of(), now).joined(said, why, now);
        }
        if (said == CallState.RINGING) {
            return changed(null, rang, ringing, now);
        }
        var others = ringing.stream().filter(it -> !it.equals(agent)).toList();
        var rest = changed(null, rang, others, now);
        return others.isEmpty() ? rest.joined(said, why, now) : rest;
    }

    /// Nobody has said anything of it for too long: it was over when somebody last did.
    PhoneCall lost() {
        return isOver() ? this : joined(state.isAnswered() ? CallState.ENDED : CallState.MISSED, null, heardAt);
    }

    private PhoneCall joined(CallState said, @Nullable String why, Instant now) {
        var next = state.and(said);
        boolean over = next != CallState.RINGING && next != CallState.ANSWERED;
        return new PhoneCall(
                id,
                via,
                direction,
                externalId,
                phone,
                contactId,
                conversationId,
                messageId,
                agentId,
                rang,
                over ? List.of() : ringing,
                next,
                failure == null ? why : failure,
                startedAt,
                answeredAt == null && next == CallState.ANSWERED ? now : answeredAt,
                endedAt == null && over ? now : endedAt,
                now);
    }

    private PhoneCall changed(@Nullable AgentId agent, List<AgentId> everybody, List<AgentId> still, Instant heard) {
        return new PhoneCall(
                id,
                via,
                direction,
                externalId,
                phone,
                contactId,
                conversationId,
                messageId,
                agent,
                everybody,
                still,
                state,
                failure,
                startedAt,
                answeredAt,
                endedAt,
                heard);
    }

    /// What its line says.
    MessageContent.Call line(@Nullable String agent) {
        var seconds = answeredAt == null || endedAt == null
                ? null
                : Math.toIntExact(Duration.between(answeredAt, endedAt).toSeconds());
        return new MessageContent.Call(state, seconds, failure, via, agent);
    }
}
