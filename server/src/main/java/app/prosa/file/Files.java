package app.prosa.file;

import app.prosa.agent.Actor;
import app.prosa.blob.Blobs;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What can be done with files that have been received (see [Uploads]): sent with a message, shown, taken back.
@Component
public class Files {

    private final FileStore files;
    private final Blobs blobs;
    private final ObjectProvider<FileAudience> audience;
    private final ObjectProvider<FileKeeper> keepers;

    Files(FileStore files, Blobs blobs, ObjectProvider<FileAudience> audience, ObjectProvider<FileKeeper> keepers) {
        this.files = files;
        this.blobs = blobs;
        this.audience = audience;
        this.keepers = keepers;
    }

    /// Makes the file part of a conversation. Called in the transaction that writes the message, so that a file
    /// is sent exactly when its message is.
    ///
    /// @throws Refusal.NotFound when it is not the owner's own
    /// @throws Refusal.Conflict `file-used` when it was sent before
    @Transactional
    public FileView attach(AccountId account, FileId id, FileOwner owner, UUID conversation) {
        var file = own(account, id, owner);
        if (!files.attach(account, id, conversation)) {
            throw used();
        }
        return file.view();
    }

    /// The files of the account among `ids`, in no order.
    @Transactional(readOnly = true)
    public List<FileView> view(AccountId account, Collection<FileId> ids) {
        return files.find(account, ids).stream().map(StoredFile::view).toList();
    }

    /// Takes a file back that was uploaded but not sent.
    ///
    /// @throws Refusal.Conflict `file-used` when it was sent
    @Transactional
    public void remove(AccountId account, FileId id, FileOwner owner) {
        var file = own(account, id, owner);
        if (!files.deleteUnsent(account, id)) {
            throw used();
        }
        files.free(account, file.size());
        // If the commit fails after this, a file that was being deleted has lost its bytes: nobody misses them.
        blobs.delete(account, id.value());
    }

    /// Gives files that somebody uploaded to what keeps them from now on; they are not sent themselves any more.
    ///
    /// @throws Refusal.NotFound when one is not the owner's own
    /// @throws Refusal.Conflict `file-used` when one was sent
    @Transactional
    public void keep(AccountId account, Collection<FileId> ids, FileOwner owner, FileOwner keeper) {
        for (var id : ids) {
            own(account, id, owner);
            if (!files.hand(account, id, keeper)) {
                throw used();
            }
        }
    }

    /// Forgets files for good that something has kept.
    @Transactional
    public void release(AccountId account, Collection<FileId> ids, FileOwner keeper) {
        erase(account, files.deleteKept(account, keeper, ids));
    }

    /// Forgets files of a conversation for good: those that are named.
    @Transactional
    public void forget(AccountId account, UUID conversation, Collection<FileId> ids) {
        erase(account, files.deleteSent(account, conversation, ids));
    }

    private void erase(AccountId account, List<FileStore.Gone> gone) {
        files.free(account, gone.stream().mapToLong(FileStore.Gone::size).sum());
        afterCommit(() -> gone.forEach(it -> blobs.delete(account, it.id().value())));
    }

    /// Bytes go when it is certain that nothing points to them. What a crash leaves behind the housekeeping
    /// finds.
    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    /// The file, for someone who may see it: its uploader, and whoever may see the conversation it was sent in, or the
    /// thing that keeps it.
    ///
    /// @throws Refusal.NotFound for everyone else
    @Transactional(readOnly = true)
    public FileView show(Actor actor, FileId id) {
        return visible(actor, id).view();
    }

    /// The same with all that is known of it.
    @Transactional(readOnly = true)
    public StoredFile visible(Actor actor, FileId id) {
        var file = files.find(actor.account(), id).orElseThrow(Files::absent);
        boolean own = file.owner().equals(FileOwner.of(actor.agent()));
        var conversation = file.conversationId();
        boolean visible = own
                || (conversation != null && audience.stream().anyMatch(it -> it.maySee(actor, conversation)))
                || keepers.stream().anyMatch(it -> it.maySee(actor, file.owner()));
        if (!visible) {
            throw absent();
        }
        return file;
    }

    /// The bytes of a file, for whoever carries it on. The caller closes them.
    public InputStream read(AccountId account, FileId id) {
        return blobs.read(account, id.value(), FileVariant.ORIGINAL.part(), 0);
    }

    /// The file that a signed address names: the signature has already said who may have it.
    @Transactional(readOnly = true)
    public StoredFile addressed(FileAddresses.Target target) {
        return files.find(target.account(), target.file()).orElseThrow(Files::absent);
    }

    private StoredFile own(AccountId account, FileId id, FileOwner owner) {
        return files.find(account, id).filter(it -> it.owner().equals(owner)).orElseThrow(Files::absent);
    }

    private static Refusal absent() {
        return new Refusal.NotFound("file");
    }

    private static Refusal used() {
        return new Refusal.Conflict("file-used", "The file was already sent.", Map.of());
    }
}
