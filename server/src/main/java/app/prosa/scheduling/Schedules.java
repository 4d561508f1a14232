package app.prosa.scheduling;

import app.prosa.agent.Actor;
import app.prosa.contact.ContactField;
import app.prosa.contact.Contacts;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.PreparedReplies;
import app.prosa.conversation.ReplyRequest;
import app.prosa.conversation.Visibility;
import app.prosa.file.FileId;
import app.prosa.scheduling.ScheduleStore.Draft;
import app.prosa.scheduling.ScheduleStore.Row;
import app.prosa.sql.Ids;
import app.prosa.sql.Sql;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What people do with scheduled messages. Whoever may see the conversation may do it; only what is
/// pending changes, and whoever comes too late is told so (docs/rules.md, E16).
@Component
public class Schedules {

    static final int PAGE = 50;

    private static final int LARGEST_PAGE = 100;
    private static final int MOST_PENDING = 10_000;
    private static final int MOST_FILES = 10;
    private static final Duration FURTHEST = Duration.ofDays(366);

    private final ScheduleStore store;
    private final Sending sending;
    private final PreparedReplies replies;
    private final Contacts contacts;
    private final Tools tools;

    Schedules(ScheduleStore store, Sending sending, PreparedReplies replies, Contacts contacts, Tools tools) {
        this.store = store;
        this.sending = sending;
        this.replies = replies;
        this.contacts = contacts;
        this.tools = tools;
    }

    /// What the work needs beside.
    @Component
    record Tools(WaitingFiles files, Ids ids, Clock clock) {}

    /// A file that was uploaded before.
    ///
    /// @param voice it was spoken for this message
    public record Attached(FileId file, boolean voice) {}

    /// What is to go, where and when.
    ///
    /// @param text may be empty when there are files
    /// @param fallback a filled template, to go instead where nothing else gets through by then
    public record Wish(
            ConversationId conversationId,
            Instant at,
            String text,
            List<Attached> files,
            ReplyRequest.@Nullable Template fallback) {

        public Wish {
            files = List.copyOf(files);
        }
    }

    /// Which ones.
    ///
    /// @param states those alone; none: all
    /// @param conversation in that one alone
    /// @param text words of the contact's
    /// @param after behind this one
    public record Query(
            List<Schedule.State> states,
            @Nullable ConversationId conversation,
            @Nullable String text,
            @Nullable ScheduleId after,
            int limit) {

        public Query {
            states = List.copyOf(states);
            limit = Math.clamp(limit, 1, LARGEST_PAGE);
        }

        /// What is to come is told from now on, what has been from now back.
        boolean soonest() {
            return !states.isEmpty()
                    && states.stream().allMatch(it -> it == Schedule.State.PENDING || it == Schedule.State.SENDING);
        }
    }

    /// @param next behind which the next page begins, or null
    public record SchedulePage(
            List<Schedule> items, @Nullable ScheduleId next) {}

    /// Those in conversations that the agent may see.
    @Transactional(readOnly = true)
    public SchedulePage list(Actor actor, Query query) {
        var text = query.text() == null ? "" : query.text().strip();
        var asked = Sql.all(
                Sql.must("schedule.account_id = ?", actor.account()),
                query.states().isEmpty()
                        ? Optional.empty()
                        : Sql.must("schedule.state = any(?)", (Object) Sql.codes(query.states())),
                Sql.when(query.conversation(), it -> Sql.of("schedule.conversation_id = ?", it)),
                text.isEmpty()
                        ? Optional.empty()
                        : Optional.of(contacts.matching(actor, "conversation.contact_id", ContactField.ANY, text)),
                Sql.when(query.after(), it -> beyond(actor, it, query.soonest())));
        var rows = store.list(Visibility.of(actor), asked, query.soonest(), query.limit() + 1);
        boolean more = rows.size() > query.limit();
        var shown = more ? rows.subList(0, query.limit()) : rows;
        return new SchedulePage(shown(actor, shown), more ? shown.getLast().id() : null);
    }

    private Sql beyond(Actor actor, ScheduleId after, boolean soonest) {
        return store.place(actor.account(), after)
                .map(it -> it.beyond(soonest))
                .orElseThrow(() -> new Refusal.Invalid(
                        "invalid-cursor", "This place in the list is not one that the server gave."));
    }

    /// Schedules a message. The same id twice is the same one.
    ///
    /// @throws Refusal.Conflict `too-many-schedules`; or why it could never go there
    @Transactional
    public Schedule add(Actor actor, ScheduleId id, Wish wish) {
        var known = store.lock(actor.account(), Visibility.of(actor), id);
        if (known.isPresent()) {
            return shown(actor, known.get());
        }
        if (store.pending(actor.account(), MOST_PENDING) >= MOST_PENDING) {
            throw new Refusal.Conflict(
                    "too-many-schedules", "So many messages wait already.", Map.of("limit", MOST_PENDING));
        }
        if (!store.insert(actor.account(), id, draft(actor, wish), tools.clock().instant())) {
            throw new Refusal.Conflict("id-taken", "Another scheduled message has this id.");
        }
        tools.files().keep(actor.account(), files(wish), actor.agent(), id);
        return told(actor, id);
    }

    /// Writes it anew. It goes in the name of whoever wrote it last: nobody's words go as somebody
    /// else's.
    @Transactional
    public Schedule rewrite(Actor actor, ScheduleId id, Wish wish) {
        var old = pending(actor, id);
        store.update(actor.account(), id, draft(actor, wish));
        var before = WaitingFiles.all(old);
        var now = files(wish);
        tools.files().keep(actor.account(), without(now, before), actor.agent(), id);
        tools.files().release(actor.account(), without(before, now), id);
        if (!old.conversationId().equals(wish.conversationId())) {
            sending.tell(actor.account(), old.conversationId());
        }
        return told(actor, id);
    }

    @Transactional
    public Schedule cancel(Actor actor, ScheduleId id) {
        var _ = pending(actor, id);
        var now = tools.clock().instant();
        store.end(actor.account(), id, Schedule.State.CANCELLED, null, actor.agent(), now);
        return told(actor, id);
    }

    /// Sends it now, in its author's name, and then never again. What keeps it from going is told, and
    /// it stays pending.
    @Transactional
    public Schedule execute(Actor actor, ScheduleId id) {
        sending.send(actor.account(), pending(actor, id));
        return told(actor, id);
    }

    /// Removes it with its files; one that is on its way must arrive first. What was sent stays.
    @Transactional
    public void remove(Actor actor, ScheduleId id) {
        var row = locked(actor, id);
        if (row.state() == Schedule.State.SENDING) {
            throw over(row.state());
        }
        tools.files().release(actor.account(), WaitingFiles.all(row), id);
        store.delete(actor.account(), id);
        sending.tell(actor.account(), row.conversationId());
    }

    private Row locked(Actor actor, ScheduleId id) {
        return store.lock(actor.account(), Visibility.of(actor), id)
                .orElseThrow(() -> new Refusal.NotFound("scheduled message"));
    }

    private Row pending(Actor actor, ScheduleId id) {
        var row = locked(actor, id);
        if (row.state() != Schedule.State.PENDING) {
            throw over(row.state());
        }
        return row;
    }

    private static Refusal over(Schedule.State state) {
        return switch (state) {
            case SENDING, SENT -> new Refusal.Conflict("already-sent", "It is sent already.");
            case CANCELLED -> new Refusal.Conflict("already-cancelled", "It is cancelled already.");
            case FAILED -> new Refusal.Conflict("already-failed", "Its time is over, and it did not go.");
            case PENDING -> throw new IllegalArgumentException("It is not over.");
        };
    }

    private Draft draft(Actor actor, Wish wish) {
        var now = tools.clock().instant();
        if (!wish.at().isAfter(now) || wish.at().isAfter(now.plus(FURTHEST))) {
            throw new Refusal.Invalid("invalid", "Choose a time within the next year.", Map.of("field", "at"));
        }
        if (wish.files().size() > MOST_FILES) {
            throw new Refusal.Invalid(
                    "invalid", "At most " + MOST_FILES + " files.", Map.of("field", "files", "most", MOST_FILES));
        }
        var text = PreparedReplies.words(wish.text());
        if (text.isEmpty() && wish.files().isEmpty()) {
            throw new Refusal.Invalid("empty-message", "A message has text or a file.", Map.of("field", "text"));
        }
        var pieces = wish.files().stream()
                .map(it -> new Schedule.Piece(tools.files().one(actor.account(), it.file()), it.voice()))
                .toList();
        var contents = Wording.contents(text, pieces);
        var conversation = replies.check(actor, wish.conversationId(), contents);
        return new Draft(
                conversation.id(),
                actor.agent(),
                wish.at(),
                text,
                wish.files().stream().map(Attached::file).toList(),
                wish.files().stream()
                        .filter(Attached::voice)
                        .map(Attached::file)
                        .toList(),
                fallback(actor, wish),
                contents.stream().map(_ -> new MessageId(tools.ids().next())).toList());
    }

    private Schedule.@Nullable Fallback fallback(Actor actor, Wish wish) {
        var wanted = wish.fallback();
        if (wanted == null) {
            return null;
        }
        var above = wanted.file() == null ? null : tools.files().one(actor.account(), wanted.file());
        var phrased = replies.phrase(actor, wish.conversationId(), wanted, above);
        return new Schedule.Fallback(wanted, phrased.name(), phrased.language(), phrased.body());
    }

    private static List<FileId> files(Wish wish) {
        var above = wish.fallback() == null ? null : wish.fallback().file();
        return Stream.concat(wish.files().stream().map(Attached::file), Stream.ofNullable(above))
                .distinct()
                .toList();
    }

    private static List<FileId> without(List<FileId> all, List<FileId> others) {
        return all.stream().filter(it -> !others.contains(it)).toList();
    }

    private Schedule told(Actor actor, ScheduleId id) {
        var row = store.lock(actor.account(), id).orElseThrow();
        sending.tell(actor.account(), row.conversationId());
        return shown(actor, row);
    }

    private Schedule shown(Actor actor, Row row) {
        return shown(actor, List.of(row)).getFirst();
    }

    private List<Schedule> shown(Actor actor, List<Row> rows) {
        var wanted = rows.stream().flatMap(it -> it.files().stream()).toList();
        var known = tools.files().known(actor.account(), wanted);
        return rows.stream()
                .map(it -> new Schedule(
                        it.id(),
                        it.conversationId(),
                        it.contact(),
                        it.connection(),
                        it.author(),
                        it.at(),
                        it.state(),
                        it.reason(),
                        it.text(),
                        it.files().stream()
                                .flatMap(file -> Stream.ofNullable(known.get(file)))
                                .map(file ->
                                        new Schedule.Piece(file, it.voices().contains(file.id())))
                                .toList(),
                        it.fallback(),
                        it.createdAt(),
                        it.endedAt(),
                        it.endedBy()))
                .toList();
    }
}
