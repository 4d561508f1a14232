package app.prosa.channel;

import app.prosa.conversation.MessageContent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a customer said while a message to them waited: who has refused offers since does not get the one
/// that is still here.
@Component
class Objections {

    private final Purposes purposes;
    private final Wishes wishes;
    private final WishStore store;

    Objections(Purposes purposes, Wishes wishes, WishStore store) {
        this.purposes = purposes;
        this.wishes = wishes;
        this.store = store;
    }

    /// Whether the customer wants nothing of the kind any more.
    @Transactional(readOnly = true)
    public boolean against(Outbox.Parcel parcel) {
        var line = parcel.line();
        return parcel.message().content() instanceof MessageContent.Template it
                && purposes.isMarketing(line.account(), line.id(), it)
                && store.customer(line.account(), parcel.delivery().conversationId())
                        .filter(who -> wishes.refuses(line.account(), who.contact(), Wishes.MARKETING))
                        .isPresent();
    }
}
