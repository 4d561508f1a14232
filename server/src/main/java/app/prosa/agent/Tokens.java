package app.prosa.agent;

import app.prosa.sql.Ids;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The API tokens of an agent. A token may do what its agent may, at every moment.
@Component
class Tokens {

    private static final int MOST = 50;
    private static final int LONGEST_DAYS = 3650;

    private final TokenStore tokens;
    private final ActorCache cache;
    private final Ids ids;
    private final Clock clock;

    Tokens(TokenStore tokens, ActorCache cache, Ids ids, Clock clock) {
        this.tokens = tokens;
        this.cache = cache;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Token> all(Actor actor) {
        return tokens.of(actor);
    }

    @Transactional
    public Token add(Actor actor, String name, @Nullable Integer expiresInDays, String secret) {
        if (expiresInDays != null && (expiresInDays < 1 || expiresInDays > LONGEST_DAYS)) {
            throw new Refusal.Invalid(
                    "invalid",
                    "A token is valid for 1 to " + LONGEST_DAYS + " days.",
                    Map.of("field", "expiresInDays", "most", LONGEST_DAYS));
        }
        if (tokens.of(actor).size() >= MOST) {
            throw new Refusal.Conflict("too-many-tokens", "Delete a token before making another.");
        }
        var now = clock.instant();
        var token = new Token(
                new TokenId(ids.next()),
                Texts.name("name", name),
                now,
                null,
                expiresInDays == null ? null : now.plus(Duration.ofDays(expiresInDays)));
        tokens.insert(actor, token, Secrets.hash(secret));
        return token;
    }

    @Transactional
    public void delete(Actor actor, TokenId id) {
        if (!tokens.delete(actor, id)) {
            throw new Refusal.NotFound("token");
        }
        cache.forgetAfterCommit(id);
    }
}
