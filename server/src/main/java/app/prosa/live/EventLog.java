package app.prosa.live;

import app.prosa.account.AccountChanged;
import app.prosa.account.AccountOpened;
import app.prosa.agent.AgentEvent;
import app.prosa.bot.FlowsChanged;
import app.prosa.connection.ConnectionEvent;
import app.prosa.contact.TagEvent;
import app.prosa.conversation.Audience;
import app.prosa.conversation.ConversationEvent;
import app.prosa.conversation.SavedViewEvent;
import app.prosa.funnel.BoardEvent;
import app.prosa.quickreply.QuickRepliesChanged;
import app.prosa.scheduling.ScheduleEvent;
import app.prosa.sql.AccountId;
import app.prosa.survey.SurveyEvent;
import app.prosa.telephony.TelephonyChanged;
import app.prosa.understanding.VocabularyChanged;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/// Turns what the rooms publish into numbered events. What one transaction publishes is collected, numbered in
/// one statement just before its commit, and handed to the account's stream in memory just after.
@Component
class EventLog {

    private final EventStore store;
    private final Streams streams;
    private final JsonMapper json;
    private final Clock clock;

    EventLog(EventStore store, Streams streams, JsonMapper json, Clock clock) {
        this.store = store;
        this.streams = streams;
        this.json = json;
        this.clock = clock;
    }

    @EventListener
    void on(AccountOpened event) {
        store.open(event.account());
    }

    @EventListener
    void on(AccountChanged event) {
        append(event.account().id(), Reach.EVERYONE, new LiveEvent.AccountChanged(event.account()));
    }

    @EventListener
    void on(ConversationEvent event) {
        var account = event.account();
        switch (event) {
            case ConversationEvent.MessageAdded(var _, var before, var conversation, var message) ->
                append(
                        account,
                        Reach.of(Audience.of(conversation), before),
                        new LiveEvent.MessageAdded(conversation, message));
            case ConversationEvent.MessageChanged(var _, var conversation, var message) ->
                append(
                        account,
                        Reach.of(Audience.of(conversation), Audience.of(conversation)),
                        new LiveEvent.MessageChanged(conversation, message));
            case ConversationEvent.ConversationChanged(var _, var before, var conversation) ->
                append(
                        account,
                        Reach.of(Audience.of(conversation), before),
                        new LiveEvent.ConversationChanged(conversation));
            case ConversationEvent.StatusMoved(var _, var audience, var direction, var upTo, var status) ->
                append(
                        account,
                        Reach.of(audience, audience),
                        new LiveEvent.MessageStatus(audience.conversation(), direction, upTo, status));
            case ConversationEvent.ContactMoved(var _, var conversation, var contact) -> {
                var reach = Reach.of(Audience.of(conversation), null);
                append(account, reach, new LiveEvent.ConversationChanged(conversation));
                append(account, reach, new LiveEvent.ContactChanged(contact));
            }
            case ConversationEvent.Ringing(var _, var conversation, var agents, var until) ->
                agents.forEach(
                        it -> append(account, Reach.only(it), new LiveEvent.ConversationRinging(conversation, until)));
            case ConversationEvent.BotMoved _ -> {} // the conversation says it, in an event of its own
            case ConversationEvent.DemandChanged(var _, var demand) ->
                append(account, Reach.EVERYONE, new LiveEvent.DemandChanged(demand));
            case ConversationEvent.ReadMoved(var _, var agent, var conversation, var seen) ->
                append(account, Reach.only(agent), new LiveEvent.ReadMoved(conversation, seen));
        }
    }

    @EventListener
    void on(AgentEvent event) {
        var account = event.account();
        switch (event) {
            case AgentEvent.AgentChanged(var _, var agent) ->
                append(account, Reach.EVERYONE, new LiveEvent.AgentChanged(agent));
            case AgentEvent.MeChanged(var _, var me) ->
                append(account, Reach.only(me.agent().id()), new LiveEvent.MeChanged(me));
            case AgentEvent.RightsChanged(var _, var agent) ->
                append(account, Reach.only(agent), new LiveEvent.RightsChanged());
            case AgentEvent.DepartmentChanged(var _, var department) ->
                append(account, Reach.EVERYONE, new LiveEvent.DepartmentChanged(department));
            case AgentEvent.DepartmentRemoved(var _, var department) ->
                append(account, Reach.EVERYONE, new LiveEvent.DepartmentRemoved(department));
            case AgentEvent.GroupChanged(var _, var group) ->
                append(account, Reach.EVERYONE, new LiveEvent.GroupChanged(group));
            case AgentEvent.GroupRemoved(var _, var group) ->
                append(account, Reach.EVERYONE, new LiveEvent.GroupRemoved(group));
            case AgentEvent.SessionEnded(var _, var session) ->
                append(account, Reach.signsOut(session), new LiveEvent.SessionEnded(session));
        }
    }

    @EventListener
    void on(ConnectionEvent event) {
        switch (event) {
            case ConnectionEvent.ConnectionChanged(var account, var connection) ->
                append(account, Reach.EVERYONE, new LiveEvent.ConnectionChanged(connection.card()));
            case ConnectionEvent.TroubleMoved(var account, var connection, var trouble) ->
                append(account, Reach.EVERYONE, new LiveEvent.ConnectionTrouble(connection, trouble));
            case ConnectionEvent.TemplatesMoved(var account, var connection) ->
                append(account, Reach.EVERYONE, new LiveEvent.TemplatesChanged(connection));
            case ConnectionEvent.ConnectionRemoved(var account, var connection) ->
                append(account, Reach.EVERYONE, new LiveEvent.ConnectionRemoved(connection));
        }
    }

    @EventListener
    void on(TagEvent event) {
        switch (event) {
            case TagEvent.TagChanged(var account, var tag) ->
                append(account, Reach.EVERYONE, new LiveEvent.TagChanged(tag));
            case TagEvent.TagRemoved(var account, var tag) ->
                append(account, Reach.EVERYONE, new LiveEvent.TagRemoved(tag));
        }
    }

    @EventListener
    void on(BoardEvent event) {
        switch (event) {
            case BoardEvent.BoardChanged(var account, var board) ->
                append(account, Reach.EVERYONE, new LiveEvent.BoardChanged(board));
            case BoardEvent.BoardRemoved(var account, var board) ->
                append(account, Reach.EVERYONE, new LiveEvent.BoardRemoved(board));
        }
    }

    @EventListener
    void on(SavedViewEvent event) {
        var reach = event.agent() == null ? Reach.EVERYONE : Reach.only(event.agent());
        switch (event) {
            case SavedViewEvent.ViewChanged(var account, var _, var view) ->
                append(account, reach, new LiveEvent.ViewChanged(view));
            case SavedViewEvent.ViewRemoved(var account, var _, var view) ->
                append(account, reach, new LiveEvent.ViewRemoved(view));
        }
    }

    @EventListener
    void on(QuickRepliesChanged event) {
        append(event.account(), Reach.EVERYONE, new LiveEvent.QuickRepliesChanged());
    }

    @EventListener
    void on(FlowsChanged event) {
        append(event.account(), Reach.EVERYONE, new LiveEvent.FlowsChanged());
    }

    @EventListener
    void on(VocabularyChanged event) {
        append(event.account(), Reach.EVERYONE, new LiveEvent.VocabularyChanged());
    }

    @EventListener
    void on(TelephonyChanged event) {
        append(event.account(), Reach.EVERYONE, new LiveEvent.TelephonyChanged());
    }

    @EventListener
    void on(ScheduleEvent event) {
        switch (event) {
            case ScheduleEvent.Moved(var account, var audience) ->
                append(account, Reach.of(audience, audience), new LiveEvent.SchedulesChanged(audience.conversation()));
            case ScheduleEvent.Failed(
                    var account,
                    var author,
                    var schedule,
                    var conversation,
                    var contact,
                    var reason) ->
                append(
                        account,
                        Reach.only(author),
                        new LiveEvent.ScheduleFailed(schedule, conversation, contact, reason));
        }
    }

    @EventListener
    void on(SurveyEvent event) {
        switch (event) {
            case SurveyEvent.Changed(var account) -> append(account, Reach.EVERYONE, new LiveEvent.SurveysChanged());
            case SurveyEvent.Moved(var account, var audience) ->
                append(account, Reach.of(audience, audience), new LiveEvent.RatingsChanged(audience.conversation()));
        }
    }

    private void append(AccountId account, Reach reach, LiveEvent event) {
        var payload = json.writerFor(LiveEvent.class).writeValueAsString(event);
        batch(account).add(reach, payload);
    }

    /// The events of the running transaction for an account.
    private Batch batch(AccountId account) {
        for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof Batch batch && batch.account.equals(account)) {
                return batch;
            }
        }
        var batch = new Batch(account);
        TransactionSynchronizationManager.registerSynchronization(batch);
        return batch;
    }

    /// What one transaction has to tell.
    private final class Batch implements TransactionSynchronization {

        private final AccountId account;
        private final List<Reach> reaches = new ArrayList<>();
        private final List<String> payloads = new ArrayList<>();
        private long last;

        private Batch(AccountId account) {
            this.account = account;
        }

        private void add(Reach reach, String payload) {
            reaches.add(reach);
            payloads.add(payload);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            last = store.append(account, reaches, payloads, clock.instant());
        }

        @Override
        public void afterCommit() {
            var events = new ArrayList<StoredEvent>();
            for (int i = 0; i < payloads.size(); i++) {
                events.add(StoredEvent.of(last - payloads.size() + 1 + i, reaches.get(i), payloads.get(i)));
            }
            streams.offer(account, events);
        }
    }
}
