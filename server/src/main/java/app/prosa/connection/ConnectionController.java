package app.prosa.connection;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.web.Holds;
import app.prosa.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Connections over HTTP, for who may manage them.
@RestController
@RequestMapping("/api/v1/connections")
class ConnectionController {

    private static final String DEFAULT_TIME_ZONE = "America/Sao_Paulo";

    private final Connections connections;
    private final SettingsPatch settings;

    ConnectionController(Connections connections, SettingsPatch settings) {
        this.connections = connections;
        this.settings = settings;
    }

    @GetMapping
    @Requires(Permission.MANAGE_CONNECTIONS)
    ConnectionList all(Actor actor) {
        return new ConnectionList(connections.all(actor.account()), null);
    }

    @GetMapping("/{id}")
    @Requires(Permission.MANAGE_CONNECTIONS)
    Connection read(@PathVariable UUID id, Actor actor) {
        return found(id, actor);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.MANAGE_CONNECTIONS)
    Connection create(@RequestBody NewConnection wanted, Actor actor) {
        if (wanted.kind() == null) {
            throw new Refusal.Invalid("invalid", "Which kind of connection?", Map.of("field", "kind"));
        }
        if (wanted.kind() != ConnectionKind.WEBCHAT) {
            throw new Refusal.Invalid(
                    "invalid", "This kind of connection is made at an address of its own.", Map.of("field", "kind"));
        }
        var usual = WebchatSettings.usual(DEFAULT_TIME_ZONE);
        return connections.create(
                actor.account(),
                wanted.name() == null ? "" : wanted.name(),
                wanted.departmentId(),
                wanted.webchat() == null ? usual : settings.patched(usual, wanted.webchat()));
    }

    @PatchMapping("/{id}")
    @Requires(Permission.MANAGE_CONNECTIONS)
    Connection change(@PathVariable UUID id, @RequestBody ConnectionChange change, Actor actor) {
        var before = found(id, actor);
        if (change.webchat() != null && before.webchat() == null) {
            throw new Refusal.Invalid("invalid", "This is no website chat.", Map.of("field", "webchat"));
        }
        var webchat = change.webchat() == null || before.webchat() == null
                ? null
                : settings.patched(before.webchat(), change.webchat());
        var patch =
                new ConnectionPatch(change.name(), change.destination(), change.extension(), change.state(), webchat);
        return connections.change(actor.account(), before.id(), patch);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MANAGE_CONNECTIONS)
    void remove(@PathVariable UUID id, Actor actor) {
        connections.remove(actor.account(), new ConnectionId(id));
    }

    @GetMapping("/{id}/identity-secret")
    @Requires(Permission.MANAGE_CONNECTIONS)
    IdentitySecret identitySecret(@PathVariable UUID id, Actor actor) {
        return new IdentitySecret(connections.identitySecret(actor.account(), new ConnectionId(id)));
    }

    @PostMapping("/{id}/identity-secret")
    @Requires(Permission.MANAGE_CONNECTIONS)
    IdentitySecret renewIdentitySecret(@PathVariable UUID id, Actor actor) {
        return new IdentitySecret(connections.renewIdentitySecret(actor.account(), new ConnectionId(id)));
    }

    private Connection found(UUID id, Actor actor) {
        return connections
                .find(actor.account(), new ConnectionId(id))
                .orElseThrow(() -> new Refusal.NotFound("connection"));
    }

    record ConnectionList(List<Connection> items, @Nullable String next) {}

    record IdentitySecret(String secret) {}

    /// A connection to make.
    ///
    /// @param webchat what differs from the usual settings, or absent
    record NewConnection(
            @Nullable ConnectionKind kind,
            @Nullable String name,
            @Nullable DepartmentId departmentId,
            @Holds(WebchatSettings.class) @Nullable JsonNode webchat) {}

    /// A change of a connection: what is absent stays.
    ///
    /// @param departmentId null for no department
    /// @param agentId who gets new conversations before the department does, null for nobody
    /// @param webchat the settings that change
    record ConnectionChange(
            @Nullable String name,
            @Holds(DepartmentId.class) @Nullable JsonNode departmentId,
            @Holds(AgentId.class) @Nullable JsonNode agentId,
            @Nullable ConnectionState state,
            @Holds(WebchatSettings.class) @Nullable JsonNode webchat) {

        ConnectionPatch.@Nullable Destination destination() {
            return departmentId == null
                    ? null
                    : new ConnectionPatch.Destination(id(departmentId, "departmentId", DepartmentId::new));
        }

        ConnectionPatch.@Nullable Extension extension() {
            return agentId == null ? null : new ConnectionPatch.Extension(id(agentId, "agentId", AgentId::new));
        }

        private static <T> @Nullable T id(JsonNode said, String field, Function<UUID, T> as) {
            try {
                return said.isNull() ? null : as.apply(UUID.fromString(said.asString()));
            } catch (IllegalArgumentException e) {
                throw new Refusal.Invalid("invalid", "This is no id.", Map.of("field", field));
            }
        }
    }
}
