package app.prosa.survey;

import app.prosa.Eg;
import app.prosa.TestAgent.Answer;
import app.prosa.TestVisitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Somebody who asks the customer of one conversation how the service was.
record Poll(Eg.Person who, String conversation) {

    static final String ALL = "/api/v1/surveys";

    /// A survey as most make it, with what is special about it.
    static Map<String, Object> wish(String kind, Map<String, Object> special) {
        var wish = new HashMap<String, Object>();
        wish.put("name", "Pesquisa " + TestVisitor.uuid().substring(24));
        wish.put("kind", kind);
        wish.put("question", "Como foi?");
        wish.put("thanks", "Obrigado!");
        wish.put("commentRequest", "");
        wish.put("active", true);
        wish.put("onResolve", false);
        wish.put("departments", List.of());
        wish.put("connections", List.of());
        wish.put("deadlineHours", 24);
        wish.put("minimumDays", 0);
        wish.putAll(special);
        return wish;
    }

    /// Makes a survey.
    ///
    /// @return its id
    static String made(Eg.Person boss, String kind, Map<String, Object> special) {
        return boss.http().post(ALL, wish(kind, special)).ok().get("id").asString();
    }

    Answer sends(String survey) {
        return sends(survey, TestVisitor.uuid());
    }

    Answer sends(String survey, String id) {
        return who.http().post(path("/survey-inquiries"), Map.of("id", id, "survey", survey));
    }

    void does(String what) {
        who.http().put(path("/" + what), Map.of()).ok();
    }

    String path(String part) {
        return "/api/v1/conversations/" + conversation + part;
    }

    JsonNode opened() {
        return who.http().get(path("")).ok();
    }

    String state() {
        return opened().at("/conversation/state").asString();
    }

    /// What was said, oldest first.
    List<String> said(String direction) {
        return lines(direction).stream()
                .map(it -> it.at("/content/body").asString(""))
                .toList();
    }

    /// What the timeline tells of surveys: what, and its detail.
    List<String> told() {
        return lines("system").stream()
                .filter(it -> it.at("/content/what").asString().startsWith("survey-"))
                .map(it -> it.at("/content/what").asString() + " "
                        + it.at("/content/detail").asString(""))
                .toList();
    }

    private List<JsonNode> lines(String direction) {
        return opened().get("messages")
                .valueStream()
                .filter(it -> it.get("direction").asString().equals(direction))
                .toList();
    }

    /// What was asked here, the latest first.
    List<JsonNode> asked() {
        return asked(who, "conversation=" + conversation);
    }

    static List<JsonNode> asked(Eg.Person viewer, String query) {
        return viewer.http()
                .get("/api/v1/survey-inquiries?" + query)
                .ok()
                .get("items")
                .valueStream()
                .toList();
    }

    JsonNode last() {
        return asked().getFirst();
    }
}
