package app.prosa.agent;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Finds who an e-mail may belong to, before anybody has proven anything.
@Component
class Candidates {

    private final AgentStore agents;

    Candidates(AgentStore agents) {
        this.agents = agents;
    }

    @Transactional(readOnly = true)
    public Optional<AgentStore.Candidate> named(String email, String address) {
        return agents.candidate(email, address);
    }
}
