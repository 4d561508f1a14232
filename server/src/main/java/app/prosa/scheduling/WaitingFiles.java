package app.prosa.scheduling;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Conversations;
import app.prosa.conversation.Visibility;
import app.prosa.file.FileId;
import app.prosa.file.FileKeeper;
import app.prosa.file.FileOwner;
import app.prosa.file.FileView;
import app.prosa.file.Files;
import app.prosa.scheduling.ScheduleStore.Row;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The files that wait with their scheduled messages. Whoever may see the conversation may see them.
@Component
class WaitingFiles implements FileKeeper {

    private final ScheduleStore store;
    private final Files files;
    private final Conversations conversations;

    WaitingFiles(ScheduleStore store, Files files, Conversations conversations) {
        this.store = store;
        this.files = files;
        this.conversations = conversations;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean maySee(Actor actor, FileOwner keeper) {
        return keeper.kind() == FileOwner.Kind.SCHEDULE
                && store.conversation(actor.account(), new ScheduleId(keeper.id()))
                        .filter(it -> isVisible(actor, it))
                        .isPresent();
    }

    private boolean isVisible(Actor actor, ConversationId conversation) {
        return conversations.isVisible(actor.account(), Visibility.of(actor), conversation);
    }

    /// The files of the schedule's own message, in their order.
    List<FileView> of(AccountId account, List<FileId> ids) {
        var known = known(account, ids);
        return ids.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    Map<FileId, FileView> known(AccountId account, List<FileId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : files.view(account, ids).stream().collect(Collectors.toMap(FileView::id, Function.identity()));
    }

    /// One that must be there.
    FileView one(AccountId account, FileId id) {
        return of(account, List.of(id)).stream().findFirst().orElseThrow(() -> new Refusal.NotFound("file"));
    }

    /// Takes what somebody uploaded.
    void keep(AccountId account, List<FileId> ids, AgentId from, ScheduleId schedule) {
        files.keep(account, ids, FileOwner.of(from), FileOwner.schedule(schedule.value()));
    }

    /// Gives all that waits here to who sends it. What is not sent then goes like any upload that was
    /// not.
    void hand(AccountId account, Row row) {
        files.keep(account, all(row), FileOwner.schedule(row.id().value()), FileOwner.of(row.author()));
    }

    void release(AccountId account, List<FileId> ids, ScheduleId schedule) {
        files.release(account, ids, FileOwner.schedule(schedule.value()));
    }

    /// Those of the message, and the one that stands above the template's text.
    static List<FileId> all(Row row) {
        var above = row.fallback() == null ? null : row.fallback().content().file();
        return Stream.concat(row.files().stream(), Stream.ofNullable(above))
                .distinct()
                .toList();
    }
}
