package app.prosa.agent;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// One's own API tokens.
@RestController
class TokenController {

    private final Tokens tokens;

    TokenController(Tokens tokens) {
        this.tokens = tokens;
    }

    /// Lists one's API tokens, without their secrets.
    @Requires(Permission.ATTEND)
    @GetMapping("/api/v1/me/tokens")
    TokenList tokens(Actor actor) {
        return new TokenList(tokens.all(actor));
    }

    /// Makes an API token. The answer holds its secret, this once.
    @Requires(Permission.ATTEND)
    @PostMapping("/api/v1/me/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    NewToken makeToken(Actor actor, @RequestBody TokenRequest body) {
        var secret = Sessions.TOKEN_PREFIX + Secrets.make();
        var token = tokens.add(actor, body.name(), body.expiresInDays(), secret);
        return new NewToken(token.id(), token.name(), token.createdAt(), token.expiresAt(), secret);
    }

    /// Deletes an API token: it no longer works.
    @Requires(Permission.ATTEND)
    @DeleteMapping("/api/v1/me/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteToken(Actor actor, @PathVariable TokenId id) {
        tokens.delete(actor, id);
    }

    record TokenList(List<Token> items) {}

    record TokenRequest(String name, @Nullable Integer expiresInDays) {}

    record NewToken(
            TokenId id,
            String name,
            Instant createdAt,
            @Nullable Instant expiresAt,
            String token) {}
}
