package app.prosa;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Examples, made through the API as people would: `Eg.desk(port)` is a fresh account with an administrator, and
/// colleagues on demand. Other rooms' examples start from a desk.
public final class Eg {

    public static final String PASSWORD = "correct horse battery";

    private static final AtomicLong COUNT = new AtomicLong(System.nanoTime());

    private Eg() {}

    /// A fresh account, with its administrator signed in.
    public static Desk desk(int port) {
        return desk(port, "Loja " + COUNT.incrementAndGet(), "Ana Souza");
    }

    public static Desk desk(int port, String workspace, String owner) {
        var email = email();
        var agent = new TestAgent(port);
        var me = agent.post(
                        "/api/v1/setup",
                        Map.of(
                                "workspace", workspace,
                                "name", owner,
                                "email", email,
                                "password", PASSWORD,
                                "language", "pt-BR"))
                .ok();
        return new Desk(
                port,
                me.at("/account/id").asString(),
                new Person(me.at("/agent/id").asString(), email, agent));
    }

    /// An e-mail that nobody else has.
    public static String email() {
        return "agent" + COUNT.incrementAndGet() + "@example.test";
    }

    /// Somebody who is signed in.
    ///
    /// @param id their agent's id
    public record Person(String id, String email, TestAgent http) {}

    /// An account and its administrator.
    public record Desk(int port, String account, Person admin) {

        public TestAgent http() {
            return admin.http();
        }

        /// A new colleague who is signed in.
        ///
        /// @param profile `admin`, `supervisor` or `agent`
        public Person colleague(String name, String profile, String... departments) {
            var email = email();
            var link = http().post(
                            "/api/v1/invitations",
                            Map.of("email", email, "profile", profile, "departments", List.of(departments)))
                    .ok()
                    .get("link")
                    .asString();
            var agent = new TestAgent(port);
            var me = agent.post(
                            "/api/v1/joining/" + link.substring(link.lastIndexOf('/') + 1),
                            Map.of("name", name, "password", PASSWORD, "language", "pt-BR"))
                    .ok();
            return new Person(me.at("/agent/id").asString(), email, agent);
        }

        public Person agent() {
            return colleague("Bruno Lima", "agent");
        }

        /// A new department.
        ///
        /// @return its id
        public String department(String name, String... members) {
            return http().post(
                            "/api/v1/departments",
                            Map.of("name", name, "color", "#5b4fd6", "members", List.of(members)))
                    .ok()
                    .get("id")
                    .asString();
        }
    }
}
