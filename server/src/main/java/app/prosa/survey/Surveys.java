package app.prosa.survey;

import app.prosa.agent.Actor;
import app.prosa.agent.Department;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Departments;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.Connections;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The surveys of an account. Everybody knows them, because everybody may send them.
@Component
public class Surveys {

    private static final int MOST = 50;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_DEADLINE = 24 * 30;
    private static final int MOST_DAYS = 366;

    private final SurveyStore store;
    private final Departments departments;
    private final Connections connections;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Surveys(
            SurveyStore store,
            Departments departments,
            Connections connections,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.departments = departments;
        this.connections = connections;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /// What a new survey is to be.
    public record Wish(
            String name,
            Scale kind,
            String question,
            String thanks,
            String commentRequest,
            boolean active,
            boolean onResolve,
            List<DepartmentId> departments,
            List<ConnectionId> connections,
            int deadlineHours,
            int minimumDays) {

        public Wish {
            departments = departments.stream().distinct().toList();
            connections = connections.stream().distinct().toList();
        }
    }

    /// What is changed of a survey; what is absent stays. How it is answered stays in any case.
    public record Change(
            @Nullable String name,
            @Nullable String question,
            @Nullable String thanks,
            @Nullable String commentRequest,
            @Nullable Boolean active,
            @Nullable Boolean onResolve,
            @Nullable List<DepartmentId> departments,
            @Nullable List<ConnectionId> connections,
            @Nullable Integer deadlineHours,
            @Nullable Integer minimumDays) {}

    /// All of them, by name.
    @Transactional(readOnly = true)
    public List<Survey> all(Actor actor) {
        return store.all(actor.account());
    }

    /// @throws Refusal.Conflict `too-many-surveys`, `name-taken`
    @Transactional
    public Survey add(Actor actor, Wish wish) {
        if (store.all(actor.account()).size() >= MOST) {
            throw new Refusal.Conflict(
                    "too-many-surveys", "There are " + MOST + " surveys already.", Map.of("limit", MOST));
        }
        var survey = checked(
                actor.account(),
                new Survey(
                        new SurveyId(ids.next()),
                        wish.name(),
                        wish.kind(),
                        wish.question(),
                        wish.thanks(),
                        wish.commentRequest(),
                        wish.active(),
                        wish.onResolve(),
                        wish.departments(),
                        wish.connections(),
                        wish.deadlineHours(),
                        wish.minimumDays()));
        uniquely(() -> store.insert(actor.account(), survey, clock.instant()));
        return told(actor, survey);
    }

    /// Changes it for what is sent from now on.
    @Transactional
    public Survey change(Actor actor, SurveyId id, Change change) {
        var old = locked(actor, id);
        var survey = checked(
                actor.account(),
                new Survey(
                        id,
                        Objects.requireNonNullElse(change.name(), old.name()),
                        old.kind(),
                        Objects.requireNonNullElse(change.question(), old.question()),
                        Objects.requireNonNullElse(change.thanks(), old.thanks()),
                        Objects.requireNonNullElse(change.commentRequest(), old.commentRequest()),
                        Objects.requireNonNullElse(change.active(), old.active()),
                        Objects.requireNonNullElse(change.onResolve(), old.onResolve()),
                        Objects.requireNonNullElse(change.departments(), old.departments()),
                        Objects.requireNonNullElse(change.connections(), old.connections()),
                        Objects.requireNonNullElse(change.deadlineHours(), old.deadlineHours()),
                        Objects.requireNonNullElse(change.minimumDays(), old.minimumDays())));
        uniquely(() -> store.update(actor.account(), survey));
        return told(actor, survey);
    }

    /// Removes it. What was asked and answered stays.
    @Transactional
    public void remove(Actor actor, SurveyId id) {
        var _ = locked(actor, id);
        store.delete(actor.account(), id);
        events.publishEvent(new SurveyEvent.Changed(actor.account()));
    }

    private Survey locked(Actor actor, SurveyId id) {
        return store.lock(actor.account(), id).orElseThrow(() -> new Refusal.NotFound("survey"));
    }

    private Survey told(Actor actor, Survey survey) {
        events.publishEvent(new SurveyEvent.Changed(actor.account()));
        return survey;
    }

    private Survey checked(AccountId account, Survey survey) {
        within("deadlineHours", survey.deadlineHours(), 1, LONGEST_DEADLINE);
        within("minimumDays", survey.minimumDays(), 0, MOST_DAYS);
        var desks = departments.all(account).stream().map(Department::id).collect(Collectors.toSet());
        if (!desks.containsAll(survey.departments())) {
            throw new Refusal.NotFound("department");
        }
        if (survey.connections().stream()
                .anyMatch(it -> connections.find(account, it).isEmpty())) {
            throw new Refusal.NotFound("connection");
        }
        return new Survey(
                survey.id(),
                said("name", OutsideText.line(survey.name()), LONGEST_NAME),
                survey.kind(),
                said("question", survey.question(), LONGEST_TEXT),
                text("thanks", survey.thanks(), LONGEST_TEXT),
                text("commentRequest", survey.commentRequest(), LONGEST_TEXT),
                survey.active(),
                survey.onResolve(),
                survey.departments().stream().distinct().toList(),
                survey.connections().stream().distinct().toList(),
                survey.deadlineHours(),
                survey.minimumDays());
    }

    private static String said(String field, String words, int longest) {
        var text = text(field, words, longest);
        if (text.isEmpty()) {
            throw new Refusal.Invalid("invalid", "It needs words.", Map.of("field", field));
        }
        return text;
    }

    private static String text(String field, String words, int longest) {
        var text = OutsideText.clean(words).strip();
        if (text.length() > longest) {
            throw new Refusal.Invalid("too-long", "The text is too long.", Map.of("field", field, "limit", longest));
        }
        return text;
    }

    private static void within(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new Refusal.Invalid(
                    "invalid",
                    field + " must be between " + least + " and " + most + ".",
                    Map.of("field", field, "least", least, "most", most));
        }
    }

    private static void uniquely(Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException _) {
            throw new Refusal.Conflict("name-taken", "There is a survey with this name already.");
        }
    }
}
