package app.prosa.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The typebots behind a viewer, their sessions, and what each of these heard. Some are there from the
/// beginning; others are given as the answers that they give, one after another.
public final class Typebots {

    private static final int MOST = 1_000;
    private static final int MOST_SESSIONS = 100_000;

    /// A talk of somebody's.
    private static final class Session {
        final String publicId;
        final Map<String, String> known;
        final List<@Nullable String> heard = new ArrayList<>();
        int step;
        boolean expired;

        Session(String publicId, Map<String, String> known) {
            this.publicId = publicId;
            this.known = known;
        }
    }

    /// What somebody may know of a session.
    ///
    /// @param known what it was told of the customer
    /// @param heard what it heard, in its order; null: it was asked for more
    public record Talk(
            String id, String publicId, Map<String, String> known, List<@Nullable String> heard, boolean expired) {}

    private final Ids ids;
    private final Feed feed;
    private final Map<String, List<ObjectNode>> given = new LinkedHashMap<>();
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    Typebots(Ids ids, Feed feed) {
        this.ids = ids;
        this.feed = feed;
    }

    /// A typebot that answers so: the first to whoever begins, each next one to what is said then, and the
    /// last for ever.
    public synchronized void play(String publicId, List<String> replies) {
        if (given.size() >= MOST) {
            throw new IllegalStateException("The simulator has " + MOST + " typebots and no more.");
        }
        given.put(
                publicId,
                replies.stream()
                        .map(it -> (ObjectNode) Json.MAPPER.readTree(it))
                        .toList());
    }

    /// Every session that there is has been forgotten.
    public synchronized void expire() {
        sessions.values().forEach(it -> it.expired = true);
    }

    /// The talks with a typebot, the oldest first.
    public synchronized List<Talk> talks(String publicId) {
        return sessions.entrySet().stream()
                .filter(it -> publicId.isEmpty() || it.getValue().publicId.equals(publicId))
                .map(it -> new Talk(
                        it.getKey(),
                        it.getValue().publicId,
                        it.getValue().known,
                        new ArrayList<>(it.getValue().heard),
                        it.getValue().expired))
                .toList();
    }

    synchronized boolean knows(String publicId) {
        return given.containsKey(publicId) || TypebotScripts.knows(publicId);
    }

    /// Null when the session is not there any more.
    synchronized @Nullable ObjectNode goOn(String id, @Nullable String text) {
        var session = sessions.get(id);
        return session == null || session.expired ? null : answer(session, text, true);
    }

    synchronized ObjectNode start(String publicId, @Nullable String text, JsonNode variables) {
        if (sessions.size() >= MOST_SESSIONS) {
            throw new IllegalStateException("No more than " + MOST_SESSIONS + " sessions.");
        }
        var known = new LinkedHashMap<String, String>();
        variables
                .properties()
                .forEach(it -> known.put(it.getKey(), it.getValue().asString("")));
        var session = new Session(publicId, known);
        var id = "cl" + ids.other("session") + "-" + publicId;
        sessions.put(id, session);
        var answer = answer(session, text, text != null);
        answer.put("sessionId", id).put("resultId", "result-" + id);
        answer.putObject("typebot").put("id", publicId).put("version", "6.1");
        return answer;
    }

    private ObjectNode answer(Session session, @Nullable String text, boolean heard) {
        if (heard) {
            session.heard.add(text);
        }
        var own = given.get(session.publicId);
        var answer = own == null
                ? TypebotScripts.answer(session.publicId, session.step, text, session.known)
                : own.get(Math.min(session.step, own.size() - 1));
        session.step = own == null ? answer.path("step").asInt(session.step) : session.step + 1;
        feed.say("typebot", Json.object().put("typebot", session.publicId).put("text", text));
        var copy = answer.deepCopy();
        copy.remove("step");
        return copy;
    }

    synchronized void reset() {
        sessions.clear();
    }
}
