package app.prosa.simulator;

import app.prosa.simulator.Faults.Occasion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The network of SMS behind Comtele: its customers by their keys, with their credit, and what passed for each. Phones
/// take every text a second after it was sent; those that are out of reach never do.
public final class Texting {

    static final String SENT = "Sent";
    static final String DELIVERED = "Delivered";
    static final String UNDELIVERED = "Undelivered";

    private static final Duration TO_NETWORK = Duration.ofMillis(200);
    private static final Duration TO_PHONE = Duration.ofSeconds(1);
    private static final int MOST_ACCOUNTS = 1_000;
    private static final int MOST_TEXTS = 100_000;

    private static final class Account {
        final List<TextMessage> texts = new ArrayList<>();
        int balance;
    }

    private final Timeline timeline;
    private final Ids ids;
    private final Feed feed;
    private final Map<String, Account> accounts = new LinkedHashMap<>();

    Texting(Timeline timeline, Ids ids, Feed feed) {
        this.timeline = timeline;
        this.ids = ids;
        this.feed = feed;
    }

    /// A customer of Comtele's; a known one has this credit from now on.
    public synchronized void connect(String apiKey, int balance) {
        if (accounts.size() >= MOST_ACCOUNTS && !accounts.containsKey(apiKey)) {
            throw new IllegalStateException("The simulator has " + MOST_ACCOUNTS + " accounts and no more.");
        }
        accounts.computeIfAbsent(apiKey, _ -> new Account()).balance = balance;
    }

    /// Comtele does not know this key any more.
    public synchronized void disconnect(String apiKey) {
        accounts.remove(apiKey);
    }

    /// Somebody writes to the shop. An empty key means the latest that was connected.
    public synchronized TextMessage says(String apiKey, String number, String content) {
        return keep(account(apiKey), number, true, content, null, "Received");
    }

    /// Everything that passed, the oldest first.
    public synchronized List<TextMessage> texts(String apiKey) {
        return List.copyOf(account(apiKey).texts);
    }

    synchronized boolean knows(String apiKey) {
        return accounts.containsKey(apiKey);
    }

    synchronized int balance(String apiKey) {
        return account(apiKey).balance;
    }

    /// What the app sends leaves for the network, and arrives or fails there.
    synchronized TextMessage send(
            String apiKey, String number, String content, @Nullable String custom, Occasion occasion, Faults faults) {
        var account = account(apiKey);
        account.balance--;
        var text = keep(account, number, false, content, custom, "Queued");
        boolean fails = faults.strike(Fault.Fail.class, occasion).isPresent();
        timeline.after(TO_NETWORK, () -> move(account, text.id(), SENT));
        timeline.after(TO_PHONE, () -> move(account, text.id(), fails ? UNDELIVERED : DELIVERED));
        return text;
    }

    private TextMessage keep(
            Account account, String number, boolean mine, String content, @Nullable String custom, String status) {
        if (account.texts.size() >= MOST_TEXTS) {
            throw new IllegalStateException("No more than " + MOST_TEXTS + " texts.");
        }
        var text = new TextMessage(
                ids.other("sms-"), number.replaceAll("[^0-9]", ""), mine, content, custom, status, timeline.instant());
        account.texts.add(text);
        feed.say("text", text);
        return text;
    }

    private synchronized void move(Account account, String id, String status) {
        account.texts.replaceAll(it -> it.id().equals(id) ? it.with(status) : it);
        account.texts.stream().filter(it -> it.id().equals(id)).forEach(it -> feed.say("text", it));
    }

    private Account account(String apiKey) {
        var account = apiKey.isEmpty()
                ? accounts.values().stream().reduce((_, latest) -> latest).orElse(null)
                : accounts.get(apiKey);
        if (account == null) {
            throw new IllegalArgumentException("No account of SMS is connected: POST /sim/sms/accounts makes one.");
        }
        return account;
    }

    synchronized void reset() {
        accounts.values().forEach(it -> it.texts.clear());
    }
}
