package app.prosa.bot;

import app.prosa.connection.Connection;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.Connections;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.web.OutsideHosts;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Sets an account's Typebot.
@Component
public class Typebots {

    private static final Pattern PUBLIC_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
    private static final int LONGEST_ADDRESS = 300;
    private static final int LONGEST_TOKEN = 500;
    private static final int LONGEST_WORD = 60;
    private static final int LONGEST_WORDS = 1_000;
    private static final int MOST_IDLE = 1_440;
    private static final int MOST_PAUSE = 10_000;
    private static final int MOST_JOIN = 30;

    private final TypebotStore store;
    private final FlowStore flows;
    private final RunStore runs;
    private final Connections connections;
    private final Tools tools;

    Typebots(TypebotStore store, FlowStore flows, RunStore runs, Connections connections, Tools tools) {
        this.store = store;
        this.flows = flows;
        this.runs = runs;
        this.connections = connections;
        this.tools = tools;
    }

    /// What the work needs beside.
    @Component
    record Tools(
            TypebotPlaces places,
            OutsideHosts hosts,
            BotPulse pulse,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher events) {}

    /// How it is to be set.
    ///
    /// @param token null: as it is; empty: none
    public record Wish(
            boolean on,
            String viewer,
            String publicId,
            @Nullable String token,
            Typebot.Starts starts,
            @Nullable String startWord,
            @Nullable String finishWord,
            int idleMinutes,
            @Nullable String notUnderstood,
            int pauseMillis,
            int joinSeconds,
            List<ConnectionId> connections) {
        public Wish {
            connections = List.copyOf(connections);
        }
    }

    @Transactional(readOnly = true)
    public Typebot read(AccountId account) {
        return store.find(account).map(TypebotStore.Row::typebot).orElse(Typebot.UNSET);
    }

    /// Sets it. Where it answered until now and does no longer, people get what it had.
    ///
    /// @throws Refusal.Invalid with the `field` that cannot be; `address-inside` for a viewer that this
    ///     server may not be sent to
    @Transactional
    public Typebot save(AccountId account, Wish wish) {
        var before = store.lock(account);
        var id = before.map(TypebotStore.Row::id)
                .orElseGet(() -> new TypebotId(tools.ids().next()));
        var token = sealed(account, wish, before.map(TypebotStore.Row::token).orElse(null));
        var known = connections.all(account).stream().map(Connection::id).collect(Collectors.toSet());
        var after = checked(wish, token != null, known);
        store.save(account, id, after, token);
        store.leadTo(account, id, after.connections());
        known.forEach(it -> connections.listen(account, it, flows.hears(account, it)));
        runs.wakeAll(account, id, tools.clock().instant());
        tools.pulse().afterCommit();
        tools.events().publishEvent(new FlowsChanged(account));
        return after;
    }

    private @Nullable String sealed(AccountId account, Wish wish, @Nullable String before) {
        if (wish.token() == null) {
            return before;
        }
        var token = OutsideText.line(wish.token());
        if (token.length() > LONGEST_TOKEN || !token.chars().allMatch(it -> it > ' ' && it < 127)) {
            throw invalid("token", "This is no token of Typebot's.");
        }
        return token.isEmpty() ? null : tools.places().seal(account, token);
    }

    private Typebot checked(Wish wish, boolean hasToken, Set<ConnectionId> known) {
        var viewer = wish.viewer().isBlank() && !wish.on() ? "" : viewer(wish.viewer());
        var publicId = OutsideText.line(wish.publicId());
        if ((wish.on() || !publicId.isEmpty()) && !PUBLIC_ID.matcher(publicId).matches()) {
            throw invalid("publicId", "It is the last part of the typebot's address.");
        }
        var startWord = word("startWord", wish.startWord());
        if (wish.starts() == Typebot.Starts.WORD && startWord == null) {
            throw invalid("startWord", "A word is needed.");
        }
        if (!known.containsAll(wish.connections())) {
            throw invalid("connections", "There is no such connection.");
        }
        return new Typebot(
                wish.on(),
                viewer,
                publicId,
                hasToken,
                wish.starts(),
                startWord,
                word("finishWord", wish.finishWord()),
                within("idleMinutes", wish.idleMinutes(), 1, MOST_IDLE),
                words(wish.notUnderstood()),
                within("pauseMillis", wish.pauseMillis(), 0, MOST_PAUSE),
                within("joinSeconds", wish.joinSeconds(), 0, MOST_JOIN),
                wish.connections().stream().distinct().toList());
    }

    /// The address without what people paste behind it.
    private String viewer(String written) {
        var bare = OutsideText.line(written).replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        var address = parsed(bare.contains("://") ? bare : "https://" + bare);
        if (address.getHost() == null || address.toString().length() > LONGEST_ADDRESS) {
            throw invalid("viewer", "An address is like https://viewer.loja.com.br.");
        }
        if (!tools.hosts().allows(address)) {
            throw new Refusal.Invalid(
                    "address-inside",
                    "The address must be HTTPS and lead to a public host.",
                    Map.of("field", "viewer"));
        }
        return address.toString();
    }

    private static URI parsed(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw invalid("viewer", "An address is like https://viewer.loja.com.br.");
        }
    }

    private static @Nullable String word(String field, @Nullable String written) {
        var word = written == null ? "" : OutsideText.line(written);
        if (word.length() > LONGEST_WORD || (!word.isEmpty() && Words.fold(word).isEmpty())) {
            throw new Refusal.Invalid(
                    "invalid",
                    "At most " + LONGEST_WORD + " characters.",
                    Map.of("field", field, "most", LONGEST_WORD));
        }
        return word.isEmpty() ? null : word;
    }

    private static @Nullable String words(@Nullable String written) {
        var words = written == null ? "" : OutsideText.clean(written).strip();
        if (words.length() > LONGEST_WORDS) {
            throw new Refusal.Invalid(
                    "invalid",
                    "At most " + LONGEST_WORDS + " characters.",
                    Map.of("field", "notUnderstood", "most", LONGEST_WORDS));
        }
        return words.isEmpty() ? null : words;
    }

    private static int within(String field, int said, int least, int most) {
        if (said < least || said > most) {
            throw new Refusal.Invalid(
                    "invalid",
                    "From " + least + " to " + most + ".",
                    Map.of("field", field, "least", least, "most", most));
        }
        return said;
    }

    private static Refusal.Invalid invalid(String field, String detail) {
        return new Refusal.Invalid("invalid", detail, Map.of("field", field));
    }
}
