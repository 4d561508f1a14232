package app.prosa.demo;

import app.prosa.agent.Actor;
import app.prosa.agent.DepartmentId;
import app.prosa.connection.Connection;
import app.prosa.conversation.Arrival;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Lifecycle;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.Receipts;
import app.prosa.conversation.Reception;
import app.prosa.conversation.Replies;
import app.prosa.conversation.ReplyRequest;
import app.prosa.conversation.Sorting;
import app.prosa.conversation.Status;
import app.prosa.funnel.Board;
import app.prosa.funnel.Moves;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.sql.StoryClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Plays scenes: customers and agents do what they would do, at the time when it happened.
@Component
class Stage {

    private final Customers customers;
    private final Reception reception;
    private final Replies replies;
    private final Receipts receipts;
    private final Hands hands;
    private final Ids ids;

    Stage(Customers customers, Reception reception, Replies replies, Receipts receipts, Hands hands, Ids ids) {
        this.customers = customers;
        this.reception = reception;
        this.replies = replies;
        this.receipts = receipts;
        this.hands = hands;
        this.ids = ids;
    }

    /// What agents do besides writing.
    @Component
    record Hands(Lifecycle lifecycle, Moves moves, Sorting sorting, Askings askings) {}

    /// The shop as the scenes need it.
    record Set(
            AccountId account,
            Connection door,
            Map<String, Actor> agents,
            Map<String, DepartmentId> departments,
            Map<String, Board> boards) {

        Set {
            agents = Map.copyOf(agents);
            departments = Map.copyOf(departments);
            boards = Map.copyOf(boards);
        }

        Actor agent(String name) {
            return Objects.requireNonNull(agents.get(name), name);
        }
    }

    void play(Set set, Scene scene, Instant now) {
        var at = now.minus(scene.minutesAgo(), ChronoUnit.MINUTES);
        var begin = at;
        var customer = StoryClock.at(at, () -> customers.comes(set, scene, begin));
        Message last = null;
        for (var beat : scene.beats()) {
            at = at.plus(beat.minutes(), ChronoUnit.MINUTES);
            var then = at;
            var before = last;
            last = StoryClock.at(at, () -> play(set, scene, customer, before, beat, then));
        }
    }

    private Message play(
            Set set, Scene scene, Customers.Customer customer, @Nullable Message last, Scene.Beat beat, Instant at) {
        if (beat instanceof Scene.Customer says) {
            customers.isThere(set, scene, customer);
            return reception
                    .receive(new Arrival(
                            set.account(),
                            new MessageId(ids.next()),
                            set.door().card(),
                            customer.known().contact().card(),
                            customer.known().identity().id(),
                            set.departments().get(scene.department()),
                            false,
                            new Arrival.Text(says.text()),
                            at))
                    .message();
        }
        if (last == null) {
            throw new IllegalStateException("A scene begins with the customer.");
        }
        var conversation = last.conversationId();
        return switch (beat) {
            case Scene.Customer _ -> last;
            case Scene.Reply reply -> write(set.agent(reply.agent()), conversation, true, reply.text());
            case Scene.Note note -> write(set.agent(note.agent()), conversation, false, note.text());
            case Scene.Return back -> {
                var _ = hands.lifecycle().giveBack(set.agent(back.agent()), conversation, back.reason());
                yield last;
            }
            case Scene.Resolve resolve -> {
                var _ = hands.lifecycle().resolve(set.agent(resolve.agent()), conversation);
                yield last;
            }
            case Scene.Move move -> {
                var board = Objects.requireNonNull(set.boards().get(move.board()), move.board());
                var stage = Pipelines.stage(board, move.stage());
                var _ = hands.moves().put(set.agent(move.agent()), conversation, board.id(), stage.id(), null);
                yield last;
            }
            case Scene.Worth worth -> {
                var _ = hands.sorting().value(set.agent(worth.agent()), conversation, new BigDecimal(worth.value()));
                yield last;
            }
            case Scene.Ask ask -> {
                hands.askings().ask(set.agent(ask.agent()), conversation, ask.survey());
                yield last;
            }
            case Scene.Seen seen -> {
                receipts.byCustomer(
                        set.account(), conversation, last.seq(), seen.read() ? Status.READ : Status.DELIVERED);
                yield last;
            }
        };
    }

    private Message write(Actor agent, ConversationId conversation, boolean reply, String text) {
        receipts.readByAgent(agent, conversation, Long.MAX_VALUE);
        var kind = reply ? ReplyRequest.Kind.REPLY : ReplyRequest.Kind.NOTE;
        var request = new ReplyRequest(new MessageId(ids.next()), kind, new ReplyRequest.Text(text));
        return replies.write(agent, conversation, request).message();
    }
}
