package app.prosa.agent;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The stored side of [PasswordChange]: hashing takes too long to happen inside a transaction.
@Component
class PasswordHashes {

    private final AgentStore agents;
    private final Browsers browsers;

    PasswordHashes(AgentStore agents, Browsers browsers) {
        this.agents = agents;
        this.browsers = browsers;
    }

    @Transactional(readOnly = true)
    public Stored of(Actor actor) {
        return agents.passwordHash(actor.account(), actor.agent());
    }

    @Transactional
    public void replace(Actor actor, String hash) {
        agents.passwordHash(actor.account(), actor.agent(), hash);
        browsers.endOthers(actor);
    }

    record Stored(String email, String hash) {}
}
