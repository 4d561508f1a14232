package app.prosa.conversation;

import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.connection.ConnectionKind;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/// What an agent may do with a conversation now. The screen shows these buttons and no others; the server asks again.
public enum Action {
    @JsonProperty("accept")
    ACCEPT,
    @JsonProperty("return")
    RETURN,
    @JsonProperty("resolve")
    RESOLVE,
    @JsonProperty("reopen")
    REOPEN,
    @JsonProperty("take")
    TAKE,
    @JsonProperty("reply")
    REPLY,
    @JsonProperty("note")
    NOTE,
    @JsonProperty("transfer")
    TRANSFER,
    @JsonProperty("change-channel")
    CHANGE_CHANNEL,
    @JsonProperty("delegate")
    DELEGATE,
    @JsonProperty("help")
    HELP,
    @JsonProperty("snooze")
    SNOOZE,
    @JsonProperty("wake")
    WAKE,
    @JsonProperty("begin")
    BEGIN,
    @JsonProperty("prioritise")
    PRIORITISE,
    @JsonProperty("choose-demand")
    CHOOSE_DEMAND,
    @JsonProperty("choose-stage")
    CHOOSE_STAGE,
    @JsonProperty("choose-value")
    CHOOSE_VALUE,
    @JsonProperty("choose-wallet")
    CHOOSE_WALLET,
    @JsonProperty("clear")
    CLEAR,
    @JsonProperty("delete")
    DELETE,
    @JsonProperty("archive")
    ARCHIVE,
    @JsonProperty("unarchive")
    UNARCHIVE,
    @JsonProperty("end")
    END,
    @JsonProperty("block")
    BLOCK,
    @JsonProperty("block-contact")
    BLOCK_CONTACT,
    @JsonProperty("unblock-contact")
    UNBLOCK_CONTACT,
    @JsonProperty("edit-contact")
    EDIT_CONTACT,
    @JsonProperty("ask")
    ASK;

    static List<Action> allowed(Actor actor, Conversation conversation) {
        var actions = new ArrayList<Action>();
        boolean waits = conversation.state() == State.WAITING || conversation.state() == State.TRIAGE;
        boolean attending = conversation.state() == State.ATTENDING;
        boolean mine = conversation.isOwnedBy(actor);
        boolean offered = conversation.isOffered();
        boolean reached = !conversation.contact().blocked() && !conversation.superseded();
        boolean website = conversation.connection().kind() == ConnectionKind.WEBCHAT;
        add(actions, ACCEPT, waits && (!offered || mine));
        add(actions, RETURN, attending || offered);
        add(actions, RESOLVE, attending);
        add(actions, REOPEN, conversation.state() == State.RESOLVED && reached);
        add(actions, TAKE, (attending || offered) && !mine && actor.may(Permission.TAKE_OVER));
        add(
                actions,
                REPLY,
                !conversation.ended()
                        && conversation.state().isOpen()
                        && Visibility.of(actor).answers(Audience.of(conversation)));
        add(actions, NOTE, true);
        add(actions, TRANSFER, conversation.state() != State.CLOSED && !conversation.ended() && reached);
        add(actions, CHANGE_CHANNEL, conversation.state().isOpen() && conversation.kind() == Kind.PRIVATE && reached);
        add(actions, DELEGATE, conversation.state().isOpen() && conversation.department() != null);
        add(actions, HELP, conversation.state().isOpen());
        add(actions, SNOOZE, conversation.state().isOpen() && !conversation.snoozed());
        add(actions, WAKE, conversation.snoozed());
        add(actions, BEGIN, !conversation.state().isOpen() && actor.has(Module.ADD_CHATS) && reached);
        add(actions, PRIORITISE, conversation.state().isOpen() && actor.may(Permission.PRIORITISE));
        add(actions, CHOOSE_DEMAND, actor.has(Module.DEMANDS));
        add(actions, CHOOSE_STAGE, actor.has(Module.FUNNEL));
        add(actions, CHOOSE_VALUE, true);
        add(actions, CHOOSE_WALLET, actor.has(Module.WALLET));
        add(actions, CLEAR, actor.may(Permission.DELETE));
        add(actions, DELETE, actor.may(Permission.DELETE));
        add(actions, conversation.archived() ? UNARCHIVE : ARCHIVE, true);
        add(actions, END, website && attending && !conversation.ended());
        add(actions, BLOCK, website && actor.may(Permission.BLOCK_VISITORS));
        boolean blocked = conversation.contact().blocked();
        add(actions, blocked ? UNBLOCK_CONTACT : BLOCK_CONTACT, actor.may(Permission.BLOCK_CONTACTS));
        add(actions, EDIT_CONTACT, true);
        add(actions, ASK, actor.has(Module.NPS) && conversation.mayBeAsked());
        return List.copyOf(actions);
    }

    private static void add(List<Action> actions, Action action, boolean allowed) {
        if (allowed) {
            actions.add(action);
        }
    }
}
