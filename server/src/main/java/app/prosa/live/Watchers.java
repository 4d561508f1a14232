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
    private final CustomerPresence customers;

    Watchers(Streams streams, Attendance attendance, Onlookers onlookers, CustomerPresence customers) {
        this.streams = streams;
        this.attendance = attendance;
        this.onlookers = onlookers;
        this.customers = customers;
    }

    /// Begins to follow an account here, so that an [EventFollower] hears of it.
    public void follow(AccountId account) {
        streams.of(account);
    }

    /// Whether an agent of the account is online.
    public boolean isAnybodyThere(AccountId account) {
        return attendance.of(account).containsValue(Presence.ONLINE);
    }

    /// Whether the customer is there, at this node or another: a window of theirs is connected, or has
    /// [#customerPolled]
    /// a moment ago.
    public boolean isCustomerThere(AccountId account, ConversationId conversation) {
        return customers.isThere(account, conversation);
    }

    /// A window of the customer that no socket reaches has asked for news: they count as there until it should have
    /// asked again.
    public void customerPolled(AccountId account, ConversationId conversation) {
        customers.polled(account, conversation);
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

    /// The visitor came, or went to another page.
    ///
    /// @param url null when it is not known
    public void visitorMoved(
            AccountId account, ConversationId conversation, @Nullable String url, @Nullable String title) {
        var page = url == null ? null : new Frames.Page(url, title);
        customers.moved(account, new Frames.VisitorMoved(conversation, true, page));
    }

    /// A window of the visitor is gone, perhaps not the last.
    public void visitorLeft(AccountId account, ConversationId conversation) {
        customers.left(account, conversation);
    }
}
