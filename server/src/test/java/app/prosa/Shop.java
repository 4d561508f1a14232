package app.prosa;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A desk with a website chat: the example that conversations begin with.
public record Shop(Eg.Desk desk, String connection, String key, String department) {

    /// A fresh account with one department, to which the website chat leads.
    public static Shop open(int port) {
        var desk = Eg.desk(port);
        return of(desk, desk.department("Vendas"));
    }

    /// The website of a desk that is there already.
    public static Shop of(Eg.Desk desk, String department) {
        var connection = desk.http()
                .post("/api/v1/connections", Map.of("kind", "webchat", "name", "Site", "departmentId", department))
                .ok();
        return new Shop(
                desk, connection.get("id").asString(), connection.get("key").asString(), department);
    }

    /// A new colleague in the shop's department.
    public Eg.Person agent(String name) {
        return desk.colleague(name, "agent", department);
    }

    public TestVisitor visitor() {
        return TestVisitor.enter(desk.port(), key);
    }

    /// A visitor who has just written, and the conversation that began so, as the administrator lists it.
    public Begun begun(String text) {
        var visitor = visitor();
        visitor.says(text).ok();
        var items = desk.http()
                .get("/api/v1/conversations?tab=waiting&order=newest")
                .ok()
                .get("items");
        return new Begun(visitor, items.get(0).get("id").asString());
    }

    public record Begun(TestVisitor visitor, String conversation) {}

    public static TestAgent.Answer replies(Eg.Person agent, String conversation, String text) {
        return replies(agent, conversation, TestVisitor.uuid(), text);
    }

    public static TestAgent.Answer replies(Eg.Person agent, String conversation, String id, String text) {
        return agent.http()
                .post(
                        "/api/v1/conversations/" + conversation + "/messages",
                        Map.of("id", id, "kind", "reply", "content", Map.of("type", "text", "body", text)));
    }

    public static JsonNode list(Eg.Person agent, String query) {
        return agent.http().get("/api/v1/conversations?" + query).ok().get("items");
    }
}
