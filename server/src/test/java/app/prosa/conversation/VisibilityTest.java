package app.prosa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import app.prosa.TestSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Nothing derived from a conversation reaches whoever may not see it: seeded chance moves conversations, people and
/// rights about, and after each step every frame that came and what the endpoints answer are held against the rule
/// (docs/rules.md, E24), which is written here once more, by hand.
@ServerTest
class VisibilityTest {

    private static final int STEPS = 200;
    private static final int CONVERSATIONS = 6;

    @LocalServerPort
    int port;

    private final Random random = new Random(24);
    private final Map<String, Mind> minds = new HashMap<>();
    private final List<Talk> talks = new ArrayList<>();
    private Shop shop;
    private TestAgent admin;
    private List<String> departments = List.of();
    private List<Endpoint> endpoints = List.of();
    private final Map<String, JsonNode> now = new HashMap<>();
    private boolean shared;
    private int fences;

    /// Somebody whose sight is watched.
    private static final class Mind {

        private final Eg.Person person;
        private final boolean all;
        private final boolean supervisor;
        private Set<String> departments;
        private TestSocket socket;
        private Set<String> sight = Set.of();

        private Mind(Eg.Person person, boolean all, boolean supervisor, Set<String> departments, TestSocket socket) {
            this.person = person;
            this.all = all;
            this.supervisor = supervisor;
            this.departments = departments;
            this.socket = socket;
        }
    }

    private record Endpoint(String method, String path) {}

    /// A conversation and the word that only it has.
    private record Talk(Shop.Begun begun, String canary, String contact) {

        String id() {
            return begun.conversation();
        }
    }

    @Test
    @Timeout(90)
    @Tag("ADM-11")
    @Tag("ADM-12")
    @Tag("ADM-14")
    @Tag("ADM-15")
    @Tag("ADM-09")
    @Tag("ADM-18")
    void nothingOfAHiddenConversationArrivesAnywhere() {
        int hidden = 0;
        int lost = 0;
        for (int step = 0; step < STEPS; step++) {
            var before = new HashMap<String, Set<String>>();
            minds.forEach((id, mind) -> before.put(id, mind.sight));
            var what = step(step);
            fence();
            look();
            for (var mind : minds.values()) {
                mind.sight = sight(mind);
                var had = before.getOrDefault(mind.person.id(), Set.of());
                lost += had.stream().anyMatch(it -> !mind.sight.contains(it)) ? 1 : 0;
                hidden += frames(mind, had, "step " + step + ", " + what);
            }
            answers(what);
        }
        assertThat(hidden).as("frames held against something hidden").isGreaterThan(500);
        assertThat(lost).as("how often somebody lost sight").isGreaterThan(30);
        minds.values().forEach(it -> it.socket.close());
    }

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        admin = shop.desk().http();
        departments = List.of(
                shop.department(),
                shop.desk().department("Suporte"),
                shop.desk().department("Financeiro"));
        hire("Ana", "agent", List.of(), 0);
        hire("Bia", "agent", List.of(), 1);
        hire("Caio", "agent", List.of(), 0, 2);
        hire("Davi", "agent", List.of("attend", "see-all"), 2);
        hire("Eva", "supervisor", List.of(), 1);
        hire("Nadia", "agent", List.of());
        for (int i = 0; i < CONVERSATIONS; i++) {
            var canary = "Canarinho" + i + "z";
            var begun = shop.begun("Oi, " + canary);
            var contact = admin.get("/api/v1/conversations/" + begun.conversation())
                    .ok()
                    .at("/contact/id")
                    .asString();
            admin.patch("/api/v1/contacts/" + contact, Map.of("name", canary)).ok();
            talks.add(new Talk(begun, canary, contact));
        }
        endpoints = admin.get("/api/openapi.json")
                .ok()
                .get("paths")
                .propertyStream()
                .filter(it -> it.getKey().contains("{conversationId}"))
                .flatMap(it -> it.getValue()
                        .propertyStream()
                        .map(method -> new Endpoint(method.getKey().toUpperCase(Locale.ROOT), it.getKey())))
                .toList();
        look();
        minds.values().forEach(it -> it.sight = sight(it));
    }

    private void hire(String name, String profile, List<String> permissions, int... where) {
        var person = shop.desk().colleague(name, profile);
        if (!permissions.isEmpty()) {
            change(person, Map.of("permissions", permissions));
        }
        var chosen = new HashSet<String>();
        for (int each : where) {
            chosen.add(departments.get(each));
        }
        change(person, Map.of("departments", List.copyOf(chosen)));
        var all = permissions.contains("see-all");
        minds.put(person.id(), new Mind(person, all, profile.equals("supervisor"), chosen, listen(person)));
    }

    /// The rights changed, so the screen comes back with the new ones.
    private void place(Mind mind, Set<String> where) {
        mind.socket.close();
        mind.departments = where;
        change(mind.person, Map.of("departments", List.copyOf(where)));
        mind.socket = listen(mind.person);
    }

    private TestSocket listen(Eg.Person person) {
        long seq = admin.get("/api/v1/bootstrap").ok().get("seq").asLong();
        return TestSocket.of(person, port, seq);
    }

    private void change(Eg.Person person, Map<String, Object> change) {
        admin.patch("/api/v1/agents/" + person.id(), change).ok();
    }

    /// One thing happens. What the product refuses at this moment is no step, and changes nothing.
    private String step(int number) {
        var thread = talks.get(random.nextInt(talks.size()));
        var at = "/api/v1/conversations/" + thread.id();
        var agents = List.copyOf(minds.keySet()).stream().sorted().toList();
        var agent = agents.get(random.nextInt(agents.size()));
        var department = departments.get(random.nextInt(departments.size()));
        int chance = random.nextInt(100);
        if (chance < 26) {
            // Who writes after their conversation was deleted begins another one.
            if (!now.containsKey(thread.id())) {
                return "silence";
            }
            thread.begun().visitor().says(thread.canary() + " diz " + number);
            return "a message of " + thread.canary();
        } else if (chance < 38) {
            admin.post(at + "/transfers", Map.of("agent", agent, "confirmed", true));
            return "a transfer to a person";
        } else if (chance < 52) {
            admin.post(at + "/transfers", Map.of("department", department, "confirmed", true));
            return "a transfer to a department";
        } else if (chance < 62) {
            admin.put(
                    at + "/helpers",
                    chance % 2 == 0
                            ? Map.of("agents", List.of(agent), "departments", List.of())
                            : Map.of("agents", List.of(), "departments", List.of(department)));
            return "help";
        } else if (chance < 68) {
            admin.put(at + "/resolution", Map.of());
            return "a resolution";
        } else if (chance < 74) {
            admin.delete(at + "/acceptance");
            return "a return";
        } else if (chance < 78) {
            admin.delete(at);
            return "a deletion";
        } else if (chance < 84) {
            admin.put("/api/v1/bin/" + thread.id() + "/restoration", Map.of());
            return "a restoration";
        } else if (chance < 89) {
            minds.values().forEach(it -> it.socket.say(Map.of("type", "watch", "conversationId", thread.id())));
            return "everybody tries to watch " + thread.canary();
        } else if (chance < 92) {
            shared = !shared;
            admin.patch("/api/v1/account", Map.of("ownership", shared ? "shared" : "exclusive"))
                    .ok();
            minds.values().forEach(it -> {
                it.socket.close();
                it.socket = listen(it.person);
            });
            return "another policy";
        } else {
            var mind = Objects.requireNonNull(minds.get(agent));
            place(
                    mind,
                    random.nextBoolean()
                            ? Set.of(department)
                            : Set.copyOf(List.of(department, departments.getFirst())));
            return "other departments";
        }
    }

    /// Something that everybody hears, after which what came before has come.
    private void fence() {
        var name = "Cerca " + fences++;
        admin.patch("/api/v1/me", Map.of("displayName", name)).ok();
        minds.values()
                .forEach(it -> it.socket.event(
                        "agent.changed", event -> event.toString().contains(name)));
    }

    /// What is so now, as somebody reads it who sees everything. What was deleted is not among it.
    private void look() {
        now.clear();
        for (var tab : List.of("waiting", "attending", "resolved")) {
            admin.get("/api/v1/conversations?scope=all&tab=" + tab)
                    .ok()
                    .get("items")
                    .forEach(it -> now.put(it.get("id").asString(), it));
        }
    }

    /// The rule, once more: which of the conversations this person may see at this moment.
    private Set<String> sight(Mind mind) {
        var seen = new HashSet<String>();
        for (var it : now.values()) {
            var me = mind.person.id();
            var owner = it.path("owner").asString("");
            var department = it.path("department").asString("");
            boolean helps = owner.equals(me)
                    || texts(it.get("collaborators")).contains(me)
                    || texts(it.get("helping")).stream().anyMatch(mind.departments::contains);
            boolean mine = department.isEmpty() || mind.departments.contains(department);
            boolean free = owner.isEmpty() || shared || (mind.supervisor && !department.isEmpty());
            if (mind.all || helps || (mine && free)) {
                seen.add(it.get("id").asString());
            }
        }
        return seen;
    }

    private static Set<String> texts(JsonNode list) {
        var texts = new HashSet<String>();
        list.forEach(it -> texts.add(it.asString()));
        return texts;
    }

    /// What came holds nothing of what is hidden, but that something was taken from whoever had it.
    private int frames(Mind mind, Set<String> had, String what) {
        var frames = mind.socket.frames();
        mind.socket.forget();
        int checked = 0;
        for (var thread : talks) {
            if (mind.sight.contains(thread.id())) {
                continue;
            }
            for (var frame : frames) {
                checked++;
                assertThat(frame.toString()).as(what).doesNotContain(thread.canary());
                if (!had.contains(thread.id())) {
                    assertThat(frame.toString()).as(what).doesNotContain(thread.id());
                }
            }
            if (had.contains(thread.id()) && !frames.isEmpty() && !what.contains("other")) {
                assertThat(frames.toString()).as(what).contains("conversation.removed", thread.id());
            }
        }
        return checked;
    }

    /// Somebody asks everything about something hidden, and reads the lists.
    private void answers(String what) {
        var mind = List.copyOf(minds.values()).get(random.nextInt(minds.size()));
        var http = mind.person.http();
        var hidden = talks.stream().filter(it -> !mind.sight.contains(it.id())).toList();
        if (!hidden.isEmpty()) {
            var thread = hidden.get(random.nextInt(hidden.size()));
            for (int i = 0; i < 2; i++) {
                var endpoint = endpoints.get(random.nextInt(endpoints.size()));
                var path = endpoint.path()
                        .replace("{conversationId}", thread.id())
                        .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
                var body = Map.of("seq", 1, "agents", List.of(), "departments", List.of(), "note", "x", "hours", 1);
                var answer =
                        http.send(endpoint.method(), path, endpoint.method().startsWith("P") ? body : null);
                // Who could have had it hears who was faster, and nothing else.
                boolean late = answer.status() == 409 && answer.code().equals("already-taken");
                assertThat(late || answer.status() == 400 || answer.status() == 403 || answer.status() == 404)
                        .as("%s of %s answered %s", path, what, answer.text())
                        .isTrue();
                assertThat(answer.text()).doesNotContain(thread.canary());
            }
            assertThat(http.get("/api/v1/contacts/" + thread.contact()).status())
                    .isEqualTo(404);
        }
        var tab = List.of("waiting", "attending", "resolved").get(random.nextInt(3));
        var lists = List.of(
                "/api/v1/bootstrap",
                "/api/v1/supervision",
                "/api/v1/conversations?scope=all&tab=" + tab,
                "/api/v1/conversations?scope=all&q=canarinho&tab=" + tab);
        var read = http.get(lists.get(random.nextInt(lists.size()))).text();
        hidden.forEach(it -> assertThat(read).as(what).doesNotContain(it.canary(), it.id()));
        counts(mind, what);
    }

    private void counts(Mind mind, String what) {
        var all = mind.person.http().get("/api/v1/conversations/counts").ok().get("all");
        for (var tab : List.of("waiting", "attending")) {
            long shown = now.values().stream()
                    .filter(it -> it.get("state").asString().equals(tab))
                    .filter(it -> mind.sight.contains(it.get("id").asString()))
                    .count();
            assertThat(all.get(tab).asLong()).as(tab + " after " + what).isEqualTo(shown);
        }
    }
}
