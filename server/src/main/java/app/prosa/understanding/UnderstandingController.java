package app.prosa.understanding;

import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.understanding.EntityType.Value;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Intents and entities over HTTP.
@RestController
class UnderstandingController {

    private static final String INTENTS = "/api/v1/intents";
    private static final String INTENT = INTENTS + "/{intentId}";
    private static final String ENTITIES = "/api/v1/entities";
    private static final String ENTITY = ENTITIES + "/{entityId}";

    private final Intents intents;
    private final EntityTypes entities;

    UnderstandingController(Intents intents, EntityTypes entities) {
        this.intents = intents;
        this.entities = entities;
    }

    record IntentList(List<Intent> items) {}

    /// Lists the intents with their example phrases, by name.
    @GetMapping(INTENTS)
    @Requires(value = Permission.ATTEND, module = Module.CHATBOT)
    IntentList listIntents(Actor actor) {
        return new IntentList(intents.all(actor.account()));
    }

    record NewIntent(String name, List<String> phrases) {}

    /// Makes an intent. Refused with `phrase-taken` when another one has one of its phrases already.
    @PostMapping(INTENTS)
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    @ResponseStatus(HttpStatus.CREATED)
    Intent addIntent(Actor actor, @RequestBody NewIntent body) {
        return intents.add(actor, body.name(), body.phrases());
    }

    /// @param active whether messages are compared with it
    record IntentChange(String name, boolean active) {}

    /// Renames an intent, or says whether messages are compared with it.
    @PutMapping(INTENT)
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    Intent changeIntent(Actor actor, @PathVariable IntentId intentId, @RequestBody IntentChange body) {
        return intents.change(actor.account(), intentId, body.name(), body.active());
    }

    /// Removes an intent with its phrases. What messages meant before stays with them. Refused with
    /// `intent-in-use` while a flow begins by it.
    @DeleteMapping(INTENT)
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeIntent(Actor actor, @PathVariable IntentId intentId) {
        intents.remove(actor.account(), intentId);
    }

    record NewPhrases(List<String> texts) {}

    /// Adds example phrases to an intent, all or none. Refused with `phrase-taken` when an intent has one
    /// of them already.
    @PostMapping(INTENT + "/phrases")
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    Intent addPhrases(Actor actor, @PathVariable IntentId intentId, @RequestBody NewPhrases body) {
        return intents.teach(actor, intentId, body.texts());
    }

    /// Removes an example phrase of an intent.
    @DeleteMapping(INTENT + "/phrases/{phraseId}")
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    Intent removePhrase(Actor actor, @PathVariable IntentId intentId, @PathVariable PhraseId phraseId) {
        return intents.unteach(actor.account(), intentId, phraseId);
    }

    record EntityList(List<EntityType> items) {}

    /// Lists the account's own entities, by name.
    @GetMapping(ENTITIES)
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    EntityList listEntities(Actor actor) {
        return new EntityList(entities.all(actor.account()));
    }

    record EntityWish(String name, List<Value> values) {}

    /// Makes an entity. Refused with `same-value` when two of its values have the same word.
    @PostMapping(ENTITIES)
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    @ResponseStatus(HttpStatus.CREATED)
    EntityType addEntity(Actor actor, @RequestBody EntityWish body) {
        return entities.add(actor.account(), body.name(), body.values());
    }

    /// @param revision of the entity that the change is meant for
    record EntityChange(String name, List<Value> values, long revision) {}

    /// Writes an entity anew. Refused with `changed-meanwhile` when somebody else has changed it since.
    @PutMapping(ENTITY)
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    EntityType changeEntity(Actor actor, @PathVariable EntityTypeId entityId, @RequestBody EntityChange body) {
        return entities.change(actor.account(), entityId, body.revision(), body.name(), body.values());
    }

    /// Removes an entity. Refused with `intent-in-use` while a flow begins by it.
    @DeleteMapping(ENTITY)
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeEntity(Actor actor, @PathVariable EntityTypeId entityId) {
        entities.remove(actor.account(), entityId);
    }
}
