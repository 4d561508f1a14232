package app.prosa.live;

import app.prosa.agent.Presence;
import app.prosa.contact.ContactId;
import app.prosa.conversation.ConversationId;
import app.prosa.sql.AccountId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the rooms of the customers' side tell and ask about agents at their screens. Nothing of it enters the event
/// log.
@Component
public class Watchers {

    private final Streams streams;
    private final Attendance attendance;
    private final Onlookers onlookers;

    Watchers(Streams streams, Attendance attendance, Onlookers onlookers) {
        this.streams = streams;
        this.attendance = attendance;
        this.onlookers = onlookers;
    }

    /// Begins to follow an account here, so that an [EventFollower] hears of it.
    public void follow(AccountId account) {
        streams.of(account);
    }

    /// Whether an agent of the account is online.
    public boolean isAnybodyThere(AccountId account) {
        return attendance.of(account).containsValue(Presence.ONLINE);
    }

    /// Whether the customer has a window open that some [EventFollower] waits for, at this node or another.
    public boolean isCustomerThere(AccountId account, ConversationId conversation) {
        return onlookers.isCustomerThere(account, conversation);
    }

    /// The customer's conversation has begun, or come back to their channel: every [EventFollower] of other nodes is
    /// told.
    ///
    /// @param customer as the follower knows them, such as a visitor's id
    public void customerBegan(AccountId account, UUID customer, ConversationId conversation) {
        onlookers.customerBegan(account, customer, conversation);
    }

    /// The customer types, or stops.
    public void customerTypes(
            AccountId account, ConversationId conversation, ContactId contact, String name, boolean on) {
        var who = new Frames.Who("contact", contact.value(), name);
        onlookers.customer(account, conversation, new Frames.SomebodyTypes(conversation, who, on));
    }

    /// The visitor came, left, or went to another page.
    public void visitorMoved(
            AccountId account,
            ConversationId conversation,
            boolean online,
            @Nullable String url,
            @Nullable String title) {
        var page = url == null ? null : new Frames.Page(url, title);
        onlookers.customer(account, conversation, new Frames.VisitorMoved(conversation, online, page));
    }
}
