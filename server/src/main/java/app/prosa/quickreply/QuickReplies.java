package app.prosa.quickreply;

import app.prosa.agent.Actor;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Departments;
import app.prosa.agent.Permission;
import app.prosa.file.FileId;
import app.prosa.file.FileKeeper;
import app.prosa.file.FileOwner;
import app.prosa.file.FileView;
import app.prosa.file.Files;
import app.prosa.quickreply.QuickReplyStore.Row;
import app.prosa.sql.Ids;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The quick replies of an account. Whoever manages them sees all; the others see everybody's and those of their
/// departments.
@Component
public class QuickReplies implements FileKeeper {

    private static final int MOST = 1_000;

    private final QuickReplyStore store;
    private final Departments departments;
    private final Files files;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    QuickReplies(
            QuickReplyStore store,
            Departments departments,
            Files files,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.departments = departments;
        this.files = files;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /// Those that the agent may use, by shortcut.
    @Transactional(readOnly = true)
    public List<QuickReply> of(Actor actor) {
        return shown(
                actor,
                store.all(actor.account()).stream()
                        .filter(it -> sees(actor, it))
                        .toList());
    }

    @Override
    @Transactional(readOnly = true)
    public boolean maySee(Actor actor, FileOwner keeper) {
        return keeper.kind() == FileOwner.Kind.QUICK_REPLY
                && store.find(actor.account(), new QuickReplyId(keeper.id()))
                        .filter(it -> sees(actor, it))
                        .isPresent();
    }

    @Transactional
    public QuickReply add(Actor actor, Wish wish) {
        if (store.count(actor.account()) >= MOST) {
            throw new Refusal.Conflict("too-many-quick-replies", "There are " + MOST + " quick replies already.");
        }
        var reply = new Row(
                new QuickReplyId(ids.next()),
                wish.shortcut(),
                wish.title(),
                wish.text(),
                distinct(wish.files()),
                ours(actor, wish.departments()));
        var checked = Wording.checked(reply);
        uniquely(() -> store.insert(actor.account(), checked, clock.instant()));
        files.keep(actor.account(), checked.files(), FileOwner.of(actor.agent()), keeper(checked));
        return told(actor, checked);
    }

    @Transactional
    public QuickReply change(Actor actor, QuickReplyId id, Change change) {
        var old = locked(actor, id);
        var reply = Wording.checked(new Row(
                id,
                Objects.requireNonNullElse(change.shortcut(), old.shortcut()),
                Objects.requireNonNullElse(change.title(), old.title()),
                Objects.requireNonNullElse(change.text(), old.text()),
                change.files() == null ? old.files() : distinct(change.files()),
                change.departments() == null ? old.departments() : ours(actor, change.departments())));
        uniquely(() -> store.update(actor.account(), reply));
        store.departments(actor.account(), id, reply.departments());
        files.keep(actor.account(), without(reply.files(), old.files()), FileOwner.of(actor.agent()), keeper(reply));
        files.release(actor.account(), without(old.files(), reply.files()), keeper(reply));
        return told(actor, reply);
    }

    @Transactional
    public void remove(Actor actor, QuickReplyId id) {
        var old = locked(actor, id);
        store.delete(actor.account(), id);
        files.release(actor.account(), old.files(), keeper(old));
        events.publishEvent(new QuickRepliesChanged(actor.account()));
    }

    private static boolean sees(Actor actor, Row reply) {
        return reply.departments().isEmpty()
                || actor.may(Permission.MANAGE_QUICK_REPLIES)
                || !Collections.disjoint(reply.departments(), actor.departments());
    }

    private Row locked(Actor actor, QuickReplyId id) {
        return store.lock(actor.account(), id).orElseThrow(() -> new Refusal.NotFound("quick-reply"));
    }

    private List<DepartmentId> ours(Actor actor, List<DepartmentId> wanted) {
        var known = departments.all(actor.account()).stream().map(it -> it.id()).collect(Collectors.toSet());
        if (!known.containsAll(wanted)) {
            throw new Refusal.NotFound("department");
        }
        return distinct(wanted);
    }

    private QuickReply told(Actor actor, Row reply) {
        events.publishEvent(new QuickRepliesChanged(actor.account()));
        return shown(actor, List.of(reply)).getFirst();
    }

    private List<QuickReply> shown(Actor actor, List<Row> rows) {
        var wanted = rows.stream().flatMap(it -> it.files().stream()).toList();
        var known = wanted.isEmpty()
                ? Collections.<FileId, FileView>emptyMap()
                : files.view(actor.account(), wanted).stream()
                        .collect(Collectors.toMap(FileView::id, Function.identity()));
        return rows.stream()
                .map(it -> new QuickReply(
                        it.id(),
                        it.shortcut(),
                        it.title(),
                        it.text(),
                        it.files().stream().map(known::get).toList(),
                        it.departments()))
                .toList();
    }

    private static FileOwner keeper(Row reply) {
        return FileOwner.quickReply(reply.id().value());
    }

    private static <T> List<T> distinct(List<T> wanted) {
        return wanted.stream().distinct().toList();
    }

    private static <T> List<T> without(List<T> all, List<T> others) {
        return all.stream().filter(it -> !others.contains(it)).toList();
    }

    private static void uniquely(Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException _) {
            throw new Refusal.Conflict("shortcut-taken", "There is a quick reply with this shortcut already.");
        }
    }

    /// What a new quick reply is to be; its files were uploaded before.
    public record Wish(String shortcut, String title, String text, List<FileId> files, List<DepartmentId> departments) {
        public Wish {
            files = List.copyOf(files);
            departments = List.copyOf(departments);
        }
    }

    /// What is changed of a quick reply; what is absent stays.
    public record Change(
            @Nullable String shortcut,
            @Nullable String title,
            @Nullable String text,
            @Nullable List<FileId> files,
            @Nullable List<DepartmentId> departments) {}
}
