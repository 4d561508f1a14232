package app.prosa.conversation;

import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.connection.ConnectionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What a team does with conversations among itself: hands them on, changes their channel, helps, puts off, deletes,
/// begins, and looks back.
@RestController
class ServiceController {

    private static final String ONE = "/api/v1/conversations/{conversationId}";

    private final Transfers transfers;
    private final ChannelChanges channels;
    private final Snoozes snoozes;
    private final Bin bin;
    private final Beginnings beginnings;
    private final Histories histories;

    ServiceController(
            Transfers transfers,
            ChannelChanges channels,
            Snoozes snoozes,
            Bin bin,
            Beginnings beginnings,
            Histories histories) {
        this.transfers = transfers;
        this.channels = channels;
        this.snoozes = snoozes;
        this.bin = bin;
        this.beginnings = beginnings;
        this.histories = histories;
    }

    /// Transfers a conversation to a department, a colleague, or a colleague there. Refused with `target-unavailable`
    /// and the obstacle while nobody there could take it, until `confirmed`. The answer is the conversation as it
    /// stands, also when the agent has just lost sight of it.
    @PostMapping(ONE + "/transfers")
    @Requires(Permission.ATTEND)
    Conversation transferConversation(
            Actor actor, @PathVariable ConversationId conversationId, @RequestBody Transfers.Transfer transfer) {
        return transfers.transfer(actor, conversationId, transfer);
    }

    record Ways(List<ChannelChanges.Way> items) {}

    /// Lists the connections through which a conversation can go on: those that are on and know the contact, or can by
    /// their number.
    @GetMapping(ONE + "/connections")
    @Requires(Permission.ATTEND)
    Ways listWays(Actor actor, @PathVariable ConversationId conversationId) {
        return new Ways(channels.ways(actor, conversationId));
    }

    record NextConnection(ConnectionId connectionId) {}

    /// Moves an open conversation to another connection: the ticket and the timeline go on, and what is written
    /// from now on goes out there, by that channel's rules. Refused with `cannot-start` where the connection does
    /// not reach the contact, with `number-of-another` where it knows their number as another contact's, with
    /// `already-open` and the `conversation` while they are being served there, or `served-elsewhere` where the
    /// agent does not see it, and with `still-sending` while something is on its way through the connection before.
    @PutMapping(ONE + "/connection")
    @Requires(Permission.ATTEND)
    Conversation changeConnection(
            Actor actor, @PathVariable ConversationId conversationId, @RequestBody NextConnection next) {
        return channels.change(actor, conversationId, next.connectionId());
    }

    /// Says who helps with a conversation from now on; empty lists mean nobody.
    @PutMapping(ONE + "/helpers")
    @Requires(Permission.ATTEND)
    Conversation chooseHelpers(
            Actor actor, @PathVariable ConversationId conversationId, @RequestBody Transfers.Helpers helpers) {
        return transfers.help(actor, conversationId, helpers);
    }

    /// Until when a conversation is put off.
    ///
    /// @param until null: until the customer writes
    record Snooze(@Nullable Instant until) {}

    /// Puts a conversation off: it leaves the main view until then, or until the customer writes.
    @PutMapping(ONE + "/snooze")
    @Requires(Permission.ATTEND)
    Conversation snoozeConversation(
            Actor actor, @PathVariable ConversationId conversationId, @RequestBody Snooze snooze) {
        return snoozes.snooze(actor, conversationId, snooze.until());
    }

    /// Brings back what was put off.
    @DeleteMapping(ONE + "/snooze")
    @Requires(Permission.ATTEND)
    Conversation wakeConversation(Actor actor, @PathVariable ConversationId conversationId) {
        return snoozes.wake(actor, conversationId);
    }

    /// A ticket to begin.
    ///
    /// @param departmentId which it belongs to; null for the one before
    /// @param first what is said first: a template, where nothing else gets through
    record NewTicket(
            @Nullable DepartmentId departmentId, @Nullable ReplyRequest first) {}

    /// Begins a new ticket with the customer of a conversation that is over. Refused with `already-open` while one is
    /// open, and with `template-needed` when only a template gets through to the customer.
    @PostMapping(ONE + "/tickets")
    @Requires(value = Permission.ATTEND, module = Module.ADD_CHATS)
    @ResponseStatus(HttpStatus.CREATED)
    Conversation beginTicket(Actor actor, @PathVariable ConversationId conversationId, @RequestBody NewTicket ticket) {
        return beginnings.begin(actor, conversationId, ticket.departmentId(), ticket.first());
    }

    /// What happened to a conversation: where its tickets stood and how long, who gave them to whom, who looked.
    @GetMapping(ONE + "/history")
    @Requires(Permission.ATTEND)
    Histories.History readHistory(Actor actor, @PathVariable ConversationId conversationId) {
        return histories.history(actor, conversationId);
    }

    /// Clears a conversation's messages here, never in the channel. Notes stay unless `notes`.
    @DeleteMapping(ONE + "/messages")
    @Requires(Permission.DELETE)
    Conversation clearMessages(
            Actor actor,
            @PathVariable ConversationId conversationId,
            @RequestParam(defaultValue = "false") boolean notes) {
        return bin.clear(actor, conversationId, notes);
    }

    /// Deletes a conversation: it lies in the bin for thirty days and is gone then.
    @DeleteMapping(ONE)
    @Requires(Permission.DELETE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteConversation(Actor actor, @PathVariable ConversationId conversationId) {
        bin.delete(actor, conversationId);
    }

    /// What lies in the bin.
    record Binned(List<Conversation> items) {}

    /// Lists deleted conversations, newest first.
    @GetMapping("/api/v1/bin")
    @Requires(Permission.MANAGE_ACCOUNT)
    Binned listBin(Actor actor, @RequestParam(defaultValue = "100") int limit) {
        return new Binned(bin.list(actor, limit));
    }

    /// Restores a deleted conversation. Refused with `conversation-exists` when the customer has another one by now.
    @PutMapping("/api/v1/bin/{conversationId}/restoration")
    @Requires(Permission.MANAGE_ACCOUNT)
    Conversation restoreConversation(Actor actor, @PathVariable ConversationId conversationId) {
        return bin.restore(actor, conversationId);
    }

    /// Deletes for good what lies in the bin, with its files, without waiting for the thirty days.
    @DeleteMapping("/api/v1/bin/{conversationId}")
    @Requires(Permission.MANAGE_ACCOUNT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void purgeConversation(Actor actor, @PathVariable ConversationId conversationId) {
        bin.purge(actor, conversationId);
    }
}
