package app.prosa.channel;

import app.prosa.conversation.ConversationPurged;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Cuts what was said in a conversation that is deleted for good out of the webhooks that brought it. What lies in the
/// bin for its whole time needs no cutting: by then the ledger has forgotten those webhooks.
@Component
class Shredding {

    private final PageStore pages;
    private final LedgerStore ledger;
    private final Reading reading;

    Shredding(PageStore pages, LedgerStore ledger, Reading reading) {
        this.pages = pages;
        this.ledger = ledger;
        this.reading = reading;
    }

    @EventListener
    void on(ConversationPurged event) {
        var account = event.account();
        for (var page : pages.of(account, event.conversation())) {
            var body = ledger.bodies(account, List.of(page.ledgerId())).get(page.ledgerId());
            if (body != null) {
                var rest = reading.of(page.kind()).without(body, page.externalId());
                ledger.rewrite(account, page.ledgerId(), rest);
            }
        }
    }
}
