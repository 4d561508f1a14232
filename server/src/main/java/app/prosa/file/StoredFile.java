package app.prosa.file;

import app.prosa.sql.AccountId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file's row.
@SuppressWarnings("ArrayRecordComponent") // nobody compares rows
record StoredFile(
        AccountId accountId,
        FileId id,
        String name,
        String mediaType,
        FileKind kind,
        long size,
        byte[] sha256,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long durationMillis,
        boolean thumbnail,
        FileOwner owner,
        @Nullable UUID conversationId,
        Instant createdAt) {

    /// The same bytes once more, for somebody to send.
    StoredFile copied(FileId copy, FileOwner copier, Instant at) {
        return new StoredFile(
                accountId,
                copy,
                name,
                mediaType,
                kind,
                size,
                sha256,
                width,
                height,
                durationMillis,
                thumbnail,
                copier,
                null,
                at);
    }

    FileView view() {
        return new FileView(id, name, mediaType, kind, size, width, height, durationMillis, thumbnail);
    }
}
