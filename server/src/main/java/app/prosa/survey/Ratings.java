package app.prosa.survey;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Permission;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Visibility;
import app.prosa.sql.Sql;
import app.prosa.web.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reads what customers said: of conversations that the agent may see, and of others' service only for who
/// supervises (docs/decisions, 19).
@Component
public class Ratings {

    static final int PAGE = 50;
    private static final int LARGEST_PAGE = 100;

    private final RatingStore store;

    Ratings(RatingStore store) {
        this.store = store;
    }

    /// Which ones; what is empty or absent narrows nothing.
    ///
    /// @param from asked then or later
    /// @param until asked before
    /// @param least with this score or a higher one
    /// @param most with this score or a lower one
    public record Query(
            List<Scale> kinds,
            List<Inquiry.State> states,
            List<AgentId> agents,
            List<DepartmentId> departments,
            @Nullable ConversationId conversation,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Integer least,
            @Nullable Integer most) {

        public Query {
            kinds = List.copyOf(kinds);
            states = List.copyOf(states);
            agents = List.copyOf(agents);
            departments = List.copyOf(departments);
        }

        private Sql sql() {
            return Sql.all(
                    codes("kind", kinds),
                    codes("state", states),
                    agents.isEmpty() ? Optional.empty() : Sql.must("survey_inquiry.agent_id = any(?)", agents),
                    departments.isEmpty()
                            ? Optional.empty()
                            : Sql.must("survey_inquiry.department_id = any(?)", departments),
                    Sql.when(conversation, it -> Sql.of("survey_inquiry.conversation_id = ?", it)),
                    Sql.when(from, it -> Sql.of("survey_inquiry.created_at >= ?", it)),
                    Sql.when(until, it -> Sql.of("survey_inquiry.created_at < ?", it)),
                    Sql.when(least, it -> Sql.of("survey_inquiry.score >= ?", it)),
                    Sql.when(most, it -> Sql.of("survey_inquiry.score <= ?", it)));
        }

        private static Optional<Sql> codes(String column, List<? extends Enum<?>> wanted) {
            return wanted.isEmpty()
                    ? Optional.empty()
                    : Sql.must("survey_inquiry.%s = any(?)".formatted(column), (Object) Sql.codes(wanted));
        }
    }

    /// @param next behind which the next page begins, or null
    public record InquiryPage(List<Inquiry> items, @Nullable InquiryId next) {
        public InquiryPage {
            items = List.copyOf(items);
        }
    }

    /// The latest first.
    @Transactional(readOnly = true)
    public InquiryPage list(Actor actor, Query query, @Nullable InquiryId after, int limit) {
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        var asked = Sql.all(
                Optional.of(shown(actor, query)),
                Sql.when(
                        after,
                        it -> store.beyond(actor.account(), it)
                                .orElseThrow(() -> new Refusal.Invalid(
                                        "invalid-cursor", "This place in the list is not one that the server gave."))));
        var rows = store.list(asked, size + 1);
        boolean more = rows.size() > size;
        var items = more ? rows.subList(0, size) : rows;
        return new InquiryPage(items, more ? items.getLast().id() : null);
    }

    @Transactional(readOnly = true)
    public Figures figures(Actor actor, Query query) {
        var rows = store.tally(shown(actor, query)).stream().collect(Collectors.groupingBy(RatingStore.Count::kind));
        return new Figures(Arrays.stream(Scale.values())
                .map(kind -> of(kind, rows.getOrDefault(kind, List.of())))
                .toList());
    }

    private static Figures.OfKind of(Scale kind, List<RatingStore.Count> counts) {
        long sent = counts.stream().mapToLong(RatingStore.Count::sent).sum();
        return Figures.of(
                kind,
                sent,
                counts.stream()
                        .filter(it -> it.score() != null)
                        .map(it -> new Figures.Tally(it.score() == null ? 0 : it.score(), it.sent()))
                        .toList());
    }

    private static Sql shown(Actor actor, Query query) {
        return Sql.all(
                Sql.must("survey_inquiry.account_id = ?", actor.account()),
                Optional.of(Visibility.of(actor).sql()),
                actor.may(Permission.SUPERVISE)
                        ? Optional.empty()
                        : Sql.must("survey_inquiry.agent_id = ?", actor.agent()),
                Optional.of(query.sql()));
    }
}
