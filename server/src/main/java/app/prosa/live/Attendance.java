package app.prosa.live;

import app.prosa.agent.AgentCard;
import app.prosa.agent.Agents;
import app.prosa.agent.Presence;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Which agents are there: what they chose while one of their screens is connected, away when all of them are idle,
/// else offline. A reload or a short loss of the network does not make anybody leave.
@Component
class Attendance implements Neighbours.Listener, Presences {

    private static final Duration GRACE = Duration.ofSeconds(8);
    private static final int AGENTS_PER_SIGNAL = 100;

    /// A place at another node where an agent has a screen.
    private record Seat(UUID node, UUID agent) {}

    private final Map<AccountId, Map<Seat, Boolean>> elsewhere = new ConcurrentHashMap<>();
    private final Map<AccountId, Map<UUID, Boolean>> said = new ConcurrentHashMap<>();
    private final Map<AccountId, Map<UUID, Instant>> left = new ConcurrentHashMap<>();
    private final Map<AccountId, Map<UUID, Presence>> told = new ConcurrentHashMap<>();
    private final Set<AccountId> changed = ConcurrentHashMap.newKeySet();
    private final Streams streams;
    private final Agents agents;
    private final Neighbours neighbours;
    private final JsonMapper json;
    private final Clock clock;

    Attendance(Streams streams, Agents agents, Neighbours neighbours, JsonMapper json, Clock clock) {
        this.streams = streams;
        this.agents = agents;
        this.neighbours = neighbours;
        this.json = json;
        this.clock = clock;
    }

    void changed(AccountId account) {
        changed.add(account);
    }

    void gone(AgentSocket socket) {
        gone(socket.rights().account(), socket.rights().agent().value());
    }

    private void gone(AccountId account, UUID agent) {
        left.compute(account, (_, leaving) -> {
            var all = leaving == null ? new ConcurrentHashMap<UUID, Instant>() : leaving;
            all.put(agent, clock.instant());
            return all;
        });
        changed.add(account);
    }

    @Override
    public void heard(UUID node, Signal signal) {
        switch (signal) {
            case Signal.Came(var account, var there) -> {
                elsewhere.compute(account, (_, seats) -> {
                    var all = seats == null ? new ConcurrentHashMap<Seat, Boolean>() : seats;
                    there.forEach((agent, idle) -> all.put(new Seat(node, agent), idle));
                    return all;
                });
                changed.add(account);
            }
            case Signal.Left(var account, var gone) -> gone.forEach(agent -> stoodUp(account, new Seat(node, agent)));
            case Signal.Afresh() -> lost(node);
            default -> {
                // Not for us.
            }
        }
    }

    @Override
    public void lost(UUID node) {
        elsewhere.forEach((account, seats) -> List.copyOf(seats.keySet()).stream()
                .filter(it -> it.node().equals(node))
                .forEach(it -> stoodUp(account, it)));
    }

    @SuppressWarnings("NullAway") // null is how compute removes an entry
    private void stoodUp(AccountId account, Seat seat) {
        elsewhere.computeIfPresent(account, (_, seats) -> {
            if (seats.remove(seat) != null) {
                gone(account, seat.agent());
            }
            return seats.isEmpty() ? null : seats;
        });
    }

    @Override
    public List<Signal> state() {
        var all = new ArrayList<Signal>();
        for (var stream : streams.all()) {
            var here = here(stream.account());
            said.put(stream.account(), here);
            all.addAll(came(stream.account(), here));
        }
        return all;
    }

    private static List<Signal> came(AccountId account, Map<UUID, Boolean> agents) {
        var signals = new ArrayList<Signal>();
        var part = new HashMap<UUID, Boolean>();
        agents.forEach((agent, idle) -> {
            part.put(agent, idle);
            if (part.size() == AGENTS_PER_SIGNAL) {
                signals.add(new Signal.Came(account, Map.copyOf(part)));
                part.clear();
            }
        });
        if (!part.isEmpty()) {
            signals.add(new Signal.Came(account, Map.copyOf(part)));
        }
        return signals;
    }

    /// Who is there now, for a screen that starts.
    @Override
    public Map<UUID, Presence> of(AccountId account) {
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

    private void tell(AccountId account) {
        tellNeighbours(account);
        if (streams.known(account).isPresent()) {
            var now = count(account);
            if (!now.equals(told.put(account, now))) {
                var frame = json.writerFor(Frames.Told.class).writeValueAsString(new Frames.PresenceOf(now));
                sockets(account).forEach(it -> it.tell(frame));
            }
        }
        if (!leaving(account).isEmpty()) {
            changed.add(account);
        }
    }

    private void tellNeighbours(AccountId account) {
        var now = here(account);
        var before = now.isEmpty() ? said.remove(account) : said.put(account, now);
        var news = new HashMap<>(now);
        var gone = new HashSet<UUID>();
        if (before != null) {
            news.entrySet().removeIf(it -> it.getValue().equals(before.get(it.getKey())));
            gone.addAll(before.keySet());
            gone.removeAll(now.keySet());
        }
        came(account, news).forEach(neighbours::tell);
        if (!gone.isEmpty()) {
            neighbours.tell(new Signal.Left(account, gone));
        }
    }

    /// Whose screens are connected to this node, and whether all of them are idle.
    private Map<UUID, Boolean> here(AccountId account) {
        var here = new HashMap<UUID, Boolean>();
        sockets(account).forEach(it -> here.merge(it.rights().agent().value(), it.isIdle(), Boolean::logicalAnd));
        return here;
    }

    private Map<UUID, Presence> count(AccountId account) {
        var idle = here(account);
        elsewhere
                .getOrDefault(account, Map.of())
                .forEach((seat, there) -> idle.merge(seat.agent(), there, Boolean::logicalAnd));
        leaving(account).forEach(it -> idle.putIfAbsent(it, false));
        var presence = new LinkedHashMap<UUID, Presence>();
        for (var card : cards(account)) {
            var here = idle.get(card.id().value());
            var chosen = card.availability();
            presence.put(
                    card.id().value(),
                    here == null ? Presence.OFFLINE : here && chosen == Presence.ONLINE ? Presence.AWAY : chosen);
        }
        return presence;
    }

    /// Who left a moment ago, and may be back in another.
    @SuppressWarnings("NullAway") // null is how compute removes an entry
    private Set<UUID> leaving(AccountId account) {
        var until = clock.instant().minus(GRACE);
        var recent = left.computeIfPresent(account, (_, leaving) -> {
            leaving.values().removeIf(it -> it.isBefore(until));
            return leaving.isEmpty() ? null : leaving;
        });
        return recent == null ? Set.of() : recent.keySet();
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
