package app.prosa.scheduling;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.conversation.ConversationId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Scheduled messages over HTTP.
@RestController
@RequestMapping("/api/v1/schedules")
class ScheduleController {

    private static final String ONE = "/{scheduleId}";

    private final Schedules schedules;

    ScheduleController(Schedules schedules) {
        this.schedules = schedules;
    }

    /// Lists the scheduled messages of conversations that the agent may see: what is to come alone by
    /// its time, else the latest first. `q` looks for words of the contact's.
    @GetMapping
    @Requires(Permission.ATTEND)
    Schedules.SchedulePage listSchedules(
            Actor actor,
            @RequestParam(required = false, defaultValue = "") List<Schedule.State> states,
            @RequestParam(required = false) @Nullable ConversationId conversation,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable ScheduleId after,
            @RequestParam(defaultValue = "" + Schedules.PAGE) int limit) {
        return schedules.list(actor, new Schedules.Query(states, conversation, q, after, limit));
    }

    /// @param id made by the one who asks (UUIDv7): the same id twice schedules once
    record NewSchedule(ScheduleId id, Schedules.Wish wish) {}

    /// Schedules a message, in the agent's name. Its files were uploaded by the same agent before, and
    /// wait with it from then on. Refused with `too-many-schedules`, or with the reason why it could
    /// never go there; that the customer cannot be written to freely at this moment is none.
    @PostMapping
    @Requires(Permission.ATTEND)
    @ResponseStatus(HttpStatus.CREATED)
    Schedule addSchedule(Actor actor, @RequestBody NewSchedule body) {
        return schedules.add(actor, body.id(), body.wish());
    }

    /// Writes a scheduled message anew while it is pending, in the agent's name. Its files are those
    /// that are named: of the ones it had, and newly uploaded ones. Refused with `already-sent` when it
    /// is too late.
    @PutMapping(ONE)
    @Requires(value = Permission.ATTEND, audited = true)
    Schedule rewriteSchedule(Actor actor, @PathVariable ScheduleId scheduleId, @RequestBody Schedules.Wish body) {
        return schedules.rewrite(actor, scheduleId, body);
    }

    /// Cancels a scheduled message while it is pending. Refused with `already-sent` when it is too
    /// late.
    @PostMapping(ONE + "/cancellation")
    @Requires(value = Permission.ATTEND, audited = true)
    Schedule cancelSchedule(Actor actor, @PathVariable ScheduleId scheduleId) {
        return schedules.cancel(actor, scheduleId);
    }

    /// Sends a pending message now instead of at its time. Refused with `already-sent` when it is gone,
    /// or with what keeps it from going: then it stays pending.
    @PostMapping(ONE + "/execution")
    @Requires(value = Permission.ATTEND, audited = true)
    Schedule executeSchedule(Actor actor, @PathVariable ScheduleId scheduleId) {
        return schedules.execute(actor, scheduleId);
    }

    /// Removes a scheduled message, so that it is not sent any more. What was sent stays in the
    /// conversation.
    @DeleteMapping(ONE)
    @Requires(value = Permission.ATTEND, audited = true)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeSchedule(Actor actor, @PathVariable ScheduleId scheduleId) {
        schedules.remove(actor, scheduleId);
    }
}
