package app.prosa.channel;

import app.prosa.account.Accounts;
import app.prosa.conversation.Alterations;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.MessageId;
import app.prosa.file.FileId;
import app.prosa.file.FileKind;
import app.prosa.file.FileOwner;
import app.prosa.file.FileView;
import app.prosa.file.Files;
import app.prosa.file.Uploads;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.io.IOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings files from providers into the house: by their id, because addresses expire; with a limit; through the
/// same examination as every upload; and again after a while when it fails.
@Component
class Fetching {

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(40));

    private final MediaStore store;
    private final Lines lines;
    private final Reading reading;
    private final House house;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Fetching(
            MediaStore store, Lines lines, Reading reading, House house, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.lines = lines;
        this.reading = reading;
        this.house = house;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Where files go, and the messages that they belong to.
    @Component
    record House(Uploads uploads, Files files, Alterations alterations, Accounts accounts) {}

    /// Fetches the file of a message, if it is still wanted and nobody else does.
    void fetch(AccountId account, MessageId message) {
        var now = clock.instant();
        var wanted = transaction.execute(_ -> store.lease(account, message, now, now.plus(LEASE)));
        if (wanted == null || wanted.isEmpty()) {
            return;
        }
        var it = wanted.get();
        var line = lines.find(account, it.connectionId());
        if (line.isEmpty()) {
            failed(account, it, "connection-gone");
            return;
        }
        try {
            keep(account, it, received(line.get(), it));
        } catch (Refusal.Unavailable e) {
            later(account, it, e.code());
        } catch (Refusal e) {
            failed(account, it, e.code());
        } catch (IOException | RuntimeException e) {
            later(account, it, Reading.reason(e));
        }
    }

    private FileView received(Line line, MediaStore.Wanted wanted) throws IOException {
        long limit = house.accounts().account(line.account()).maxFileBytes();
        try (var fetched = reading.of(line.connection().kind()).fetch(line, wanted.mediaId(), limit)) {
            if (fetched.length() > limit) {
                throw new Refusal.TooLarge("file-too-large", "The file is too large.", Map.of("limit", limit));
            }
            var bytes = new DigestInputStream(fetched.bytes(), sha256());
            var owner = FileOwner.message(wanted.messageId().value());
            var file = house.uploads().receive(line.account(), owner, name(wanted), bytes, fetched.length(), limit);
            if (!isRight(wanted.sha256(), bytes.getMessageDigest().digest())) {
                house.files().remove(line.account(), file.id(), owner);
                throw new IOException("The bytes are not those that were announced.");
            }
            return file;
        }
    }

    private static boolean isRight(@Nullable String announced, byte[] found) {
        try {
            return announced == null
                    || MessageDigest.isEqual(Base64.getDecoder().decode(announced), found);
        } catch (IllegalArgumentException e) {
            return true; // no digest that anybody could compare
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(MediaStore.Wanted wanted) {
        return wanted.name() == null ? wanted.media() : wanted.name();
    }

    /// File and message belong together from one moment on, or not at all: the message may have been edited or
    /// taken back meanwhile.
    private void keep(AccountId account, MediaStore.Wanted wanted, FileView file) {
        var owner = FileOwner.message(wanted.messageId().value());
        boolean kept = settled(
                account,
                wanted,
                content(wanted, file),
                MediaStore.State.DONE,
                null,
                () -> attach(account, file.id(), owner, wanted));
        if (!kept) {
            house.files().remove(account, file.id(), owner);
        }
    }

    /// @param filled is done when the message got the content
    private boolean settled(
            AccountId account,
            MediaStore.Wanted wanted,
            MessageContent content,
            MediaStore.State state,
            @Nullable String failure,
            Runnable filled) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean fills = house.alterations()
                    .fill(account, wanted.messageId(), content)
                    .isPresent();
            if (!store.settle(account, wanted, state, failure)) {
                status.setRollbackOnly();
                return false;
            }
            if (fills) {
                filled.run();
            }
            return fills;
        }));
    }

    private void attach(AccountId account, FileId file, FileOwner owner, MediaStore.Wanted wanted) {
        house.files().attach(account, file, owner, wanted.conversationId().value());
    }

    /// As the provider calls it, where the bytes agree.
    private static MessageContent content(MediaStore.Wanted wanted, FileView file) {
        if (wanted.media().equals("sticker") && file.kind() == FileKind.IMAGE) {
            return new MessageContent.Sticker(file, wanted.flag());
        }
        if (wanted.media().equals("document")) {
            return new MessageContent.Document(file, wanted.caption());
        }
        return file.kind() == FileKind.AUDIO
                ? new MessageContent.Audio(file, wanted.flag())
                : MessageContent.of(file, wanted.caption());
    }

    private void later(AccountId account, MediaStore.Wanted wanted, String failure) {
        if (wanted.attempts() > PAUSES.size()) {
            failed(account, wanted, "not-available");
            return;
        }
        var pause = PAUSES.get(Math.max(0, wanted.attempts() - 1));
        transaction.executeWithoutResult(
                _ -> store.later(account, wanted, clock.instant().plus(pause), failure));
    }

    private void failed(AccountId account, MediaStore.Wanted wanted, String failure) {
        var content = new MessageContent.PendingFile(wanted.media(), wanted.name(), wanted.caption(), failure);
        var _ = settled(account, wanted, content, MediaStore.State.FAILED, failure, () -> {});
    }
}
