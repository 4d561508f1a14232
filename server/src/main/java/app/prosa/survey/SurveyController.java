package app.prosa.survey;

import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.conversation.ConversationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Surveys over HTTP.
@RestController
class SurveyController {

    private final Surveys surveys;
    private final Inquiries inquiries;
    private final Ratings ratings;

    SurveyController(Surveys surveys, Inquiries inquiries, Ratings ratings) {
        this.surveys = surveys;
        this.inquiries = inquiries;
        this.ratings = ratings;
    }

    /// Lists the account's surveys, by name.
    @Requires(value = Permission.ATTEND, module = Module.NPS)
    @GetMapping("/api/v1/surveys")
    SurveyList listSurveys(Actor actor) {
        return new SurveyList(surveys.all(actor));
    }

    record SurveyList(List<Survey> items) {}

    /// Makes a survey.
    @Requires(value = Permission.MANAGE_SURVEYS, module = Module.NPS)
    @PostMapping("/api/v1/surveys")
    @ResponseStatus(HttpStatus.CREATED)
    Survey addSurvey(Actor actor, @RequestBody Surveys.Wish body) {
        return surveys.add(actor, body);
    }

    /// Changes a survey, for what is sent from now on. How it is answered stays as it is.
    @Requires(value = Permission.MANAGE_SURVEYS, module = Module.NPS)
    @PatchMapping("/api/v1/surveys/{surveyId}")
    Survey changeSurvey(Actor actor, @PathVariable SurveyId surveyId, @RequestBody Surveys.Change body) {
        return surveys.change(actor, surveyId, body);
    }

    /// Removes a survey. What was asked and answered stays.
    @Requires(value = Permission.MANAGE_SURVEYS, module = Module.NPS)
    @DeleteMapping("/api/v1/surveys/{surveyId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeSurvey(Actor actor, @PathVariable SurveyId surveyId) {
        surveys.remove(actor, surveyId);
    }

    /// @param id made by the one who asks (UUIDv7): the same id twice sends once
    record NewInquiry(InquiryId id, SurveyId survey) {}

    /// Sends a survey to the customer of a conversation. Refused with `survey-open` while one is not
    /// answered,
    /// `asked-recently` when the contact was asked not long ago, `survey-elsewhere` when the survey is not
    /// for this department or connection, or with what keeps any message from going, such as
    /// `window-closed`.
    @Requires(value = Permission.ATTEND, module = Module.NPS)
    @PostMapping("/api/v1/conversations/{conversationId}/survey-inquiries")
    @ResponseStatus(HttpStatus.CREATED)
    void sendSurvey(Actor actor, @PathVariable ConversationId conversationId, @RequestBody NewInquiry body) {
        inquiries.send(actor, conversationId, body.id(), body.survey());
    }

    /// Lists which surveys were sent, the latest first, in conversations that the agent may see; who does
    /// not supervise sees those about their own service alone.
    @Requires(value = Permission.SEE_RATINGS, module = Module.NPS)
    @GetMapping("/api/v1/survey-inquiries")
    Ratings.InquiryPage listInquiries(
            Actor actor,
            @RequestParam(required = false, defaultValue = "") List<Scale> kinds,
            @RequestParam(required = false, defaultValue = "") List<Inquiry.State> states,
            @RequestParam(required = false, defaultValue = "") List<AgentId> agents,
            @RequestParam(required = false, defaultValue = "") List<DepartmentId> departments,
            @RequestParam(required = false) @Nullable ConversationId conversation,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable Integer least,
            @RequestParam(required = false) @Nullable Integer most,
            @RequestParam(required = false) @Nullable InquiryId after,
            @RequestParam(defaultValue = "" + Ratings.PAGE) int limit) {
        var query = new Ratings.Query(kinds, states, agents, departments, conversation, from, until, least, most);
        return ratings.list(actor, query, after, limit);
    }

    /// Reads what came of the surveys that were sent in a time, for each way to answer: how many were sent
    /// and answered, how often each score was given, and the figure that people quote. The same rule says
    /// whose.
    @Requires(value = Permission.SEE_RATINGS, module = Module.NPS)
    @GetMapping("/api/v1/survey-figures")
    Figures readFigures(
            Actor actor,
            @RequestParam(required = false, defaultValue = "") List<AgentId> agents,
            @RequestParam(required = false, defaultValue = "") List<DepartmentId> departments,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until) {
        return ratings.figures(
                actor, new Ratings.Query(List.of(), List.of(), agents, departments, null, from, until, null, null));
    }
}
