package app.prosa.file;

import app.prosa.blob.Blobs;
import app.prosa.blob.Draft;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.web.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Receives files. Whatever goes wrong on the way (a sender who gives up, a type that is not taken, a full disk),
/// nothing is left of them: no row, and no bytes that a later upload or the housekeeping would have to trip over.
@Component
public class Uploads {

    /// How much beyond the limit is still read, because a sender in the middle of sending does not hear a refusal.
    private static final int HEARD_UP_TO = 3;

    private final FileLimits limits;
    private final Shelf shelf;
    private final Blobs blobs;
    private final Pictures pictures;
    private final Ids ids;
    private final Clock clock;

    Uploads(FileLimits limits, Shelf shelf, Blobs blobs, Pictures pictures, Ids ids, Clock clock) {
        this.limits = limits;
        this.shelf = shelf;
        this.blobs = blobs;
        this.pictures = pictures;
        this.ids = ids;
        this.clock = clock;
    }

    /// Reads the file from `source` without ever holding it in memory, and keeps it as not yet sent. Must not be called
    /// inside a transaction: a slow sender would hold it open.
    ///
    /// @param name what the sender calls it
    /// @param declaredLength what the sender says it will send, or negative
    /// @param limit the most bytes this sender may send, at most [FileLimits#fileBytes]
    /// @throws Refusal `file-empty`, `file-broken`, `file-too-large`, `file-type`, `file-bomb`, `image-too-large`,
    ///     `account-full`, `storage-full`
    public FileView receive(
            AccountId account, FileOwner owner, String name, InputStream source, long declaredLength, long limit) {
        long most = Math.min(limit, limits.fileBytes());
        if (declaredLength > most) {
            readOn(source, declaredLength, most);
            throw new Refusal.TooLarge("file-too-large", "The file is too large.", Map.of("limit", most));
        }
        shelf.mustHold(account, Math.max(declaredLength, 0));
        try (var draft = blobs.draft()) {
            long length = draft.fill(source, most);
            if (length == 0) {
                throw new Refusal.Invalid("file-empty", "The file is empty.");
            } else if (declaredLength >= 0 && length != declaredLength) {
                throw new Refusal.Invalid("file-broken", "The file did not arrive whole.");
            }
            return examined(account, owner, name, draft);
        }
    }

    private FileView examined(AccountId account, FileOwner owner, String name, Draft draft) {
        var facts = Recognition.of(draft.path());
        try (var clean = Cleaning.clean(draft, facts.type(), blobs)) {
            return facts.type().kind() == FileKind.IMAGE
                    ? picture(account, owner, name, clean, pictures.measure(clean.path(), facts))
                    : kept(file(account, owner, name, clean, facts, false), clean);
        }
    }

    private FileView picture(AccountId account, FileOwner owner, String name, Draft draft, Facts facts) {
        try (var small = blobs.draft()) {
            boolean shrunk = pictures.shrink(draft.path(), facts.type(), small);
            var file = file(account, owner, name, draft, facts, shrunk);
            if (shrunk) {
                small.keep(account, file.id().value(), FileVariant.THUMBNAIL.part());
            }
            return kept(file, draft);
        }
    }

    private StoredFile file(
            AccountId account, FileOwner owner, String name, Draft draft, Facts facts, boolean thumbnail) {
        try {
            return new StoredFile(
                    account,
                    new FileId(ids.next()),
                    FileName.clean(name, facts.type()),
                    facts.type().mediaType(),
                    facts.type().kind(),
                    java.nio.file.Files.size(draft.path()),
                    sha256(draft),
                    facts.width(),
                    facts.height(),
                    facts.durationMillis(),
                    thumbnail,
                    owner,
                    null,
                    clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// First the bytes, then the row: a row without bytes would be a broken promise, bytes without a row are swept
    /// away.
    private FileView kept(StoredFile file, Draft draft) {
        try {
            draft.keep(file.accountId(), file.id().value(), FileVariant.ORIGINAL.part());
            shelf.put(file);
            return file.view();
        } catch (Refusal e) {
            blobs.delete(file.accountId(), file.id().value());
            throw e;
        }
    }

    private static byte[] sha256(Draft draft) throws IOException {
        try (var in = java.nio.file.Files.newInputStream(draft.path());
                var digest =
                        new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(digest);
            return digest.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void readOn(InputStream source, long declaredLength, long limit) {
        if (declaredLength <= HEARD_UP_TO * limit) {
            try {
                source.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new Refusal.Invalid("file-broken", "The file did not arrive whole.");
            }
        }
    }
}
