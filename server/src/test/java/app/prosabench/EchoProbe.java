package app.prosabench;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A word to the server and its echo, on a live socket that has nothing else to tell.
final class EchoProbe implements Probe.Action, AgentScreen.Ear {

    private record Said(long intendedNanos, OpenLoad load) {}

    private final Queue<Said> unanswered = new ConcurrentLinkedQueue<>();
    private final ReentrantLock oneByOne = new ReentrantLock();
    private @Nullable AgentScreen screen;

    void over(AgentScreen quiet) {
        screen = quiet;
    }

    @Override
    public void start(int number, long intendedNanos, OpenLoad load) {
        if (screen == null) {
            throw new IllegalStateException("No screen to speak over.");
        }
        oneByOne.lock();
        try {
            unanswered.add(new Said(intendedNanos, load));
            screen.say("{\"type\":\"ping\"}");
        } finally {
            oneByOne.unlock();
        }
    }

    @Override
    public void heard(JsonNode said, long atNanos) {
        if (said.get("type").asString().equals("pong")) {
            var answered = unanswered.remove();
            answered.load().done(answered.intendedNanos(), atNanos);
        }
    }
}
