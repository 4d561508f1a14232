package app.prosa.contact;

import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.agent.Permission;
import app.prosa.agent.Photo;
import app.prosa.agent.Requires;
import app.prosa.web.Holds;
import app.prosa.web.Limit;
import app.prosa.web.RateLimits;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Contacts over HTTP.
@RestController
@RequestMapping("/api/v1/contacts/{id}")
class ContactController {

    private final Contacts contacts;
    private final ContactPhotos photos;
    private final ContactBlocks blocks;
    private final RateLimits limits;

    ContactController(Contacts contacts, ContactPhotos photos, ContactBlocks blocks, RateLimits limits) {
        this.contacts = contacts;
        this.photos = photos;
        this.blocks = blocks;
        this.limits = limits;
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

    /// Shows a contact's photo. Its address changes with the photo, so browsers keep it.
    @GetMapping("/photo")
    @Requires(Permission.ATTEND)
    ResponseEntity<byte[]> contactPhoto(@PathVariable UUID id, Actor actor) {
        return photos.show(actor, new ContactId(id))
                .answer(CacheControl.maxAge(Duration.ofDays(365)).immutable());
    }

    /// Gives a contact a photo: the bytes of a JPEG, PNG or GIF.
    @PutMapping("/photo")
    @Requires(Permission.ATTEND)
    Contact setContactPhoto(@PathVariable UUID id, Actor actor, InputStream body) throws IOException {
        // Before the body is read: whoever may not see the contact learns nothing, however long the picture.
        contacts.read(new ContactId(id), actor);
        limits.take(Limit.PHOTO, actor.agent().value().toString());
        return photos.set(actor, new ContactId(id), Photo.read(body));
    }

    /// Removes a contact's photo.
    @DeleteMapping("/photo")
    @Requires(Permission.ATTEND)
    Contact removeContactPhoto(@PathVariable UUID id, Actor actor) {
        return photos.remove(actor, new ContactId(id));
    }

    /// Why a contact is blocked.
    record BlockReason(String reason) {}

    /// Blocks a contact for good: nothing they send is received, nothing can be sent to them, and what is open
    /// with them is resolved. Whoever is blocked already stays so, with the first reason.
    @PutMapping("/block")
    @Requires(Permission.BLOCK_CONTACTS)
    Contact blockContact(@PathVariable ContactId id, @RequestBody BlockReason body, Actor actor) {
        return blocks.block(actor, id, body.reason());
    }

    /// Hears a contact again. What they sent meanwhile does not come back.
    @DeleteMapping("/block")
    @Requires(Permission.BLOCK_CONTACTS)
    Contact unblockContact(@PathVariable ContactId id, Actor actor) {
        return blocks.unblock(actor, id);
    }

    /// Whose a contact is.
    record Wallet(List<AgentId> agents) {}

    /// Gives a contact agents of its own: all its services go to them. Nobody: to whoever is next.
    @PutMapping("/wallet")
    @Requires(value = Permission.ATTEND, module = Module.WALLET)
    Contact chooseWallet(@PathVariable UUID id, @RequestBody Wallet wallet, Actor actor) {
        return contacts.assign(new ContactId(id), wallet.agents(), actor);
    }

    /// Bloquear Chatbot: the chatbot does nothing with a contact by itself, whatever the connection. Agents may still
    /// fire flows.
    @PutMapping("/chatbot-block")
    @Requires(value = Permission.ATTEND, module = Module.CHATBOT, audited = true)
    Contact blockChatbot(@PathVariable ContactId id, Actor actor) {
        return contacts.switchBot(id, true, actor);
    }

    /// Lets the chatbot talk to a contact again.
    @DeleteMapping("/chatbot-block")
    @Requires(value = Permission.ATTEND, module = Module.CHATBOT, audited = true)
    Contact unblockChatbot(@PathVariable ContactId id, Actor actor) {
        return contacts.switchBot(id, false, actor);
    }

    /// What may be sent: a field that is absent stays, `null` or empty text clears it.
    ///
    /// @param version the version that the change is meant for, or absent to change whatever is there
    record ContactChange(
            @Holds(String.class) @Nullable JsonNode name,
            @Holds(String.class) @Nullable JsonNode email,
            @Holds(String.class) @Nullable JsonNode phone,
            @Holds(String.class) @Nullable JsonNode company,
            @Holds(String.class) @Nullable JsonNode observations,
            @Nullable Long version) {

        ContactPatch patch() {
            return new ContactPatch(text(name), text(email), text(phone), text(company), text(observations));
        }

        private static @Nullable String text(@Nullable JsonNode sent) {
            if (sent == null) {
                return null;
            }
            return sent.isNull() ? "" : sent.asString();
        }
    }
}
