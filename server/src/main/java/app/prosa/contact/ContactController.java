package app.prosa.contact;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.web.Holds;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Contacts over HTTP.
@RestController
@RequestMapping("/api/v1/contacts/{id}")
class ContactController {

    private final Contacts contacts;

    ContactController(Contacts contacts) {
        this.contacts = contacts;
    }

    @GetMapping
    @Requires(Permission.ATTEND)
    Contact read(@PathVariable UUID id, Actor actor) {
        return contacts.read(new ContactId(id), actor);
    }

    @PatchMapping
    @Requires(Permission.ATTEND)
    Contact change(@PathVariable UUID id, @RequestBody ContactChange change, Actor actor) {
        return contacts.change(new ContactId(id), change.patch(), actor, change.version());
    }

    /// What may be sent: a field that is absent stays, `null` or empty text clears it.
    ///
    /// @param version the version that the change is meant for, or absent to change whatever is there
    record ContactChange(
            @Holds(String.class) @Nullable JsonNode name,
            @Holds(String.class) @Nullable JsonNode email,
            @Holds(String.class) @Nullable JsonNode phone,
            @Holds(String.class) @Nullable JsonNode observations,
            @Nullable Long version) {

        ContactPatch patch() {
            return new ContactPatch(text(name), text(email), text(phone), text(observations));
        }

        private static @Nullable String text(@Nullable JsonNode sent) {
            if (sent == null) {
                return null;
            }
            return sent.isNull() ? "" : sent.asString();
        }
    }
}
