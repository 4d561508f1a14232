package app.prosa.channel.webchat;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.Connections;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Conversations;
import app.prosa.live.Watchers;
import app.prosa.web.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The visitor behind a conversation of the website chat, and keeping visitors out.
@RestController
@RequestMapping("/api/v1")
class BlockController {

    private final Blocks blocks;
    private final Connections connections;
    private final Conversations conversations;
    private final VisitorStore visitors;
    private final Watchers watchers;
    private final org.springframework.transaction.support.TransactionTemplate transactions;

    BlockController(
            Blocks blocks,
            Connections connections,
            Conversations conversations,
            VisitorStore visitors,
            Watchers watchers,
            org.springframework.transaction.support.TransactionTemplate transactions) {
        this.blocks = blocks;
        this.connections = connections;
        this.conversations = conversations;
        this.visitors = visitors;
        this.watchers = watchers;
        this.transactions = transactions;
    }

    /// What agents see of a visitor's browser.
    ///
    /// @param attributes what the site says of them with `Prosa('set', …)`
    /// @param online whether a window of theirs is connected now
    record VisitorDetails(
            BlockPage page,
            String referrer,
            Map<String, String> attributes,
            String language,
            String browser,
            String system,
            String address,
            Instant firstSeenAt,
            Instant lastSeenAt,
            boolean identified,
            boolean online) {}

    /// A page of the website.
    record BlockPage(String url, String title) {}

    /// Shows the visitor of a conversation: page, language, browser, and whether they are there.
    @GetMapping("/conversations/{conversationId}/visitor")
    @Requires(Permission.ATTEND)
    VisitorDetails showVisitor(Actor actor, @PathVariable ConversationId conversationId) {
        var conversation = conversations.visible(actor, conversationId);
        var found = transactions.execute(_ -> visitors.latest(actor.account(), conversation.identity()));
        var visitor = found.orElseThrow(() -> new Refusal.NotFound("visitor"));
        return new VisitorDetails(
                new BlockPage(visitor.pageUrl(), visitor.pageTitle()),
                visitor.referrer(),
                visitor.attributes(),
                visitor.language(),
                visitor.browser(),
                visitor.system(),
                visitor.address(),
                visitor.firstSeenAt(),
                visitor.lastSeenAt(),
                visitor.identified(),
                watchers.isCustomerThere(actor.account(), conversationId));
    }

    /// For how long, and why.
    record BlockRequest(long hours, String reason) {}

    /// Blocks the visitor of a conversation for some hours, by address and by browser.
    @PostMapping("/conversations/{conversationId}/block")
    @Requires(Permission.BLOCK_VISITORS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void blockVisitor(Actor actor, @PathVariable ConversationId conversationId, @RequestBody BlockRequest request) {
        blocks.block(actor, conversationId, request.hours(), request.reason());
    }

    /// Everybody who is kept out of a connection now.
    record BlockList(List<VisitorBlock> items) {}

    /// Lists who is kept out of a website chat.
    @GetMapping("/connections/{connectionId}/blocks")
    @Requires(Permission.BLOCK_VISITORS)
    BlockList listBlocks(Actor actor, @PathVariable ConnectionId connectionId) {
        if (connections.find(actor.account(), connectionId).isEmpty()) {
            throw new Refusal.NotFound("connection");
        }
        return new BlockList(blocks.of(actor, connectionId));
    }

    /// Lets a blocked visitor in again.
    @DeleteMapping("/connections/{connectionId}/blocks/{blockId}")
    @Requires(Permission.BLOCK_VISITORS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void liftBlock(Actor actor, @PathVariable ConnectionId connectionId, @PathVariable UUID blockId) {
        blocks.lift(actor, connectionId, blockId);
    }
}
