package app.prosa.live;

import app.prosa.agent.AgentCard;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Which agents are there: what they chose while one of their screens is connected, away when all of them are idle,
/// else offline. A reload or a short loss of the network does not make anybody leave.
@Component
class Attendance {

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
        left.compute(account, (_, leaving) -> with(leaving, socket.rights().agent()));
        changed.add(account);
    }

    private Map<AgentId, Instant> with(@Nullable Map<AgentId, Instant> leaving, AgentId agent) {
        var all = leaving == null ? new ConcurrentHashMap<AgentId, Instant>() : leaving;
        all.put(agent, clock.instant());
        return all;
    }

    /// Who is there now, for a screen that starts.
    Map<UUID, Presence> of(AccountId account) {
        var known = told.get(account);
        return known == null ? count(account) : known;
    }

    /// Tells every screen of the accounts where somebody came, left or chose otherwise.
    void tell() {
        told.keySet().removeIf(it -> streams.known(it).isEmpty());
        streams.all().stream()
                .filter(it -> it.agents().isEmpty() && told.containsKey(it.account()))
                .forEach(it -> changed.add(it.account()));
        for (var account : Set.copyOf(changed)) {
            changed.remove(account);
            try {
                tell(account);
            } catch (RuntimeException e) {
                changed.add(account);
                throw e;
            }
        }
    }

    @SuppressWarnings("NullAway") // null is how compute removes an entry
    private void tell(AccountId account) {
        var now = count(account);
        if (streams.known(account).isPresent() && !now.equals(told.put(account, now))) {
            var frame = json.writerFor(Frames.Told.class).writeValueAsString(new Frames.PresenceOf(now));
            sockets(account).forEach(it -> it.tell(frame));
        }
        left.computeIfPresent(account, (_, leaving) -> leaving.isEmpty() ? null : leaving);
        if (left.containsKey(account)) {
            changed.add(account);
        }
    }

    private Map<UUID, Presence> count(AccountId account) {
        var idle = new HashMap<AgentId, Boolean>();
        for (var socket : sockets(account)) {
            idle.merge(socket.rights().agent(), socket.isIdle(), Boolean::logicalAnd);
        }
        var leaving = left.getOrDefault(account, Map.of());
        var until = clock.instant().minus(GRACE);
        leaving.entrySet().removeIf(it -> it.getValue().isBefore(until) || idle.containsKey(it.getKey()));
        leaving.keySet().forEach(it -> idle.putIfAbsent(it, false));
        var presence = new LinkedHashMap<UUID, Presence>();
        for (var card : cards(account)) {
            var here = idle.get(card.id());
            var chosen = card.availability();
            presence.put(
                    card.id().value(),
                    here == null ? Presence.OFFLINE : here && chosen == Presence.ONLINE ? Presence.AWAY : chosen);
        }
        return presence;
    }

    private List<AgentSocket> sockets(AccountId account) {
        return streams.known(account).map(Stream::sockets).orElse(List.of());
    }

    /// Read once, and again after somebody changed.
    private List<AgentCard> cards(AccountId account) {
        var stream = streams.known(account);
        var known = stream.flatMap(Stream::agents);
        if (known.isPresent()) {
            return known.get();
        }
        long seq = stream.map(Stream::last).orElse(0L);
        var read = Tenant.in(account, () -> agents.cards(account));
        stream.ifPresent(it -> it.keepAgents(read, seq));
        return read;
    }
}
