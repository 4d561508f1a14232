package app.prosa.live;

import app.prosa.agent.AgentId;
import app.prosa.agent.Agents;
import app.prosa.agent.Presence;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Which agents are there: what they chose while one of their screens is connected, away when all of them are idle,
/// else
/// offline. A reload or a short loss of the network does not make anybody leave.
@Component
public class Attendance {

    private static final Duration GRACE = Duration.ofSeconds(8);

    private final Map<AccountId, Map<AgentId, Instant>> left = new ConcurrentHashMap<>();
    private final Map<AccountId, Map<UUID, Presence>> told = new ConcurrentHashMap<>();
    private final Set<AccountId> changed = ConcurrentHashMap.newKeySet();
    private final Streams streams;
    private final Agents agents;
    private final JsonMapper json;
    private final Clock clock;

    Attendance(Streams streams, Agents agents, JsonMapper json, Clock clock) {
        this.streams = streams;
        this.agents = agents;
        this.json = json;
        this.clock = clock;
    }

    void changed(AccountId account) {
        changed.add(account);
    }

    void gone(AgentSocket socket) {
        var account = socket.rights().account();
        left.computeIfAbsent(account, _ -> new ConcurrentHashMap<>())
                .put(socket.rights().agent(), clock.instant());
        changed.add(account);
    }

    /// Who is there now, for a screen that starts.
    public Map<UUID, Presence> of(AccountId account) {
        var known = told.get(account);
        return known == null ? count(account) : known;
    }

    /// Tells every screen of the accounts where somebody came, left or chose otherwise.
    void tell() {
        for (var account : Set.copyOf(changed)) {
            changed.remove(account);
            var now = count(account);
            if (!now.equals(told.put(account, now))) {
                var frame = json.writerFor(Frames.Told.class).writeValueAsString(new Frames.PresenceOf(now));
                streams.of(account).sockets().forEach(it -> it.tell(frame));
            }
            if (left.getOrDefault(account, Map.of()).isEmpty()) {
                continue;
            }
            changed.add(account);
        }
    }

    private Map<UUID, Presence> count(AccountId account) {
        var idle = new HashMap<AgentId, Boolean>();
        for (var socket : streams.of(account).sockets()) {
            idle.merge(socket.rights().agent(), socket.isIdle(), Boolean::logicalAnd);
        }
        var leaving = left.getOrDefault(account, Map.of());
        var until = clock.instant().minus(GRACE);
        leaving.entrySet().removeIf(it -> it.getValue().isBefore(until) || idle.containsKey(it.getKey()));
        leaving.keySet().forEach(it -> idle.putIfAbsent(it, false));
        var presence = new LinkedHashMap<UUID, Presence>();
        for (var card : Tenant.in(account, () -> agents.cards(account))) {
            var here = idle.get(card.id());
            var chosen = card.availability();
            presence.put(
                    card.id().value(),
                    here == null ? Presence.OFFLINE : here && chosen == Presence.ONLINE ? Presence.AWAY : chosen);
        }
        return presence;
    }
}
