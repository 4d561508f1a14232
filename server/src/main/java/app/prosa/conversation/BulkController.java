package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// One thing done to many conversations.
@RestController
class BulkController {

    private final Bulk bulk;

    BulkController(Bulk bulk) {
        this.bulk = bulk;
    }

    /// Resolves, returns, archives, unarchives or transfers up to a hundred conversations, or gives their
    /// contacts a tag or takes it from them, each for itself: a row with a `problem` was left as it is.
    @PostMapping("/api/v1/bulk")
    @Requires(Permission.BULK)
    Bulk.Done runBulk(Actor actor, @RequestBody Bulk.Wish wish) {
        return bulk.run(actor, wish);
    }

    record Undone(List<Bulk.Row> rows) {}

    /// Undoes a bulk action within a minute. What somebody has touched since stays, with `changed-since`.
    @PostMapping("/api/v1/bulk/{undo}/undoing")
    @Requires(Permission.BULK)
    Undone undoBulk(Actor actor, @PathVariable UUID undo) {
        return new Undone(bulk.undo(actor, undo));
    }
}
