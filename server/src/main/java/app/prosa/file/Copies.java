package app.prosa.file;

import app.prosa.agent.Actor;
import app.prosa.blob.Blobs;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.web.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Makes a file once more, to be sent elsewhere: each message has its own, and what becomes of one is nothing to the
/// others.
@Component
class Copies {

    private final Files files;
    private final Shelf shelf;
    private final Blobs blobs;
    private final Ids ids;
    private final Clock clock;

    Copies(Files files, Shelf shelf, Blobs blobs, Ids ids, Clock clock) {
        this.files = files;
        this.shelf = shelf;
        this.blobs = blobs;
        this.ids = ids;
        this.clock = clock;
    }

    /// First the bytes, then the row, as with [Uploads]; so not inside a transaction.
    ///
    /// @throws Refusal `account-full`, `storage-full`
    FileView copy(Actor actor, FileId id) {
        var account = actor.account();
        var source = files.visible(actor, id);
        shelf.mustHold(account, source.size());
        var copy = source.copied(new FileId(ids.next()), FileOwner.of(actor.agent()), clock.instant());
        try {
            bytes(account, id, copy.id(), FileVariant.ORIGINAL);
            if (source.thumbnail()) {
                bytes(account, id, copy.id(), FileVariant.THUMBNAIL);
            }
            shelf.put(copy);
            return copy.view();
        } catch (Refusal e) {
            blobs.delete(account, copy.id().value());
            throw e;
        }
    }

    private void bytes(AccountId account, FileId from, FileId to, FileVariant variant) {
        var part = variant.part();
        try (var draft = blobs.draft();
                var source = blobs.read(account, from.value(), part, 0)) {
            draft.fill(source, Long.MAX_VALUE);
            draft.keep(account, to.value(), part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
