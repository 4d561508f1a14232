package app.prosa.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/// How fast an app may send: so many messages a second per number, and one person no more than 45 in a burst that is
/// paid back at one in six seconds. Off unless somebody switches it on, for most tests want to be fast.
final class Limits {

    private static final int BURST = 45;
    private static final int SECONDS_PER_MESSAGE = 6;

    private final InstantSource clock;
    private final Map<String, ArrayDeque<Instant>> byNumber = new HashMap<>();
    private final Map<String, Instant> paidUntil = new HashMap<>();
    private int perSecond;
    private boolean pairs;

    Limits(InstantSource clock) {
        this.clock = clock;
    }

    /// 0 means without limit.
    synchronized void set(int newPerSecond, boolean newPairs) {
        perSecond = newPerSecond;
        pairs = newPairs;
        byNumber.clear();
        paidUntil.clear();
    }

    synchronized int perSecond() {
        return perSecond;
    }

    synchronized boolean pairs() {
        return pairs;
    }

    synchronized void check(NumberSettings number, Person person) {
        var now = clock.instant();
        if (pairs) {
            checkPair(number.phoneNumberId() + " " + person.id(), now);
        }
        if (perSecond > 0) {
            var recent = byNumber.computeIfAbsent(number.phoneNumberId(), _ -> new ArrayDeque<>());
            while (!recent.isEmpty() && recent.peekFirst().isBefore(now.minusSeconds(1))) {
                recent.removeFirst();
            }
            if (recent.size() >= perSecond) {
                throw MetaError.of(130429).refused();
            }
            recent.addLast(now);
        }
    }

    /// Every message moves the moment at which all are paid for; it may not lie further ahead than a burst takes.
    private void checkPair(String pair, Instant now) {
        var paid = paidUntil.getOrDefault(pair, now);
        var next = (paid.isBefore(now) ? now : paid).plusSeconds(SECONDS_PER_MESSAGE);
        if (next.isAfter(now.plusSeconds((long) BURST * SECONDS_PER_MESSAGE))) {
            throw MetaError.of(131056).refused();
        }
        paidUntil.put(pair, next);
    }
}
